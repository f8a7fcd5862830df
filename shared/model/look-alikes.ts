// Letters of these scripts look like Latin ones: "раураl.example" begins with four Cyrillic letters.
const FOREIGN = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;
const FOREIGN_LETTERS = new RegExp(FOREIGN, 'gu');
const LATIN = /\p{Script=Latin}/u;
const WORDS = /[\p{L}\p{M}\p{Nd}]+/gu;

// Letters that can hardly be told from Latin ones; a whole name of them, as in "аррӏе.com", is a disguise.
const TWINS = new RegExp(
  `^[${[
    'асԁеһіјӏорԛѕԝхуѵгпьъАВСЕНІЈКМОРЅТХУԚԜ', // Cyrillic
    'ανορτυικηγχωΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', // Greek
    'օոսհցյզա', // Armenian
    'ᎠᎡᎢᎥᎩᎪᎫᎬᎳᎷᎻᏀᏃᏎᏒᏕᏙᏞᏟᏢᏦᏏ', // Cherokee
  ].join('')}\\p{Nd}]+$`,
  'u',
);
// Mailboxes and host names: "раураl@bank.example", "аррӏе.com"
const NAMES = /(?<![\p{L}\p{M}\p{Nd}_-])[\p{L}\p{M}\p{Nd}_-]{1,64}(?:[.@][\p{L}\p{M}\p{Nd}_-]{1,64}){1,20}/gu;

/**
 * Text in which a word that mixes Latin with letters that only look like it shows which these are: "p<U+0430>ypal". Words of
 * one script stay as they are, unless such a word is part of a name with Latin parts and has nothing but twins of Latin letters.
 */
export function markLookAlikes(text: string): string {
  if (!FOREIGN.test(text)) return text;
  return text
    .replace(NAMES, (name) => (LATIN.test(name) ? name.replace(WORDS, markTwins) : name))
    .replace(WORDS, (word) =>
      LATIN.test(word) && FOREIGN.test(word) ? word.replace(FOREIGN_LETTERS, mark) : word,
    );
}

function markTwins(word: string): string {
  return FOREIGN.test(word) && TWINS.test(word) ? word.replace(FOREIGN_LETTERS, mark) : word;
}

function mark(letter: string): string {
  return `<U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
}
