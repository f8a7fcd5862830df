import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { WriteError } from '../write-failure.ts';
import { findElectron } from './find-electron.ts';

const PRINT_LIMIT_MS = 180_000;

/** Has an Electron that is found print a file; for the command line, which is none itself. Throws WriteError. */
export async function printByElectron(
  htmlFile: string,
  pdfFile: string,
  signal?: AbortSignal,
): Promise<void> {
  const script = join(__dirname, 'print.js');
  const electron = findElectron(process.env, [__dirname, process.cwd()]);
  if (electron === undefined || !existsSync(script))
    throw new WriteError(
      'A PDF is printed by Electron, and none was found here.',
      'Export it from the window, name an unpacked Electron with ELECTRON_OVERRIDE_DIST_PATH, or print the HTML report with a browser.',
    );
  const launcher = launcherHere();
  const folder = await mkdtemp(join(tmpdir(), 'smtpscope-print-'));
  try {
    await writeFile(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'smtpscope-print', version: '1.0.0', main: 'main.js' }),
    );
    await writeFile(join(folder, 'main.js'), `require(${JSON.stringify(script)});\n`);
    const args = [...switches(), `--user-data-dir=${join(folder, 'data')}`, folder, htmlFile, pdfFile];
    const [program, ...rest] = [...launcher, electron, ...args] as [string, ...string[]];
    // Set by those who run Electron as plain Node.
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: undefined };
    await promisify(execFile)(program, rest, { timeout: PRINT_LIMIT_MS, env, ...(signal && { signal }) });
    await stat(pdfFile);
  } catch (error) {
    signal?.throwIfAborted();
    const { stderr } = Object(error) as { stderr?: unknown };
    const reason = typeof stderr === 'string' ? lastLine(stderr) : String(error);
    throw new WriteError(
      `Electron (${electron}) could not print the report: ${reason}`,
      'Export it from the window, or print the HTML report with a browser.',
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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
