import type { Tally } from '../../model/cause.ts';
import type { SessionCollection } from '../session-collection.ts';
import type { FilterField } from './field.ts';
import { FILTER_FIELDS, findField, HEADER_FIELDS } from './fields.ts';
import type { Span } from './filter-node.ts';

export interface FilterSuggestion {
  /** What replaces the text at `replace`. */
  readonly text: string;
  readonly help: string;
  /** How many sessions have the value; absent for fields. */
  readonly count?: number;
}

export interface FilterSuggestions {
  /** The part of the filter under the cursor. */
  readonly replace: Span;
  readonly suggestions: readonly FilterSuggestion[];
}

const MOST_SUGGESTIONS = 12;

// `outcome:rej|` or `out|`: what stands between the last blank or parenthesis and the cursor.
const TERM_BEFORE_CURSOR = /(?:^|[\s(])(?:([A-Za-z][\w.-]*):(?:>=|<=|>|<|=)?)?("?[^\s()"]*)$/;

/** The field whose value is being written at the cursor; undefined where none is. */
export function fieldAtCursor(text: string, cursor: number): FilterField | undefined {
  const name = TERM_BEFORE_CURSOR.exec(text.slice(0, cursor))?.[1];
  return name === undefined ? undefined : findField(name.toLowerCase());
}

/**
 * What could stand at the cursor: fields by their names, or the values that a field has in these sessions with the
 * number of sessions that have each, the most frequent first.
 */
export function suggestFilter(text: string, cursor: number, sessions: SessionCollection): FilterSuggestions {
  const match = TERM_BEFORE_CURSOR.exec(text.slice(0, cursor));
  const [, name, typed = ''] = match ?? [];
  const replace = { start: cursor - typed.length, end: cursor };
  const suggestions =
    name === undefined
      ? suggestFields(typed.toLowerCase())
      : suggestValues(name.toLowerCase(), typed.toLowerCase(), sessions);
  return { replace, suggestions: suggestions.slice(0, MOST_SUGGESTIONS) };
}

function suggestFields(typed: string): readonly FilterSuggestion[] {
  const starting = FIELDS.filter((field) => field.name.startsWith(typed));
  const describing = FIELDS.filter(
    (field) => !starting.includes(field) && typed.length > 1 && field.help.includes(typed),
  );
  return [...starting, ...describing].map(({ name, help, example }) => ({
    // What follows the dot is the user's to say.
    text: name.endsWith('.') ? name : `${name}:`,
    help: `${help}, as in ${example}`,
  }));
}

const FIELDS = [...FILTER_FIELDS, HEADER_FIELDS];

function suggestValues(
  name: string,
  typed: string,
  sessions: SessionCollection,
): readonly FilterSuggestion[] {
  const field = findField(name);
  if (!field?.suggestsValues) return [];
  const wanted = typed.replace(/^"/, '');
  return mostFrequent(sessions.tally(field), (value) => value.toLowerCase().includes(wanted)).map(
    ({ value, count }) => ({ text: quoteWhereNeeded(value), help: name, count }),
  );
}

/** A value with blanks, quotes, parentheses or wildcards of its own must stand in quotes. */
export function quoteWhereNeeded(value: string): string {
  return value === '' || /[\s()"*?]/.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : value;
}

/** The values that most sessions have, the most frequent first; without sorting all the others. */
function mostFrequent(
  counts: ReadonlyMap<string, number>,
  isWanted: (value: string) => boolean,
): readonly Tally[] {
  const compare = (a: Tally, b: Tally) => b.count - a.count || (a.value < b.value ? -1 : 1);
  let best: Tally[] = [];
  let least = 0;
  for (const [value, count] of counts) {
    if (count < least || !isWanted(value)) continue;
    best.push({ value, count });
    if (best.length < MOST_SUGGESTIONS * 8) continue;
    best = best.sort(compare).slice(0, MOST_SUGGESTIONS);
    least = best.at(-1)?.count ?? 0;
  }
  return best.sort(compare).slice(0, MOST_SUGGESTIONS);
}
