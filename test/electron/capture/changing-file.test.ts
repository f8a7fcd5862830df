// Captures that change while they are read: recordings under way, disks that are tidied, files that are written anew.
import {
  appendFileSync,
  copyFileSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyzeCapture } from '../../../electron/capture/analyze-capture.ts';
import type { Session } from '../../../shared/model/session.ts';
import { writeTraffic } from '../../bench/traffic.mjs';
import { withFolder } from '../../support/export-sessions.ts';

const SESSIONS = 1_200;
const HEADER_BYTES = 24;

/** Reads a capture of several windows, and lets `change` happen once the first packets are there. */
function readWhile(change: (file: string) => void) {
  return withFolder(async (folder) => {
    const file = join(folder, 'changing.pcap');
    writeTraffic(file, { sessions: SESSIONS, bodyBytes: 4096 });
    const sessions = new Map<number, Session>();
    let isChanged = false;
    const result = await analyzeCapture([file], {
      onSession: (session) => void sessions.set(session.id, session),
      onProgress: () => {
        if (!isChanged) change(file);
        isChanged = true;
        return Promise.resolve();
      },
    });
    return { sessions: sessions.size, ...result, codes: result.notices.map(({ code }) => code) };
  });
}

describe('a capture that changes while it is read', () => {
  it('is read on when it is removed: it is open', async () => {
    const { sessions, codes } = await readWhile((file) => {
      rmSync(file);
    });
    expect({ sessions, codes }).toEqual({ sessions: SESSIONS, codes: [] });
  });

  it('is read to its new end when it grows', async () => {
    const { sessions, codes, capture } = await readWhile((file) => {
      appendFileSync(file, readFileSync(file).subarray(HEADER_BYTES));
    });
    expect(sessions).toBeGreaterThanOrEqual(SESSIONS);
    expect(capture.packets).toBeGreaterThan(SESSIONS * 17);
    expect(codes.filter((code) => code === 'reading-failed' || code === 'cut-short')).toEqual([]);
  });

  it('is read to where the writer is, when that one is in the middle of a packet', async () => {
    const { sessions, codes } = await readWhile((file) => {
      appendFileSync(file, readFileSync(file).subarray(HEADER_BYTES, HEADER_BYTES + 30));
    });
    expect({ sessions, codes }).toEqual({ sessions: SESSIONS, codes: ['cut-short'] });
  });

  it('shows what was read, and where it ends, when it shrinks', async () => {
    const { sessions, codes } = await readWhile((file) => {
      truncateSync(file, 2_500_000);
    });
    expect(sessions).toBeGreaterThan(0);
    expect(sessions).toBeLessThan(SESSIONS);
    expect(codes).toContain('cut-short');
  });

  it('ends, and says so, when it is overwritten with something else', async () => {
    const { sessions, codes } = await readWhile((file) => {
      writeFileSync(file, 'x'.repeat(6_000_000));
    });
    expect(sessions).toBeGreaterThan(0);
    expect(codes).toContain('impossible-packet-length');
  });

  it('is the one that was opened when another one takes its name', async () => {
    const { sessions, codes } = await readWhile((file) => {
      copyFileSync('assets/sample.pcap', `${file}.new`);
      renameSync(`${file}.new`, file);
    });
    expect({ sessions, codes }).toEqual({ sessions: SESSIONS, codes: [] });
  });
});
