import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { WriteError } from '../write-failure.ts';
import { findElectron } from './find-electron.ts';

const PRINT_LIMIT_MS = 180_000;

/** What the packaged program is started with to print: --print-report REPORT.html REPORT.pdf */
export const PRINT_SWITCH = '--print-report';

/**
 * Has an Electron print a file: the packaged program itself, or for the command line in plain Node one that is found. Throws
 * WriteError.
 */
export async function printByElectron(
  htmlFile: string,
  pdfFile: string,
  signal?: AbortSignal,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'smtpscope-print-'));
  try {
    const printer = await findPrinter(folder);
    await print([...launcherHere(), ...printer, htmlFile, pdfFile], signal);
    await stat(pdfFile);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof WriteError) throw error;
    const { stderr } = Object(error) as { stderr?: unknown };
    const reason = typeof stderr === 'string' ? lastLine(stderr) : String(error);
    throw new WriteError(
      `Electron could not print the report: ${reason}`,
      'Export it from the window, or print the HTML report with a browser.',
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The words that start an Electron which prints; `folder` is for what it needs meanwhile. */
async function findPrinter(folder: string): Promise<readonly string[]> {
  const common = [...switches(), `--user-data-dir=${join(folder, 'data')}`];
  if (isPackaged()) return [process.execPath, ...common, PRINT_SWITCH];
  const script = join(__dirname, 'print.js');
  const electron = findElectron(process.env, [__dirname, process.cwd()]);
  if (electron === undefined || !existsSync(script))
    throw new WriteError(
      'A PDF is printed by Electron, and none was found here.',
      'Export it from the window, name an unpacked Electron with ELECTRON_OVERRIDE_DIST_PATH, or print the HTML report with a browser.',
    );
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'smtpscope-print', version: '1.0.0', main: 'main.js' }),
  );
  await writeFile(join(folder, 'main.js'), `require(${JSON.stringify(script)});\n`);
  return [electron, ...common, folder];
}

/** This program lies in an archive, which only its own Electron reads. */
function isPackaged(): boolean {
  return /[\\/]app\.asar[\\/]/.test(__dirname);
}

async function print([program = '', ...args]: readonly string[], signal?: AbortSignal): Promise<void> {
  // Set by those who run Electron as plain Node.
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: undefined };
  await promisify(execFile)(program, args, { timeout: PRINT_LIMIT_MS, env, ...(signal && { signal }) });
}

/** A virtual display where there is none; only Linux and the BSDs run without. */
function launcherHere(): readonly string[] {
  if (process.platform === 'win32' || process.platform === 'darwin') return [];
  if (process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return [];
  const found = (process.env['PATH'] ?? '')
    .split(delimiter)
    .some((folder) => existsSync(join(folder, 'xvfb-run')));
  if (found) return ['xvfb-run', '-a'];
  throw new WriteError(
    'A PDF is printed by Electron, which needs a display, and there is none here.',
    'Install a virtual one (the package xvfb), or print the HTML report with a browser.',
  );
}

/** Chromium refuses to run its sandbox as root. */
function switches(): readonly string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? 'it said nothing';
