// Letters of these scripts look like Latin ones: "раураl.example" begins with four Cyrillic letters.
const FOREIGN = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;
const FOREIGN_LETTERS = new RegExp(FOREIGN, 'gu');
const LATIN = /\p{Script=Latin}/u;
const WORDS = /[\p{L}\p{M}\p{Nd}]+/gu;

/**
 * Text in which a word that mixes Latin with letters that only look like it shows which these are: "p<U+0430>ypal". Words of
 * one script, whichever it is, stay as they are.
 */
export function markLookAlikes(text: string): string {
  if (!FOREIGN.test(text)) return text;
  return text.replace(WORDS, (word) =>
    LATIN.test(word) && FOREIGN.test(word) ? word.replace(FOREIGN_LETTERS, mark) : word,
  );
}

function mark(letter: string): string {
  return `<U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
}
