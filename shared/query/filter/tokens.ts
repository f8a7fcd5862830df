import { createToken, Lexer } from 'chevrotain';

// code:550 wait:>5s text:"spam block" NOT (from:*@example.org OR dnsbl)

const whiteSpace = createToken({ name: 'WhiteSpace', pattern: /\s+/, group: Lexer.SKIPPED });
export const leftParenthesis = createToken({ name: 'LeftParenthesis', pattern: '(', label: '“(”' });
export const rightParenthesis = createToken({ name: 'RightParenthesis', pattern: ')', label: '“)”' });
/** `wait:>5s`: a name, its colon, a comparison if any, and the value, all without a space. */
export const field = createToken({
  name: 'Field',
  pattern: /[A-Za-z][\w.-]*:(?:>=|<=|>|<|=)?(?:"(?:[^"\\]|\\.)*"?|[^\s()"]*)/,
  label: 'a field',
});
export const quoted = createToken({
  name: 'Quoted',
  pattern: /"(?:[^"\\]|\\.)*"?/,
  label: 'a phrase in quotes',
});
export const word = createToken({ name: 'Word', pattern: /[^\s()"]+/, label: 'a word' });
export const and = createToken({ name: 'And', pattern: /AND|&&/, longer_alt: word, label: 'AND' });
export const or = createToken({ name: 'Or', pattern: /OR|\|\|/, longer_alt: word, label: 'OR' });
export const not = createToken({ name: 'Not', pattern: /NOT|!/, longer_alt: word, label: 'NOT' });

/** In the order they are tried. */
export const TOKENS = [whiteSpace, leftParenthesis, rightParenthesis, quoted, field, and, or, not, word];

export const filterLexer = new Lexer(TOKENS, { positionTracking: 'onlyOffset' });
