// Runs a program once and says what it took.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, openSync, closeSync } from 'node:fs';
import { devNull } from 'node:os';

/** @typedef {{ seconds: number, peakBytes: number | undefined, cpuSeconds: number | undefined, exitCode: number | null, errors: string }} Run */

// GNU time tells the peak of memory, which Node does not know of its children.
const TIME = '/usr/bin/time';
const hasTime = existsSync(TIME);

/** @param {string} program */
export function isInstalled(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/**
 * What the program writes is thrown away. After `mostSeconds` it is stopped; then `exitCode` is null.
 * @param {string} program @param {readonly string[]} args @param {{ mostSeconds?: number, cwd?: string }} [options]
 * @returns {Promise<Run>}
 */
export function runProgram(program, args, { mostSeconds = 600, cwd } = {}) {
  const nowhere = openSync(devNull, 'w');
  const [command, ...rest] = hasTime ? [TIME, '-f', '%M %U %S', program, ...args] : [program, ...args];
  return new Promise((resolve, reject) => {
    const began = process.hrtime.bigint();
    const child = spawn(command ?? program, rest, {
      stdio: ['ignore', nowhere, 'pipe'],
      cwd,
      detached: true,
    });
    let errors = '';
    child.stderr?.on('data', (chunk) => (errors = (errors + String(chunk)).slice(-4096)));
    const timer = setTimeout(() => {
      // With /usr/bin/time in front, the program is a grandchild: its whole group is ended.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, mostSeconds * 1000);
    child.on('error', reject);
    child.on('close', (exitCode) => {
      clearTimeout(timer);
      closeSync(nowhere);
      const seconds = Number(process.hrtime.bigint() - began) / 1e9;
      const [, peak, user, system] = /(\d+) ([\d.]+) ([\d.]+)\s*$/.exec(errors) ?? [];
      resolve({
        seconds,
        exitCode,
        errors,
        peakBytes: peak === undefined ? undefined : Number(peak) * 1024,
        cpuSeconds: user === undefined ? undefined : Number(user) + Number(system),
      });
    });
  });
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}
