import { type Literals, literalsOf } from './literals.ts';
import { VOCABULARY } from './vocabulary.ts';

/**
 * A phrase rule: words as `ReplyText.words` has them, in a small notation.
 *
 * - `{name}` one of the vocabulary's words;
 * - `~3` up to three words in between, not across the end of a sentence;
 * - `~~` the same across sentences, up to twelve words;
 * - `(a|b)`, `x?`, `.` and character classes as in regular expressions; `*` after letters: any ending of the word.
 *
 * Sample: `{person} ~3 {absent}` finds "user jdoe@example.com does not exist".
 */
export function compilePhrase(phrase: string): RegExp {
  const source = expand(phrase.replace(/ ~\d$/, ''));
  if (/ \([^()]*\)\?$/.test(phrase)) throw new Error(`an optional end says nothing: ${phrase}`);
  if (source.includes('~')) throw new Error(`a gap must stand between words: ${phrase}`);
  return new RegExp(` (?:${source}) `);
}

/** Strings of which one stands in all words that the phrase finds. */
export function phraseLiterals(phrase: string): Literals {
  return literalsOf(expandGaps(phrase.replace(/ ~\d$/, '')), nameLiterals);
}

const ofNames = new Map<string, Literals>();

function nameLiterals(name: string): Literals {
  if (!ofNames.has(name)) ofNames.set(name, phraseLiterals((VOCABULARY[name] ?? []).join('|')));
  return ofNames.get(name);
}

const GAP_WORD = String.raw`[^ |]{1,60} `;

function expand(phrase: string): string {
  return expandGaps(phrase).replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => `(?:${vocabularyWords(name)})`);
}

function expandGaps(phrase: string): string {
  return phrase
    .replace(/ ~~ /g, ' (?:[^ ]{1,60} ){0,12}?')
    .replace(/ ~(\d) /g, (_, most: string) => ` (?:${GAP_WORD}){0,${most}}?`)
    .replace(/([a-z])\*/g, '$1[a-z]*');
}

function vocabularyWords(name: string): string {
  const words = VOCABULARY[name];
  if (words === undefined) throw new Error(`the vocabulary has no {${name}}`);
  return words.map(expand).join('|');
}
