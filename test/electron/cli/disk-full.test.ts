import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { runCli } from '../../../electron/cli/run-cli.ts';

const SAMPLE = resolve(import.meta.dirname, '../../../assets/sample.pcap');
const canMount = process.platform === 'linux' && process.getuid?.() === 0;

test.runIf(canMount)(
  'a full disk is told, leaves no half report, and keeps the one that was there',
  async () => {
    const disk = mkdtempSync(join(tmpdir(), 'smtpscope-full-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', disk]);
    try {
      const report = join(disk, 'report.json');
      writeFileSync(report, 'of yesterday');
      mkdirSync(join(disk, 'other'));
      let said = '';
      const sink = () =>
        new Writable({ write: (chunk, _encoding, done) => ((said += String(chunk)), done()) });
      const code = await runCli(['analyze', SAMPLE, '-f', 'json', '-o', report, '--force'], {
        stdin: process.stdin,
        stdout: sink(),
        stderr: sink(),
        env: {},
        signal: new AbortController().signal,
      });
      expect(code).toBe(2);
      expect(said).toMatch(/full|no space/i);
      expect(readFileSync(report, 'utf8')).toBe('of yesterday');
      expect(readdirSync(disk).sort()).toEqual(['other', 'report.json']);
    } finally {
      spawnSync('umount', [disk]);
      rmSync(disk, { recursive: true });
    }
  },
);
