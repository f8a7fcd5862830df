import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { electronSwitches } from '../../electron/launcher/display.mjs';
import { EXECUTABLE, SAMPLE } from './packaged-program.ts';

const NAMESPACE = `smtpscope-${process.pid}`;
const WATCH_MILLIS = 15_000;
const RESOLVER_FOLDER = join('/etc/netns', NAMESPACE);

const inNamespace = (...command: readonly string[]) => ['netns', 'exec', NAMESPACE, ...command];
const ip = (...args: readonly string[]) => execFileSync('ip', args, { stdio: 'pipe' });

test.skip(process.getuid?.() !== 0, 'only root may make a network namespace');

test.beforeAll(() => {
  // A network where everything seems reachable and nothing answers: whoever tries is seen.
  ip('netns', 'add', NAMESPACE);
  // Its group messages would be seen.
  ip(
    ...inNamespace(
      'sysctl',
      '-q',
      '-w',
      'net.ipv6.conf.all.disable_ipv6=1',
      'net.ipv6.conf.default.disable_ipv6=1',
    ),
  );
  ip('-n', NAMESPACE, 'link', 'set', 'lo', 'up');
  ip('-n', NAMESPACE, 'link', 'add', 'wire', 'type', 'veth', 'peer', 'name', 'far');
  ip('-n', NAMESPACE, 'link', 'set', 'far', 'up');
  ip('-n', NAMESPACE, 'addr', 'add', '10.99.0.1/24', 'dev', 'wire');
  ip('-n', NAMESPACE, 'link', 'set', 'wire', 'arp', 'off', 'up');
  ip('-n', NAMESPACE, 'route', 'add', 'default', 'dev', 'wire');
  mkdirSync(RESOLVER_FOLDER, { recursive: true });
  writeFileSync(
    join(RESOLVER_FOLDER, 'resolv.conf'),
    'nameserver 10.99.0.53\noptions timeout:1 attempts:1\n',
  );
});
test.afterAll(() => {
  spawnSync('ip', ['netns', 'delete', NAMESPACE]);
  rmSync(RESOLVER_FOLDER, { recursive: true, force: true });
});

/** What tcpdump saw leave while `act` ran. */
async function sent(act: () => Promise<void>): Promise<string> {
  const watcher = spawn('ip', inNamespace('tcpdump', '-n', '-l', '-i', 'wire', 'not igmp'), {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let seen = '';
  watcher.stdout.on('data', (piece: Buffer) => (seen += piece.toString()));
  await new Promise((ready) => watcher.stderr.once('data', ready));
  await act();
  await pause(1_000);
  watcher.kill('SIGINT');
  await new Promise((done) => watcher.once('close', done));
  return seen;
}

const pause = (millis: number) => new Promise<void>((done) => setTimeout(done, millis));

test('the watch sees a name being looked up', async () => {
  const seen = await sent(async () => {
    spawnSync('ip', inNamespace('getent', 'hosts', 'example.com'));
    return Promise.resolve();
  });
  expect(seen).toContain('10.99.0.53');
});

test('the program sends nothing: not at its start, not while it reads, not in its command line', async () => {
  const userData = mkdtempSync(join(tmpdir(), 'smtpscope-network-'));
  try {
    const seen = await sent(async () => {
      const args = [...electronSwitches(), `--user-data-dir=${userData}`, SAMPLE];
      const program = spawn('ip', inNamespace(EXECUTABLE, ...args), { stdio: 'ignore' });
      await pause(WATCH_MILLIS);
      program.kill('SIGTERM');
      spawnSync('ip', inNamespace(EXECUTABLE, ...electronSwitches(), 'analyze', SAMPLE));
    });
    // It did run: it remembers the theme from its first moment.
    expect(readFileSync(join(userData, 'settings.json'), 'utf8')).toContain('theme');
    expect(seen.trim()).toBe('');
  } finally {
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  }
});
