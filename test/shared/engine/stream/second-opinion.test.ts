import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  CAPTURE_SECONDS,
  conversation,
  duplicate,
  move,
  vlan,
  type TestFrame,
} from '../../../support/packets.ts';
import { writePcap } from '../../../support/pcap-writer.ts';
import { recordStreams } from '../../../support/streams.ts';

const hasTshark = spawnSync('tshark', ['--version']).status === 0;

const dialogue = (options: Parameters<typeof conversation>[0]) =>
  conversation(options)
    .open()
    .server('220 mx.example.net ESMTP\r\n')
    .client('EHLO client.example.com\r\n')
    .server('250-mx.example.net\r\n250 PIPELINING\r\n')
    .client(`DATA\r\n${'body '.repeat(200)}\r\n.\r\n`)
    .server('250 queued\r\n')
    .close()
    .frames();

const small = dialogue({ segmentBytes: 50 });
const CASES: Readonly<Record<string, readonly TestFrame[]>> = {
  'a clean conversation': dialogue({}),
  'IPv6 with a wrap of sequence numbers': dialogue({
    client: '2001:db8::7',
    server: '2001:db8::25',
    clientSequence: 0xffffff00,
    segmentBytes: 100,
  }),
  'data out of order': move(move(small, 8, 11), 14, 12),
  'packets captured twice, behind VLAN tags': vlan(duplicate(duplicate(small, 9), 5), 5, 7),
};

/** What each side sent, as `tshark -z follow` has it: hexadecimal lines, those of the server behind a tab. */
function followed(file: string): { client: string; server: string } {
  const output = execFileSync('tshark', ['-r', file, '-q', '-z', 'follow,tcp,raw,0'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const said = { client: '', server: '' };
  for (const line of output.split('\n')) {
    const found = /^(\t?)([0-9a-f]+)$/.exec(line);
    if (found === null) continue;
    said[found[1] === '' ? 'client' : 'server'] += Buffer.from(found[2] ?? '', 'hex').toString('latin1');
  }
  return said;
}

describe.skipIf(!hasTshark)('tshark', () => {
  for (const [name, frames] of Object.entries(CASES)) {
    it(`sees the same bytes in ${name}`, () => {
      const folder = mkdtempSync(join(tmpdir(), 'smtpscope-'));
      try {
        const file = join(folder, 'case.pcap');
        const written = frames.map(({ bytes, atNanos }) => ({
          seconds: CAPTURE_SECONDS + Math.floor(atNanos / 1e9),
          nanoseconds: atNanos % 1e9,
          bytes,
        }));
        writeFileSync(file, writePcap(written));
        const told = recordStreams(frames).conversations[0]?.told ?? [];
        const of = (side: string) =>
          told
            .filter((one) => one.startsWith(`${side}:`) && one !== `${side}:fin`)
            .map((one) => one.slice(2));
        const ours = { client: of('C').join(''), server: of('S').join('') };
        expect(ours.client.length).toBeGreaterThan(1000);
        expect(followed(file)).toEqual(ours);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});
