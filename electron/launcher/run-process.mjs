import { spawn } from 'node:child_process';

/**
 * @typedef {object} ProcessResult
 * @property {number} code exit code; 127 when it could not be started, 128 when a signal or the time limit ended it
 * @property {string} output what it wrote to both of its outputs; empty when they were passed through
 */

/**
 * Runs a program to its end. Never rejects.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, limitMs?: number, passThrough?: boolean, shell?: boolean }} [options]
 * @returns {Promise<ProcessResult>}
 */
export function runProcess(command, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      stdio: options.passThrough ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      cwd: options.cwd,
      env: options.env ?? process.env,
      timeout: options.limitMs,
      killSignal: 'SIGKILL',
      shell: options.shell ?? false,
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += String(chunk)));
    child.stderr?.on('data', (chunk) => (output += String(chunk)));
    child.on('error', (error) => done({ code: 127, output: `${output}${error.message}` }));
    child.on('close', (code) => done({ code: code ?? 128, output }));
  });
}

/**
 * Runs npm: the one that started this process, else the one on the path.
 *
 * @param {readonly string[]} args
 * @param {{ cwd?: string, limitMs?: number }} [options]
 */
export function runNpm(args, options = {}) {
  const npmScript = process.env['npm_execpath'];
  if (npmScript !== undefined && /npm-cli\.c?js$/.test(npmScript)) {
    return runProcess(process.execPath, [npmScript, ...args], options);
  }
  // On Windows npm is a .cmd file, which only a shell can start; the arguments are our own constants.
  return runProcess('npm', args, { ...options, shell: process.platform === 'win32' });
}
