// A short pass with seeds that never change; "npm run fuzz" looks further.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCut, checkFlip } from './exhaustive.ts';
import { loadSchema } from './invariants.ts';
import { analyzeMeasured } from './measured-analysis.ts';
import { createRandom } from './random.ts';
import { readSeedCaptures } from './seed-captures.ts';
import { TARGETS, type FuzzContext } from './targets.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SCHEMA = join(ROOT, 'assets', 'analysis.schema.json');
const SEED = 20_170_430;
const RUNS_A_TARGET = 15;
const SAMPLES = 80;
/** Inputs that once broke something, as the fuzzer names them. */
const FOUND: readonly (readonly [target: string, seed: number])[] = [['damaged pcapng', 151]];

const context: FuzzContext = {
  seeds: readSeedCaptures(join(ROOT, 'test')),
  validate: existsSync(SCHEMA) ? loadSchema(SCHEMA) : () => undefined,
};

describe.each(TARGETS)('$name', ({ name, run }) => {
  const found = FOUND.flatMap(([target, seed]) => (target === name ? [seed] : []));

  it('does no harm, and what is said is true', async () => {
    for (const seed of [...found, ...Array.from({ length: RUNS_A_TARGET }, (_, index) => SEED + index)]) {
      await run(seed, context, () => undefined).catch((error: unknown) => {
        expect.unreachable(`npm run fuzz -- --seed ${seed} --runs 1 --target "${name}": ${String(error)}`);
      });
    }
  });
});

describe('a recorded capture', () => {
  const random = createRandom(SEED);

  it('cut anywhere tells the sessions that ended before the cut', async () => {
    for (let left = SAMPLES; left > 0; left -= 1) {
      const { bytes } = random.pick(context.seeds);
      const whole = await analyzeMeasured(bytes, context.validate);
      if (whole) await checkCut(whole, bytes, random.below(bytes.length), context);
    }
  });

  it('with any byte changed ends in a document or an error with a code', async () => {
    for (let left = SAMPLES; left > 0; left -= 1) {
      const { bytes } = random.pick(context.seeds);
      await checkFlip(bytes, random.below(bytes.length), random.pick([0xff, 1, 0x80]), context);
    }
  });
});
