import type { LookupFact, LookupPlan, LookupReport, ThenAndNow } from '../../model/lookup.ts';
import { visibleText } from '../../model/visible-text.ts';
import type { ReportOptions } from '../report.ts';
import type { Palette } from './palette.ts';
import { count } from './wording.ts';
import { wrap } from './wrap.ts';

const MARKS = { good: '✓', bad: '✗', doubt: '?', neutral: '·' } as const;

/** What live look-ups told, to be read. */
export function* formatLookup(report: LookupReport, options: ReportOptions): Generator<string> {
  const { palette } = options;
  const time = `${report.at.slice(0, 19).replace('T', ' ')} UTC`;
  yield palette.faint(`DNS on ${time}, as ${report.servers.join(', ')} tells it\n`);
  if (!report.complete) yield `${palette.doubtful('Stopped before everything was asked.')}\n`;
  for (const fact of report.facts) yield* formatFact(fact, options);
  yield* formatThenAndNow(report.thenAndNow, options);
}

function* formatFact(
  { verdict, summary, details }: LookupFact,
  { palette, width }: ReportOptions,
): Generator<string> {
  const dress = dressOf(verdict, palette);
  yield `\n${dress(wrap(visibleText(summary), width, '  ', `${MARKS[verdict]} `))}\n`;
  for (const detail of details)
    yield `${palette.faint(wrap(visibleText(detail), width, '      ', '    '))}\n`;
}

function dressOf(
  verdict: LookupFact['verdict'],
  { good, bad, doubtful, strong }: Palette,
): (text: string) => string {
  return { good, bad, doubt: doubtful, neutral: strong }[verdict];
}

const VERDICTS = {
  same: 'the same',
  changed: 'changed',
  'not-asked': 'not asked now',
  unknown: 'cannot be compared',
} as const;

function* formatThenAndNow(
  pairs: readonly ThenAndNow[],
  { palette, width }: ReportOptions,
): Generator<string> {
  if (pairs.length === 0) return;
  yield `\n${palette.strong('Then and now')}\n`;
  for (const { question, type, then, now, verdict } of pairs) {
    const dress = verdict === 'changed' ? palette.doubtful : palette.faint;
    yield `${dress(`  ${visibleText(question)} ${type}: ${VERDICTS[verdict]}`)}\n`;
    const before = `then (packet ${then.packet}): ${answersInWords(then.answers, then.rcode)}`;
    yield `${wrap(visibleText(before), width, '      ', '    ')}\n`;
    if (now && verdict !== 'same')
      yield `${wrap(visibleText(`now: ${answersInWords(now.answers, now.outcome)}`), width, '      ', '    ')}\n`;
  }
}

const ABSENCES: Readonly<Record<string, string>> = {
  NOERROR: 'no such record',
  NXDOMAIN: 'no such name',
  TIMEOUT: 'no answer in time',
  UNREACHABLE: 'the name server cannot be reached',
};

const answersInWords = (answers: readonly string[], outcome: string): string =>
  answers.length > 0 ? answers.join(', ') : (ABSENCES[outcome] ?? outcome);

/** What would be sent where, and the commands that ask the same. */
export function* formatLookupPlan(plan: LookupPlan, { palette, width }: ReportOptions): Generator<string> {
  const note = (text: string) => `${palette.faint(wrap(text, width, '# ', '# '))}\n`;
  yield note(`Nothing was sent. A look-up asks ${count(plan.questions.length, 'question')} at least:`);
  for (const command of plan.commands) yield `${visibleText(command)}\n`;
  for (const text of [...plan.follows, ...plan.cautions]) yield note(text);
}
