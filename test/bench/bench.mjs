// npm run bench [-- --rounds 5] [--captures small,large,mixed] [--size 1g] [--alone]
// How fast smtpscope is, beside tshark and tcpflow, and where its time goes.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchFolder, captureNamed, CAPTURE_NAMES } from './captures.mjs';
import { stagesOf } from './profile-stages.mjs';
import { buildProgram, samplePath } from './program.mjs';
import { isInstalled, median, runProgram } from './run-program.mjs';
import { table } from './table.mjs';

/** @typedef {import('./captures.mjs').Capture} Capture */
/** @typedef {import('./run-program.mjs').Run} Run */

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    captures: { type: 'string', default: CAPTURE_NAMES.join(',') },
    size: { type: 'string', default: 'day' },
    /** Without the other programs. */
    alone: { type: 'boolean', default: false },
    /** tshark takes minutes for large bodies: it is stopped after this, and then runs no second round. */
    patience: { type: 'string', default: '120' },
  },
});
const rounds = Number(values.rounds);
const size = values.size === '1g' ? '1g' : 'day';
const patience = Number(values.patience);
const captures = CAPTURE_NAMES.filter((name) => values.captures.split(',').includes(name));

mkdirSync(benchFolder, { recursive: true });
const cli = buildProgram();

/** @type {Record<string, (capture: Capture) => Promise<Run>>} */
const PROGRAMS = {
  smtpscope: ({ path }) => runProgram(process.execPath, [cli, 'analyze', '--format', 'ndjson', path]),
  tshark: ({ path }) =>
    // prettier-ignore
    runProgram('tshark', ['-r', path, '-Y', 'smtp', '-T', 'fields', '-e', 'frame.number', '-e', 'tcp.stream',
      '-e', 'smtp.req.command', '-e', 'smtp.req.parameter', '-e', 'smtp.response.code', '-e', 'smtp.rsp.parameter'],
      { mostSeconds: patience }),
  tcpflow: async ({ path }) => {
    const folder = mkdtempSync(join(benchFolder, 'tcpflow-'));
    const run = await runProgram('tcpflow', ['-r', path, '-o', folder], { mostSeconds: patience });
    rmSync(folder, { recursive: true });
    return run;
  },
};
const programs = Object.keys(PROGRAMS).filter(
  (name) => name === 'smtpscope' || (!values.alone && isInstalled(name)),
);

console.log(
  `${cpus().length} × ${cpus()[0]?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.version}, ` +
    `${new Date().toISOString().slice(0, 10)}; median of ${rounds} rounds in turn; load at the start ${loadavg()[0]?.toFixed(1)}\n`,
);

for (const name of captures) {
  const capture = captureNamed(name, size);
  console.log(
    `${capture.name}: ${mega(capture.bytes)} MB, ${capture.packets.toLocaleString('en')} packets\n`,
  );
  console.log(`${await compare(capture)}\n`);
  console.log(`${await stages(capture)}\n`);
}
console.log(await startUp());

/** @param {Capture} capture */
async function compare(capture) {
  /** @type {Map<string, Run[]>} */
  const runs = new Map(programs.map((name) => [name, []]));
  const gaveUp = new Set();
  for (let round = 0; round < rounds; round++) {
    for (const [name, list] of runs) {
      if (gaveUp.has(name)) continue;
      const run = await PROGRAMS[name]?.(capture);
      if (run === undefined) continue;
      if (run.exitCode === null || (run.exitCode !== 0 && run.seconds >= patience)) gaveUp.add(name);
      else if (run.exitCode !== 0) throw new Error(`${name} failed: ${run.errors}`);
      list.push(run);
    }
  }
  const own = median((runs.get('smtpscope') ?? []).map(({ seconds }) => seconds));
  const rows = [...runs].map(([name, list]) => {
    const seconds = median(list.map((run) => run.seconds));
    const more = gaveUp.has(name) ? '> ' : '';
    const cpu = median(list.map((run) => run.cpuSeconds ?? Number.NaN));
    return [
      name,
      `${more}${seconds.toFixed(2)} s`,
      `${more}${(seconds / own).toFixed(1)}×`,
      Number.isNaN(cpu) ? '–' : `${cpu.toFixed(2)} s`,
      gaveUp.has(name) ? '–' : (capture.bytes / 1e6 / seconds).toFixed(0),
      gaveUp.has(name) ? '–' : Math.round(capture.packets / seconds).toLocaleString('en'),
      peak(list),
    ];
  });
  return table(['program', 'time', 'of smtpscope’s', 'CPU time', 'MB/s', 'packets/s', 'peak memory'], rows);
}

/** @param {readonly Run[]} list */
function peak(list) {
  const most = Math.max(...list.map(({ peakBytes }) => peakBytes ?? Number.NaN));
  return Number.isNaN(most) ? '–' : `${mega(most)} MB`;
}

/** One run more, under the profiler. @param {Capture} capture */
async function stages({ path }) {
  const folder = mkdtempSync(join(benchFolder, 'profile-'));
  await runProgram(process.execPath, [
    '--cpu-prof',
    `--cpu-prof-dir=${folder}`,
    cli,
    'analyze',
    '--format',
    'ndjson',
    path,
  ]);
  const profiles = readdirSync(folder).map((file) => stagesOf(join(folder, file)));
  rmSync(folder, { recursive: true });
  /** @type {Map<string, number>} */
  const millis = new Map();
  for (const profile of profiles)
    for (const [stage, time] of profile)
      if (stage !== 'waiting') millis.set(stage, (millis.get(stage) ?? 0) + time);
  const all = [...millis.values()].reduce((sum, time) => sum + time, 0);
  const rows = [...millis]
    .sort((a, b) => b[1] - a[1])
    .map(([stage, time]) => [stage, `${time.toFixed(0)} ms`, `${((100 * time) / all).toFixed(0)} %`]);
  return table(['stage', 'time', 'share'], rows);
}

/** What the command line needs before the first session of a small capture, over Node alone. */
async function startUp() {
  const node = [];
  const whole = [];
  for (let round = 0; round < 10; round++) {
    node.push((await runProgram(process.execPath, ['-e', '0'])).seconds);
    whole.push(
      (await runProgram(process.execPath, [cli, 'analyze', '--format', 'ndjson', samplePath])).seconds,
    );
  }
  const millis = (/** @type {number} */ seconds) => `${(seconds * 1000).toFixed(0)} ms`;
  return `start-up to the end of a small capture: ${millis(median(whole))}, of it Node ${millis(median(node))}`;
}

/** @param {number} bytes */
function mega(bytes) {
  return (bytes / 1e6).toFixed(0);
}
