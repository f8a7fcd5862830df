// npm run bench:attacks [-- --only NAME] [--share 0.1]
// Captures that mean harm, sent through a pipe at their full size: time and memory must stay bounded.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { ATTACKS } from './attacks-list.mjs';
import { captureInPieces } from './capture-in-pieces.mjs';
import { buildProgram } from './program.mjs';
import { table } from './table.mjs';

/** @typedef {import('./attacks-list.mjs').Attack} Attack */

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, share: { type: 'string', default: '1' } },
});
const share = Number(values.share);
const TIME = '/usr/bin/time';
const MOST_MEGABYTES = 400;

const cli = buildProgram();
const rows = [];
for (const attack of ATTACKS) {
  if (!new RegExp(values.only).test(attack.name)) continue;
  const row = await measure(attack);
  console.error(row.join('  '));
  rows.push(row);
}
console.log(table(['attack', 'count', 'packets', 'time', 'CPU', 'CPU of a tenth', 'peak memory'], rows));

/** A tenth is run as well, to see whether time grows with the size. @param {Attack} attack */
async function measure(attack) {
  const count = Math.max(1, Math.round(attack.full * share));
  const tenth = await run(attack, Math.ceil(count / 10));
  const whole = await run(attack, count);
  const megabytes = whole.peakKilobytes / 1000;
  return [
    attack.name,
    count.toLocaleString('en'),
    whole.packets.toLocaleString('en'),
    `${whole.seconds.toFixed(1)} s`,
    `${whole.cpuSeconds.toFixed(1)} s`,
    `${tenth.cpuSeconds.toFixed(1)} s`,
    `${megabytes.toFixed(0)} MB${megabytes > MOST_MEGABYTES ? ' (!)' : ''}`,
  ];
}

/** @param {Attack} attack @param {number} count */
async function run(attack, count) {
  const program = [process.execPath, cli, 'analyze', '--format', 'ndjson', '-'];
  const [command = '', ...args] = existsSync(TIME) ? [TIME, '-f', '%M %U %S', ...program] : program;
  const began = performance.now();
  const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => (errors = (errors + String(chunk)).slice(-8192)));
  const closed = once(child, 'close');
  let packets = 0;
  for (const chunk of captureInPieces(attack.packets(count), (number) => (packets = number))) {
    if (!child.stdin.write(chunk)) await Promise.race([once(child.stdin, 'drain'), closed]);
    if (child.exitCode !== null) break;
  }
  child.stdin.end();
  await closed;
  if (child.exitCode !== 0) throw new Error(`${attack.name} ended the program: ${errors}`);
  const [, peak = 'NaN', user = 'NaN', system = 'NaN'] = /(\d+) ([\d.]+) ([\d.]+)\s*$/.exec(errors) ?? [];
  return {
    packets,
    seconds: (performance.now() - began) / 1000,
    cpuSeconds: Number(user) + Number(system),
    peakKilobytes: Number(peak),
  };
}
