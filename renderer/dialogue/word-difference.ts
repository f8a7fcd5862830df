import { alignSequences } from './align-sequences.ts';

/** A run of a line that both lines have, or only this one. */
export interface TextPart {
  readonly text: string;
  readonly differs: boolean;
}

/** Beyond this many words a line is shown as different as a whole. */
const WORDS_AT_MOST = 200;
/** Of the longer line one in so many characters must be common. */
const COMMON_FROM = 4;

/** Two lines in words and what stands between them; `differs` marks what the other line does not have. */
export function wordDifference(
  left: string,
  right: string,
): { readonly left: readonly TextPart[]; readonly right: readonly TextPart[] } {
  if (left === right) return { left: part(left, false), right: part(right, false) };
  const [leftWords, rightWords] = [wordsOf(left), wordsOf(right)];
  if (leftWords.length > WORDS_AT_MOST || rightWords.length > WORDS_AT_MOST)
    return { left: part(left, true), right: part(right, true) };
  const pairs = alignSequences(leftWords, rightWords, (one, other) => (one === other ? one.length : 0));
  const common = pairs.reduce(
    (sum, pair) => (pair.right === undefined ? sum : sum + (pair.left?.length ?? 0)),
    0,
  );
  // Lines that have only points and spaces in common are not alike.
  if (common < Math.max(left.length, right.length) / COMMON_FROM)
    return { left: part(left, true), right: part(right, true) };
  return {
    left: joined(pairs.flatMap(({ left: text, right: other }) => of(text, other === undefined))),
    right: joined(pairs.flatMap(({ left: other, right: text }) => of(text, other === undefined))),
  };
}

// Words, the marks that part an address or a parameter, and the space between them.
const PIECES = /[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu;

function wordsOf(line: string): readonly string[] {
  return line.match(PIECES) ?? [];
}

function of(text: string | undefined, differs: boolean): readonly TextPart[] {
  return text === undefined ? [] : [{ text, differs }];
}

function part(text: string, differs: boolean): readonly TextPart[] {
  return text === '' ? [] : [{ text, differs }];
}

function joined(parts: readonly TextPart[]): readonly TextPart[] {
  const whole: TextPart[] = [];
  for (const each of parts) {
    const last = whole.at(-1);
    if (last?.differs === each.differs) whole[whole.length - 1] = { ...last, text: last.text + each.text };
    else whole.push(each);
  }
  return whole;
}
