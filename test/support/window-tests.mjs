// Runs a set of Playwright tests in the real application, built and with an Electron, on a display or a virtual one.
import { join } from 'node:path';
import { buildWhenStale } from '../../electron/launcher/build.mjs';
import { hasDisplay } from '../../electron/launcher/display.mjs';
import { findElectron } from '../../electron/launcher/find-electron.mjs';
import { LaunchError } from '../../electron/launcher/launch-error.mjs';
import { PROJECT_ROOT } from '../../electron/launcher/project.mjs';
import { runProcess } from '../../electron/launcher/run-process.mjs';
import { sandboxRemedy } from '../../electron/launcher/sandbox.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/** @param {string} line */
const log = (line) => {
  console.log(line);
};

/** Sees to everything that the window needs; throws LaunchError. */
export async function prepareWindow() {
  const electron = await findElectron(log);
  await ensureSystemPackages(electron.executable, log);
  const remedy = sandboxRemedy(electron.distribution);
  if (remedy !== undefined) {
    throw new LaunchError('This system does not let Chromium start its sandbox.', `Allow it with: ${remedy}`);
  }
  await buildWhenStale(log);
  return electron;
}

/**
 * @param {string} config path of the Playwright configuration, from the project's folder
 * @param {string} distribution folder of the Electron
 * @param {{ readonly args?: readonly string[], readonly screen?: string }} [options] `screen` is that of a virtual display
 * @returns {Promise<number>} the exit code
 */
export async function runWindowTests(config, distribution, { args = [], screen = '1600x1000x24' } = {}) {
  const cli = join(PROJECT_ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const command = [process.execPath, cli, 'test', '--config', config, ...args];
  const [program = '', ...rest] = hasDisplay(process.platform, process.env)
    ? command
    : ['xvfb-run', '-a', '-s', `-screen 0 ${screen}`, ...command];
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: distribution };
  const { code } = await runProcess(program, rest, { cwd: PROJECT_ROOT, env, passThrough: true });
  return code;
}

/**
 * Runs such a set as a command of its own: its exit code is this process's.
 *
 * @param {string} config @param {{ readonly screen?: string }} [options]
 */
export async function runAsCommand(config, options = {}) {
  try {
    const { distribution } = await prepareWindow();
    process.exitCode = await runWindowTests(config, distribution, {
      ...options,
      args: process.argv.slice(2),
    });
  } catch (error) {
    if (!(error instanceof LaunchError)) throw error;
    log([error.message, error.tip].filter(Boolean).join('\n'));
    process.exitCode = 1;
  }
}
