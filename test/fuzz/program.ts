import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exhaust } from './exhaustive.ts';
import { loadSchema } from './invariants.ts';
import { readSeedCaptures } from './seed-captures.ts';
import { TARGETS, type FuzzContext, type Target } from './targets.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    runs: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1e9) },
    target: { type: 'string' },
    findings: { type: 'string', default: '1' },
    exhaustive: { type: 'boolean', default: false },
  },
});

const SCHEMA = join('assets', 'analysis.schema.json');
const FINDINGS_FOLDER = join('test-results', 'fuzz');
const REPORT_MILLIS = 10_000;

const context: FuzzContext = {
  seeds: readSeedCaptures('test'),
  validate: existsSync(SCHEMA) ? loadSchema(SCHEMA) : () => undefined,
};
const chosen = TARGETS.filter(({ name }) => values.target === undefined || name === values.target);
if (chosen.length === 0)
  throw new Error(`--target takes ${TARGETS.map(({ name }) => `“${name}”`).join(', ')}.`);
const wheel = chosen.flatMap((target) => new Array<Target>(target.weight).fill(target));

/** Writes what is needed to see a finding again. */
function keepFinding(name: string, capture: Uint8Array | undefined, message: string): void {
  mkdirSync(FINDINGS_FOLDER, { recursive: true });
  const path = join(FINDINGS_FOLDER, name);
  writeFileSync(`${path}.txt`, `${message}\n`);
  if (capture) writeFileSync(`${path}.pcap`, capture);
  console.log(`FINDING ${name}: ${message}\n  reproducer: ${path}.pcap`);
}

async function fuzz(): Promise<number> {
  const firstSeed = Number(values.seed);
  const runs = values.runs === undefined ? Infinity : Number(values.runs);
  const end = values.runs === undefined ? Date.now() + Number(values.seconds) * 1000 : Infinity;
  const counts = new Map<string, number>(chosen.map(({ name }) => [name, 0]));
  let findings = 0;
  let done = 0;
  let reportAt = Date.now() + REPORT_MILLIS;
  console.log(`seed ${firstSeed}, ${context.seeds.length} captures to begin from`);
  for (; done < runs && Date.now() < end && findings < Number(values.findings); done += 1) {
    const seed = firstSeed + done;
    const target = wheel[seed % wheel.length];
    if (!target) break;
    let capture: Uint8Array | undefined;
    // Whoever started this knows from it which input hangs.
    process.send?.({ seed, target: target.name });
    try {
      await target.run(seed, context, (bytes) => (capture = bytes));
    } catch (error) {
      findings += 1;
      const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      keepFinding(`${seed}-${target.name.replaceAll(' ', '-')}`, capture, message);
      console.log(`  again: npm run fuzz -- --seed ${seed} --runs 1 --target "${target.name}"`);
    }
    counts.set(target.name, (counts.get(target.name) ?? 0) + 1);
    if (Date.now() > reportAt) {
      console.log(`${done + 1} runs, ${findings} findings`);
      reportAt += REPORT_MILLIS;
    }
  }
  console.log(
    `${done} runs (${[...counts].map(([name, count]) => `${name} ${count}`).join(', ')}), ${findings} findings`,
  );
  return findings;
}

const findings = values.exhaustive ? await exhaust(context, keepFinding) : await fuzz();
process.exitCode = findings === 0 ? 0 : 1;
