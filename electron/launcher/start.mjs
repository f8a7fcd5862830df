// npm start [-- FILE…]: opens the window; without a display it prints the terminal report of the same capture.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { buildWhenStale } from './build.mjs';
import { electronSwitches, hasDisplay } from './display.mjs';
import { findElectron } from './find-electron.mjs';
import { LaunchError } from './launch-error.mjs';
import { CLI_SCRIPT, PROJECT_ROOT, SAMPLE_CAPTURE } from './project.mjs';
import { runProcess } from './run-process.mjs';
import { sandboxRemedy } from './sandbox.mjs';
import { debianPackagesOf, missingLibraries } from './shared-libraries.mjs';

const log = (/** @type {string} */ line) => console.error(line);

/** @param {readonly string[]} args */
async function start(args) {
  const switches = args.filter((arg) => arg.startsWith('--'));
  // npm changes to the project's folder; the user's own is in INIT_CWD.
  const files = args
    .filter((arg) => !arg.startsWith('--'))
    .map((file) => resolve(process.env['INIT_CWD'] ?? '.', file));
  const captures = files.length > 0 ? files : [SAMPLE_CAPTURE];
  await buildWhenStale(log);
  if (!hasDisplay(process.platform, process.env)) return reportInstead(captures, NO_DISPLAY);
  try {
    const electron = await findElectron(log);
    await assertRunnable(electron);
    return await openWindow(electron.executable, [
      ...electronSwitches(),
      ...switches,
      PROJECT_ROOT,
      ...captures,
    ]);
  } catch (error) {
    if (!(error instanceof LaunchError)) throw error;
    await reportInstead(
      captures,
      `The window cannot open: ${error.message}${error.tip ? `\n${error.tip}` : ''}`,
    );
    return 1;
  }
}

const NO_DISPLAY = `There is no display here to open the window on, hence the terminal report.
To get the window: start on a desktop, or over "ssh -X", or on a virtual display with "xvfb-run -a npm start".
For more on the terminal: node ${CLI_SCRIPT} --help`;

/**
 * @param {readonly string[]} captures
 * @param {string} reason
 */
async function reportInstead(captures, reason) {
  const { code } = await runProcess(process.execPath, [CLI_SCRIPT, 'analyze', ...captures], {
    passThrough: true,
  });
  log(`\n${reason}`);
  return code;
}

/** @param {import('./find-electron.mjs').FoundElectron} electron */
async function assertRunnable({ executable, distribution }) {
  const missing = await missingLibraries(executable);
  if (missing.length > 0) {
    const packages = debianPackagesOf(missing).join(' ');
    throw new LaunchError(
      `Electron needs libraries that this system lacks: ${missing.join(', ')}.`,
      `On Debian and Ubuntu: sudo apt-get install ${packages}`,
    );
  }
  const remedy = sandboxRemedy(distribution);
  if (remedy !== undefined) {
    throw new LaunchError('this system does not let Chromium start its sandbox.', `Allow it with: ${remedy}`);
  }
}

/**
 * @param {string} executable
 * @param {readonly string[]} args
 * @returns {Promise<number>} its exit code
 */
function openWindow(executable, args) {
  const env = { ...process.env };
  // Set by editors that are Electron programs themselves; with it, Electron would run as plain Node.
  delete env['ELECTRON_RUN_AS_NODE'];
  const child = spawn(executable, args, { stdio: ['inherit', 'inherit', 'pipe'], env });
  if (child.stderr) passOnErrors(child.stderr, env['ELECTRON_ENABLE_LOGGING'] !== undefined);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => child.kill(signal));
  return new Promise((done, fail) => {
    child.on('error', (error) => fail(new LaunchError(`Electron did not start: ${error.message}`)));
    child.on('close', (code) => done(code ?? 1));
  });
}

// Such as "[8689:1121/100730.519873:ERROR:bus.cc(399)] Failed to connect to the bus …".
const CHROMIUM_LOG = /^\[\d+:\d+\/[\d.]+:(?:INFO|WARNING|ERROR):/;

/**
 * Chromium complains of every service that a desktop may have and this system lacks; that is not for the user.
 *
 * @param {import('node:stream').Readable} errors
 * @param {boolean} all
 */
function passOnErrors(errors, all) {
  createInterface({ input: errors }).on('line', (line) => {
    if (all || !CHROMIUM_LOG.test(line)) log(line);
  });
}

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  log(error instanceof LaunchError ? [error.message, error.tip].filter(Boolean).join('\n') : String(error));
  process.exitCode = 1;
}
