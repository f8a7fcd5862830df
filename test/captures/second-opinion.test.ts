// On simple dialogues tshark must see the same commands and reply codes in the same packets.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Session } from '../../shared/model/session.ts';
import { analyzeWhole } from '../support/analyze.ts';

/** Nothing pipelined, chunked, encrypted or lost: there tshark errs, as the recorded truths show. */
const SIMPLE_CASES = [
  'recipients-postfix',
  'recipients-opensmtpd',
  'reverse-dns-postfix',
  'bad-helo-postfix',
  'sender-refused-postfix',
  'greylisted-exim',
  'trouble-postfix',
  'ipv6',
];

interface Said {
  readonly packet: number;
  readonly verb?: string;
  readonly code?: number;
}

test.each(SIMPLE_CASES)('agrees with tshark on %s', async (name) => {
  const path = join(import.meta.dirname, name, 'smtp.pcap');
  const { sessions } = await analyzeWhole([path]);
  expect(sessions.flatMap(saidIn).sort(byPacket)).toEqual(heardByTshark(path));
});

function saidIn(session: Session): readonly Said[] {
  return session.exchanges.flatMap(({ command, reply }) => [
    ...(command ? [{ packet: command.packet, verb: command.verb }] : []),
    ...(reply ? [{ packet: reply.packet, code: reply.code }] : []),
  ]);
}

function byPacket(a: Said, b: Said): number {
  return a.packet - b.packet;
}

function heardByTshark(path: string): readonly Said[] {
  const fields = ['frame.number', 'smtp.req.command', 'smtp.response.code'].flatMap((field) => ['-e', field]);
  const args = ['-r', path, '-Y', 'smtp.req.command or smtp.response.code', '-T', 'fields', ...fields];
  const output = execFileSync('tshark', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return output
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [packet, verb = '', code = ''] = line.split('\t');
      return verb === ''
        ? { packet: Number(packet), code: Number(code.split(',')[0]) }
        : { packet: Number(packet), verb: verb.toUpperCase() };
    });
}
