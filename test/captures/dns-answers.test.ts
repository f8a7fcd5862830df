// What the name servers answered, against what dig was told by the same server.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { analyzeWhole } from '../support/analyze.ts';

interface TrueAnswer {
  readonly session: number;
  readonly question: string;
  readonly type: string;
  readonly rcode: string;
  readonly answers: readonly string[];
}

const FOLDER = join(import.meta.dirname, 'dns');
const TRUTH = JSON.parse(readFileSync(join(FOLDER, 'dns.json'), 'utf8')) as readonly TrueAnswer[];
const { sessions } = await analyzeWhole([join(FOLDER, 'smtp.pcap')]);

test.each(TRUTH)('session $session: $type $question', ({ session, question, type, rcode, answers }) => {
  const told = sessions[session - 1]?.dns?.filter((one) => one.question === question && one.type === type);
  expect(told?.map((one) => ({ rcode: one.rcode, answers: [...one.answers].sort() }))).toEqual([
    { rcode, answers: [...answers].sort() },
  ]);
});
