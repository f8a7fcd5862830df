import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The folder of package.json, or another build of the application to test. */
const APP_ROOT = process.env['SMTPSCOPE_TEST_APP'] ?? resolve(import.meta.dirname, '../../..');
export const SAMPLE = join(APP_ROOT, 'assets', 'sample.pcap');

interface LaunchOptions {
  readonly files?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A folder to keep for a second start; otherwise each start has its own. */
  readonly userData?: string;
}

interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
}

interface Fixtures {
  /** A folder that is removed after the test. */
  readonly folder: string;
  /** Starts the application; it is closed after the test. */
  readonly launchApp: (options?: LaunchOptions) => Promise<RunningApp>;
}

/** Playwright's `test` with what starting the application takes. */
export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures out of the braces
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'smtpscope-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  launchApp: async ({ folder }, use) => {
    const running: ElectronApplication[] = [];
    await use(async (options = {}) => {
      const userData = options.userData ?? mkdtempSync(join(folder, 'user-data-'));
      const started = await start(options, userData).catch((error: unknown) => {
        console.warn(`Electron showed nothing and is started again: ${String(error)}`);
        return start(options, userData);
      });
      running.push(started.app);
      return { ...started, userData };
    });
    for (const app of running) await app.close().catch(() => undefined);
  },
});

/** Under a virtual display Electron now and then hangs before its first window, or with a page that loads nothing. */
const START_MILLIS = 20_000;

async function start(options: LaunchOptions, userData: string): Promise<Pick<RunningApp, 'app' | 'page'>> {
  const app = await _electron.launch({
    executablePath: electronExecutable(),
    // Playwright turns Chromium's sandbox off unless told otherwise; only root must go without.
    chromiumSandbox: switches().length === 0,
    args: [...electronArguments(userData), APP_ROOT, ...(options.files ?? [])],
    env: { ...environment(), ...options.env },
    timeout: START_MILLIS,
  });
  try {
    const page = await app.firstWindow({ timeout: START_MILLIS });
    await page.locator('.frame').waitFor({ timeout: START_MILLIS });
    return { app, page };
  } catch (error) {
    app.process().kill('SIGKILL');
    throw error;
  }
}

/** Starts the program a second time beside one that runs with the same `userData`; resolves to its exit code. */
export function startAgain(userData: string, files: readonly string[]): Promise<number | null> {
  const child = spawn(electronExecutable(), [...electronArguments(userData), APP_ROOT, ...files], {
    stdio: 'ignore',
    env: environment(),
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  });
}

function electronArguments(userData: string): readonly string[] {
  return [...switches(), `--user-data-dir=${userData}`];
}

function switches(): readonly string[] {
  return (process.env['SMTPSCOPE_TEST_SWITCHES'] ?? '').split(' ').filter(Boolean);
}

function electronExecutable(): string {
  const executable = process.env['SMTPSCOPE_TEST_ELECTRON'];
  if (executable === undefined) throw new Error('The global set-up has not found an Electron.');
  return executable;
}

/** This process's environment without what would turn Electron into plain Node or into another program. */
function environment(): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && name !== 'ELECTRON_RUN_AS_NODE' && name !== 'NODE_OPTIONS') env[name] = value;
  }
  return env;
}
