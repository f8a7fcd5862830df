import { expect, test } from 'vitest';
import { bytesBefore, packetsOfStep } from '../../../renderer/dialogue/step-packets.ts';
import { stepsOf } from '../../../renderer/dialogue/steps.ts';
import type { SessionWire } from '../../../shared/ipc/contract.ts';
import { client, scriptSession, server } from '../../support/session-script.ts';

// Replies of 13, 34 and 8 bytes; packets of at most 20.
const SCRIPTED = scriptSession(
  1,
  1,
  [
    server('220 mail.mx'),
    client('EHLO a'),
    server(['250-mail.example', '250 SIZE 10240']),
    client('NOOP'),
    server('250 ok'),
  ],
  { clientAddress: '192.0.2.1', outcome: 'no-mail' },
);
const SESSION = { ...SCRIPTED, lastPacket: 20 };

function wire(
  packets: readonly (readonly [packet: number, side: 'client' | 'server', bytes: number, sequence: number])[],
): SessionWire {
  return {
    complete: true,
    packets: packets.map(([packet, side, bytes, sequence]) => ({
      ...{ packet, side, bytes, sequence },
      at: '2017-04-30T16:16:02.104233Z',
      flags: [],
      acknowledgment: 0,
      window: 0,
    })),
  };
}

function stepOf(key: string) {
  const step = stepsOf(SESSION).find((each) => each.key === key);
  if (!step) throw new Error(`no step ${key}`);
  return step;
}

test('a reply takes all its packets, each byte once, and none of the next reply', () => {
  const { packet = 0 } = stepOf('reply-2');
  const long = wire([
    [packet - 2, 'server', 13, 80],
    [packet, 'server', 20, 100],
    [packet + 1, 'client', 0, 7],
    // Sent again.
    [packet + 1, 'server', 20, 100],
    [packet + 2, 'server', 14, 120],
    [packet + 3, 'server', 30, 134],
  ]);
  expect(
    packetsOfStep(stepOf('reply-2'), { ...SESSION, exchanges: SESSION.exchanges.slice(0, 2) }, long),
  ).toEqual([packet, packet + 2]);
});

test('until the packets are known there is the first alone', () => {
  expect(packetsOfStep(stepOf('reply-2'), SESSION, undefined)).toEqual([stepOf('reply-2').packet]);
});

test('what stands before a reply in its packet is counted', () => {
  const [reply] = SESSION.exchanges;
  if (!reply?.reply) throw new Error('the banner is a reply');
  const { packet } = reply.reply;
  const exchanges = SESSION.exchanges.map((each) =>
    each.reply ? { ...each, reply: { ...each.reply, packet } } : each,
  );
  const joined = { ...SESSION, exchanges };
  const last = stepsOf(joined).find(({ key }) => key === 'reply-3');
  expect(last && bytesBefore(last, joined)).toBe(
    '220 mail.mx\r\n250-mail.example\r\n250 SIZE 10240\r\n'.length,
  );
});
