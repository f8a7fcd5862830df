import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { writeTraffic } from '../bench/traffic.mjs';
import { openWindow, runCommand, SAMPLE, startCommand } from './packaged-program.ts';

const withoutDisplay = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' };
let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'smtpscope-packaged-'));
});
test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

test('the window opens the sample and leads to a refusal', async () => {
  const { page, close } = await openWindow(folder, [SAMPLE]);
  try {
    await expect(page.getByRole('heading', { level: 1 })).toContainText('sessions');
    await page.getByTestId('cause').first().getByRole('button').first().click();
    await page.getByTestId('session-row').first().click();
    await expect(page.getByTestId('verdict')).toContainText('What to do');
  } finally {
    await close();
  }
});

for (const [name, env] of [
  ['a display', process.env],
  ['no display', withoutDisplay],
] as const) {
  test(`the command line works where there is ${name}`, () => {
    const { code, stdout } = runCommand(['analyze', SAMPLE, '--format', 'json', '--fail-on', 'any'], { env });
    expect(code).toBe(1);
    const { schema, sessions } = JSON.parse(stdout) as { schema: string; sessions: readonly object[] };
    expect(schema).toBe('smtpscope/analysis@1');
    expect(sessions.length).toBeGreaterThan(3);
  });

  test(`a capture can be piped in where there is ${name}`, () => {
    const { code, stdout } = runCommand(['analyze', '-'], { env, input: readFileSync(SAMPLE) });
    expect(code).toBe(0);
    expect(stdout).toContain('Why mail was refused');
  });

  test(`version, help and a wrong command are answered where there is ${name}`, () => {
    expect(runCommand(['--version'], { env })).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^smtpscope \d/),
    });
    expect(runCommand(['--help'], { env })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('explain'),
    });
    expect(runCommand(['nonsense'], { env })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no command'),
    });
    expect(runCommand(['explain', '550 5.1.1 no such user'], { env })).toMatchObject({ code: 0 });
  });
}

for (const [name, env] of [
  ['a display', process.env],
  ['no display', withoutDisplay],
] as const) {
  test(`a large capture is read whole, by its thread too, where there is ${name}`, () => {
    const { code, stdout } = runCommand(['analyze', largeCapture(), '--format', 'ndjson'], { env });
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(LARGE_SESSIONS);
  });

  test(`a PDF is printed where there is ${name}`, () => {
    const output = join(folder, 'report.pdf');
    const { code, stderr } = runCommand(['analyze', SAMPLE, '--output', output], { env });
    expect({ code, said: stderr.includes('smtpscope:') }).toEqual({ code: 0, said: false });
    const pdf = readFileSync(output, 'latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    expect(pdf).toContain('%%EOF');
    expect(readdirSync(folder)).toEqual(['report.pdf']);
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    test(`nothing is left of an export that ${signal} stops where there is ${name}`, async () => {
      const output = join(folder, 'out');
      mkdirSync(output);
      const child = startCommand(['analyze', largeCapture(), '-o', join(output, 'report.json')], env);
      const ended = new Promise((done) => child.once('close', done));
      await expect.poll(() => readdirSync(output), { intervals: [5] }).not.toEqual([]);
      child.kill(signal);
      await ended;
      await expect.poll(() => readdirSync(output)).toEqual([]);
    });
}

test('the window reads a large capture whole', async () => {
  const { page, close } = await openWindow(folder, [largeCapture()]);
  try {
    await expect(page.getByRole('heading', { level: 1 })).toContainText('2,500 sessions', {
      timeout: 60_000,
    });
  } finally {
    await close();
  }
});

const LARGE_SESSIONS = 2_500;

/** Above 8 MB, from where on a thread finds the packets. */
function largeCapture(): string {
  const file = join(folder, 'large.pcap');
  writeTraffic(file, { sessions: LARGE_SESSIONS, bodyBytes: 4096 });
  return file;
}

test('the executable is no Node and takes no code from the environment', () => {
  const mark = join(folder, 'mark');
  const intruder = join(folder, 'intruder.js');
  writeFileSync(intruder, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, 'x');`);
  const env = { ...withoutDisplay, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require ${intruder}` };
  expect(runCommand(['--version'], { env }).stdout).toMatch(/^smtpscope /);
  expect(() => readFileSync(mark)).toThrow('ENOENT');
});
