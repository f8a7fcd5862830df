/** A piece of a structured header field (RFC 5322 section 3.2); white space only divides them. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'comment' | 'literal' | 'special';
  /** Without the quotes, parentheses or brackets around it, quoted pairs undone. */
  readonly text: string;
  /** Where it begins in the field, and where the next begins. */
  readonly start: number;
  readonly end: number;
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"', '(': ')', '[': ']' };
const KINDS: Readonly<Record<string, Token['kind']>> = { '"': 'quoted', '(': 'comment', '[': 'literal' };
const WHITE = ' \t\r\n';

/**
 * Divides a structured field, unfolded: `by mx.example (Postfix) with ESMTP` is three words, a comment, two words. What is
 * not closed goes to the end. Reads every character once.
 *
 * @param specials characters that stand for themselves, such as ";" or ";="
 */
export function tokenize(value: string, specials: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let position = 0; position < value.length;) {
    const first = value.charAt(position);
    if (WHITE.includes(first)) {
      position += 1;
      continue;
    }
    const token = readToken(value, position, first, specials);
    tokens.push(token);
    position = token.end;
  }
  return tokens;
}

function readToken(value: string, start: number, first: string, specials: string): Token {
  const kind = KINDS[first];
  if (kind !== undefined) return readEnclosed(value, start, kind, CLOSING[first] ?? '');
  if (specials.includes(first)) return { kind: 'special', text: first, start, end: start + 1 };
  const ends = `${WHITE}"(${specials}`;
  let end = start + 1;
  while (end < value.length && !ends.includes(value.charAt(end))) end += 1;
  return { kind: 'word', text: value.slice(start, end), start, end };
}

/** Comments nest (RFC 5322 section 3.2.2), quoted strings and literals do not. */
function readEnclosed(value: string, start: number, kind: Token['kind'], closing: string): Token {
  let depth = 1;
  let text = '';
  for (let position = start + 1; position < value.length; position++) {
    let character = value.charAt(position);
    if (character === '\\' && kind !== 'literal' && position + 1 < value.length) {
      character = value.charAt(++position);
    } else if (kind === 'comment' && character === '(') {
      depth += 1;
    } else if (character === closing && --depth === 0) {
      return { kind, text, start, end: position + 1 };
    }
    text += character;
  }
  return { kind, text, start, end: value.length };
}
