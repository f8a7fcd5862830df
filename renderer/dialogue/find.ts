import type { Session } from '../../shared/model/session.ts';
import type { Step } from './step.ts';
import { linesOfStep } from './step-lines.ts';

/** What is looked for in a session. */
export interface FindQuery {
  readonly text: string;
  readonly matchCase: boolean;
  readonly regex: boolean;
}

/** A place where it stands. */
export interface Match {
  readonly stepKey: string;
  readonly line: number;
  /** Characters of the line, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface FindResult {
  readonly matches: readonly Match[];
  /** More were there than are counted, or a line was too long to be searched whole. */
  readonly limited: boolean;
  /** Why the expression cannot be used. */
  readonly error?: string;
}

const MATCHES_KEPT = 5000;
const LINE_CHARACTERS = 20_000;
/** An expression is tried on shorter lines: its time can grow with the square of their length. */
const REGEX_LINE_CHARACTERS = 2000;

/** Every place where the text stands, in the order of the steps. */
export function findInSteps(steps: readonly Step[], session: Session, query: FindQuery): FindResult {
  if (query.text === '') return { matches: [], limited: false };
  const pattern = compileFind(query);
  if (typeof pattern === 'string') return { matches: [], limited: false, error: pattern };
  const longest = query.regex ? REGEX_LINE_CHARACTERS : LINE_CHARACTERS;
  const matches: Match[] = [];
  let limited = false;
  for (const step of steps) {
    for (const [line, text] of linesOfStep(step, session).entries()) {
      if (text.length > longest) limited = true;
      for (const { index, 0: found } of text.slice(0, longest).matchAll(pattern)) {
        if (found === '') continue;
        if (matches.length === MATCHES_KEPT) return { matches, limited: true };
        matches.push({ stepKey: step.key, line, start: index, end: index + found.length });
      }
    }
  }
  return { matches, limited };
}

/** The expression to search with; a text says why there is none. */
function compileFind({ text, matchCase, regex }: FindQuery): RegExp | string {
  const flags = matchCase ? 'gu' : 'giu';
  if (!regex) return new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), flags);
  if (mayTakeForever(text)) return 'This expression could take forever: no repetition within a repetition.';
  try {
    return new RegExp(text, flags);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // "Invalid regular expression: /(/gu: Unterminated group"
    return `Not an expression: ${reason.split(': ').at(-1) ?? reason}`;
  }
}

const REPETITIONS_AT_MOST = 2;

/**
 * True for what can take exponential time, as in "(a+)+" or "(a|a)*", and for more repetitions in a row than a long line
 * bears. Errs on the side of no.
 */
function mayTakeForever(text: string): boolean {
  // Escapes and character classes are one character each for this question.
  const plain = text.replace(/\\(?:[pPu]\{[^}]*\}|.)/gsu, 'x').replace(/\[[^\]]*\]/g, 'x');
  if (/\\[1-9k]/.test(text)) return true;
  const repeats = plain.match(/[*+]|\{\d+,\d*\}/g) ?? [];
  if (repeats.length > REPETITIONS_AT_MOST) return true;
  // A group that is repeated must neither repeat nor choose within.
  return (
    /\([^()]*(?:[*+|?{]|\([^()]*\))[^()]*\)[^()]*(?:\)[^()]*)*(?:[*+]|\{\d+,?\d*\})/.test(plain) &&
    /\)(?:[*+]|\{)/.test(plain)
  );
}

/** The place of the next match from a step on, so that finding begins where the reader is. */
export function firstMatchFrom(
  matches: readonly Match[],
  steps: readonly Step[],
  key: string | undefined,
): number {
  if (key === undefined) return 0;
  const order = new Map(steps.map((step, place) => [step.key, place]));
  const from = order.get(key) ?? 0;
  const place = matches.findIndex(({ stepKey }) => (order.get(stepKey) ?? 0) >= from);
  return Math.max(0, place);
}
