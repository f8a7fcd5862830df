import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../../electron/cli/run-cli.ts';
import { REPORT_FORMATS } from '../../../shared/report/formats/index.ts';
import { CAPTURE_SECONDS } from '../../support/packets.ts';
import { writePcap } from '../../support/pcap-writer.ts';
import { PLANTED, plantedCapture, SECRET_FORMS } from '../../support/planted-secrets.ts';

let folder: string;
let capture: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'smtpscope-secrets-'));
  capture = join(folder, 'logins.pcap');
  writeFileSync(
    capture,
    writePcap(
      plantedCapture().map(({ bytes, atNanos }) => ({
        bytes,
        seconds: CAPTURE_SECONDS + Math.floor(atNanos / 1e9),
        nanoseconds: atNanos % 1e9,
      })),
    ),
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function output(...args: readonly string[]): Promise<string> {
  let text = '';
  const sink = () => new Writable({ write: (chunk, _encoding, done) => ((text += String(chunk)), done()) });
  await runCli(['analyze', capture, ...args], {
    stdin: process.stdin,
    stdout: sink(),
    stderr: sink(),
    env: {},
    signal: new AbortController().signal,
  });
  return text;
}

describe('the planted password', () => {
  it.each(REPORT_FORMATS.map(({ name }) => name))('stands nowhere in %s', async (format) => {
    const text = await output('--format', format);
    expect(text.length).toBeGreaterThan(100);
    for (const form of SECRET_FORMS) {
      const at = text.indexOf(form);
      expect(at < 0 ? '' : text.slice(Math.max(0, at - 200), at + 40)).toBe('');
    }
  });

  it('is shown to those who ask for it', async () => {
    const text = await output('--format', 'json', '--show-secrets');
    expect(text).toContain(PLANTED);
    for (const form of SECRET_FORMS) expect(text).toContain(form);
  });
});
