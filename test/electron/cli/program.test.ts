// The command line as a process of its own: what signals, pipes and a thread that breaks do to it.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPrograms, CLI_ENTRIES } from '../../support/build-program.ts';
import { writeTraffic } from '../../bench/traffic.mjs';

const SESSIONS = 2_500;
let folder = '';
let capture = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'smtpscope-program-'));
  // For a user who may do little, too.
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'out'));
  await buildPrograms(folder, CLI_ENTRIES);
  capture = join(folder, 'large.pcap');
  // Above 8 MB the frames are found in a thread.
  writeTraffic(capture, { sessions: SESSIONS, bodyBytes: 4096 });
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const start = (...args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [join(folder, 'cli.js'), ...args], { stdio: ['pipe', 'pipe', 'pipe'] });

function finished(child: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  return new Promise((resolve) =>
    child.once('close', (code, signal) => {
      resolve({ code, signal });
    }),
  );
}

/** Waits until something of an export under way lies in the folder. */
async function underWay(path: string): Promise<void> {
  while (!readdirSync(path).some((name) => name.includes('.part')))
    await new Promise((next) => setTimeout(next, 2));
}

describe('a large capture', () => {
  const read = (program = 'cli.js') =>
    spawnSync(process.execPath, [join(folder, program), 'analyze', capture, '-f', 'ndjson'], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
  const sessionsIn = (text: string) => text.split('\n').filter((line) => line.startsWith('{')).length;

  it('is read whole with its thread', () => {
    const { status, stdout, stderr } = read();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(sessionsIn(stdout)).toBe(SESSIONS);
  });

  it.each([
    ['throws', 'throw new Error("broken");'],
    ['ends at once', 'process.exit(0);'],
    ['is no program', 'this is no program'],
  ])('is read whole, too, where the thread %s', (_, thread) => {
    const broken = withThread(thread);
    const { status, stdout, stderr } = read(broken);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(sessionsIn(stdout)).toBe(SESSIONS);
  });

  it('is an error where the thread dies in the middle, with what was read before', () => {
    const { status, stdout, stderr } = read(
      withThread(`
        const { parentPort } = require('node:worker_threads');
        const post = parentPort.postMessage.bind(parentPort);
        let batches = 0;
        parentPort.postMessage = (message) => { post(message); if (++batches === 3) process.exit(0); };
        require('../frame-thread.js');`),
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /smtpscope: error: Reading failed after packet \d+: the thread that read ended early/,
    );
    expect(sessionsIn(stdout)).toBeGreaterThan(0);
    expect(sessionsIn(stdout)).toBeLessThan(SESSIONS);
  });

  /** A copy of the program whose thread is another one. */
  function withThread(source: string): string {
    const home = mkdtempSync(join(folder, 'broken-'));
    cpSync(join(folder, 'cli.js'), join(home, 'cli.js'));
    cpSync(join(folder, 'assets'), join(home, 'assets'), { recursive: true });
    symlinkSync(join(folder, 'node_modules'), join(home, 'node_modules'), 'junction');
    writeFileSync(join(home, 'frame-thread.js'), source);
    return join(home.slice(folder.length + 1), 'cli.js');
  }
});

describe('an export that is stopped', () => {
  it.each([
    ['html', 'report.html', 'SIGINT'],
    ['json', 'report.json', 'SIGTERM'],
    ['ndjson', 'report.ndjson', 'SIGINT'],
    ['parquet', 'tables', 'SIGINT'],
    ['eml', 'mail', 'SIGINT'],
    ['pcap', 'slice.pcap', 'SIGTERM'],
  ] as const)('leaves nothing behind (%s by Ctrl-C or kill)', async (format, name, signal) => {
    const out = mkdtempSync(join(folder, 'out', 'stopped-'));
    const child = start('analyze', capture, '-f', format, '-o', join(out, name));
    const end = finished(child);
    await underWay(out);
    child.kill(signal);
    expect(await end).toEqual({ code: 130, signal: null });
    expect(readdirSync(out)).toEqual([]);
  });

  it('leaves what was there before', async () => {
    const out = mkdtempSync(join(folder, 'out', 'kept-'));
    writeFileSync(join(out, 'report.json'), 'of yesterday');
    const child = start('analyze', capture, '-o', join(out, 'report.json'), '--force');
    const end = finished(child);
    await underWay(out);
    child.kill('SIGINT');
    expect((await end).code).toBe(130);
    expect(readdirSync(out)).toEqual(['report.json']);
    expect(readFileSync(join(out, 'report.json'), 'utf8')).toBe('of yesterday');
  });

  it('of a pipe is finished with what came so far', async () => {
    const out = mkdtempSync(join(folder, 'out', 'live-'));
    const child = start('analyze', '-', '-o', join(out, 'report.json'));
    const end = finished(child);
    // The program stops listening when it is told to stop.
    child.stdin?.on('error', () => undefined);
    await new Promise((taken) => child.stdin?.write(readFileSync(capture).subarray(0, 3 << 20), taken));
    await underWay(out);
    await new Promise((next) => setTimeout(next, 1_000));
    child.kill('SIGINT');
    expect((await end).code).toBe(130);
    const { sessions } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as {
      sessions: readonly object[];
    };
    expect(sessions.length).toBeGreaterThan(100);
  });
});

it('a reader that has seen enough is no error', async () => {
  const child = start('analyze', capture, '-f', 'ndjson');
  let said = '';
  child.stderr?.on('data', (piece) => (said += String(piece)));
  child.stdout?.once('data', () => child.stdout?.destroy());
  expect((await finished(child)).code).toBe(0);
  expect(said).toBe('');
});

describe('a file that', () => {
  it('is there is replaced only with --force', () => {
    const out = mkdtempSync(join(folder, 'out', 'force-'));
    const sample = join(import.meta.dirname, '../../../assets/sample.pcap');
    for (const [format, name] of [
      ['csv', 'a.csv'],
      ['pcap', 'a.pcap'],
      ['parquet', 'tables'],
      ['eml', 'mail'],
    ] as const) {
      const path = join(out, name);
      const run = (...more: readonly string[]) => {
        const { status, stderr } = spawnSync(
          process.execPath,
          [join(folder, 'cli.js'), 'analyze', sample, '-f', format, '-o', path, ...more],
          { encoding: 'utf8' },
        );
        return { status, stderr };
      };
      expect(run()).toEqual({ status: 0, stderr: '' });
      expect(run()).toEqual({
        status: 2,
        stderr: expect.stringMatching(/exists already\.\n--force replaces it\.\n$/) as string,
      });
      expect(run('--force')).toEqual({ status: 0, stderr: '' });
    }
    expect(readdirSync(out).sort()).toEqual(['a.csv', 'a.pcap', 'mail', 'tables']);
  });

  it.runIf(process.getuid?.() === 0)('may not be written is told in plain words', () => {
    const out = mkdtempSync(join(folder, 'out', 'denied-'));
    chmodSync(out, 0o755);
    const sample = join(import.meta.dirname, '../../../assets/sample.pcap');
    // Root may write everywhere; nobody may not.
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        '-e',
        `process.setgid(65534); process.setuid(65534); process.argv.splice(1, 0, 'x'); require(${JSON.stringify(join(folder, 'cli.js'))})`,
        '--',
        'analyze',
        sample,
        '-o',
        join(out, 'a.json'),
      ],
      { encoding: 'utf8', env: { ...process.env, HOME: '/' } },
    );
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `smtpscope: You are not allowed to write ${join(out, 'a.json')}.\nChoose another folder with --output.\n`,
    });
    expect(readdirSync(out)).toEqual([]);
  });
});
