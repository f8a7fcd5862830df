import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openCapture } from '../../../electron/capture/open-capture.ts';
import { collectFrames } from '../../support/collect-frames.ts';
import { writePcap } from '../../support/pcap-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-opinion-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const original = join(folder, 'original.pcap');
writeFileSync(
  original,
  writePcap(
    Array.from({ length: 300 }, (_, index) => ({
      seconds: 1_700_000_000 + index,
      nanoseconds: (index * 7_919_123) % 1_000_000_000,
      bytes: Buffer.alloc(60 + (index % 90), index),
      originalLength: 60 + (index % 90) + (index % 3) * 100,
    })),
    { precision: 'nanoseconds' },
  ),
);

/** Number, time, lengths of each frame as tshark tells them. */
function askTshark(path: string): string[] {
  const fields = ['frame.number', 'frame.time_epoch', 'frame.cap_len', 'frame.len'];
  const output = execFileSync(
    'tshark',
    ['-r', path, '-T', 'fields', ...fields.flatMap((field) => ['-e', field])],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  return output.toString().trim().split('\n');
}

async function ask(path: string): Promise<string[]> {
  const reader = await openCapture([path]);
  const frames = await collectFrames(reader.batches());
  expect(reader.notices).toEqual([]);
  return frames.map(({ packet, seconds, nanoseconds, hex, originalLength }) => {
    const time = `${String(seconds)}.${String(nanoseconds).padStart(9, '0')}`;
    return [packet, time, hex.length / 2, originalLength].join('\t');
  });
}

const WRITTEN: readonly (readonly [name: string, program: string, args: readonly string[]])[] = [
  ['editcap as pcap', 'editcap', ['-F', 'pcap', original]],
  ['editcap as nanosecond pcap', 'editcap', ['-F', 'nsecpcap', original]],
  ['editcap as pcapng', 'editcap', ['-F', 'pcapng', original]],
  ['editcap, cut to 50 bytes', 'editcap', ['-F', 'pcapng', '-s', '50', original]],
  ['mergecap, with two interfaces', 'mergecap', ['-F', 'pcapng', '-I', 'none', original, original, '-w']],
  ['tcpdump', 'tcpdump', ['-r', original, '-w']],
];

describe('tshark reads the same from', () => {
  it.each(WRITTEN)('what %s wrote', async (name, program, args) => {
    const path = join(folder, name);
    execFileSync(program, [...args, path], { stdio: 'ignore' });
    expect(readFileSync(path).length).toBeGreaterThan(1000);
    expect(await ask(path)).toEqual(askTshark(path));
  });
});
