import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { electronSwitches } from '../../electron/launcher/display.mjs';

/** The program that "npm run package" made, or another one to test. */
export const EXECUTABLE =
  process.env['SMTPSCOPE_PACKAGED'] ?? resolve(import.meta.dirname, '../../dist/linux-unpacked/smtpscope');
export const SAMPLE = join(dirname(EXECUTABLE), 'resources', 'assets', 'sample.pcap');
const START_MILLIS = 30_000;
const END_MILLIS = 10_000;

/** Runs its command line to the end. */
export function runCommand(
  args: readonly string[],
  options: { readonly input?: Buffer; readonly env?: NodeJS.ProcessEnv } = {},
) {
  const { status, stdout, stderr } = spawnSync(EXECUTABLE, [...electronSwitches(), ...args], {
    ...options,
    encoding: 'utf8',
    timeout: START_MILLIS,
    maxBuffer: 64 << 20,
  });
  return { code: status, stdout, stderr };
}

/** Starts its command line. */
export function startCommand(args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(EXECUTABLE, [...electronSwitches(), ...args], { env, stdio: 'ignore' });
}

interface RunningProgram {
  readonly page: Page;
  close(): Promise<void>;
}

/**
 * Starts its window. The packaged program lets nobody debug its main process, so Playwright cannot launch it; Chromium's own
 * debugging port still shows the page.
 */
export async function openWindow(userData: string, files: readonly string[]): Promise<RunningProgram> {
  const child = spawn(
    EXECUTABLE,
    [...electronSwitches(), `--user-data-dir=${userData}`, '--remote-debugging-port=0', ...files],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const browser = await chromium.connectOverCDP(await debuggingAddress(child), { noDefaults: true });
  return {
    page: await firstPage(browser),
    async close() {
      await browser.close().catch(() => undefined);
      // Asked to, it ends its own processes; they would write on in its folder.
      const ended = new Promise((done) => child.once('close', done));
      child.kill('SIGTERM');
      const last = setTimeout(() => child.kill('SIGKILL'), END_MILLIS);
      await ended;
      clearTimeout(last);
    },
  };
}

function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    const timer = setTimeout(() => {
      fail(new Error(`It did not start: ${said}`));
    }, START_MILLIS);
    child.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      done(address);
    });
  });
}

async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (!context) throw new Error('There is no window.');
  return context.pages()[0] ?? context.waitForEvent('page');
}
