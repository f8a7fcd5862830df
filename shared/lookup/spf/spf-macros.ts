import { parseIp } from '../addresses.ts';

/** What macros stand for (RFC 7208 section 7.2). */
export interface MacroFacts {
  readonly address: string;
  /** MAIL FROM, or postmaster at the EHLO name. */
  readonly sender: string;
  readonly domain: string;
  readonly helo: string;
  /** The validated reverse name; asked for only where a macro wants it. */
  reverseName(): Promise<string>;
  /** Given only where an explanation is expanded: seconds since 1970. */
  readonly atSeconds?: number;
}

const MACRO = /%(?:\{([a-z])(\d*)(r?)([.\-+,/_=]*)\}|([%_-]))/gi;
const LITERALS: Readonly<Record<string, string>> = { '%': '%', _: ' ', '-': '%20' };
/** An expanded name is cut from the left to what DNS takes. */
const NAME_LENGTH = 253;

/** Expands the macros of a domain; gives at most 253 characters, whole labels from the right. */
export async function expandDomain(spec: string, facts: MacroFacts): Promise<string> {
  let name = (await expandText(spec, facts)).replace(/\.$/, '');
  while (name.length > NAME_LENGTH && name.includes('.')) name = name.slice(name.indexOf('.') + 1);
  return name;
}

/** "%{ir}.%{v}._spf.%{d2}" → "1.2.0.192.in-addr._spf.example.org" */
export async function expandText(text: string, facts: MacroFacts): Promise<string> {
  let expanded = '';
  let end = 0;
  for (const match of text.matchAll(MACRO)) {
    const [whole, letter, digits = '', reverse = '', delimiters = '', literal] = match;
    expanded += text.slice(end, match.index);
    end = match.index + whole.length;
    if (letter === undefined) {
      expanded += LITERALS[literal ?? ''] ?? '';
      continue;
    }
    const value = transformed(await valueOf(letter.toLowerCase(), facts), digits, reverse !== '', delimiters);
    expanded += letter === letter.toUpperCase() ? escaped(value) : value;
  }
  return expanded + text.slice(end);
}

async function valueOf(letter: string, facts: MacroFacts): Promise<string> {
  const at = facts.sender.lastIndexOf('@');
  switch (letter) {
    case 's':
      return facts.sender;
    case 'l':
      return facts.sender.slice(0, at);
    case 'o':
      return facts.sender.slice(at + 1);
    case 'd':
      return facts.domain;
    case 'i':
      return dotted(facts.address);
    case 'p':
      return facts.reverseName();
    case 'v':
      return facts.address.includes(':') ? 'ip6' : 'in-addr';
    case 'h':
      return facts.helo;
    case 'c':
      return facts.address;
    case 't':
      return String(facts.atSeconds ?? 0);
    default:
      // "r" is who evaluates; nobody is told.
      return 'unknown';
  }
}

// RFC 7208 section 7.3: nibbles for IPv6
function dotted(address: string): string {
  const parsed = parseIp(address);
  if (parsed?.kind() !== 'ipv6') return address;
  return parsed
    .toByteArray()
    .flatMap((byte) => [byte >> 4, byte & 15])
    .map((nibble) => nibble.toString(16))
    .join('.');
}

function transformed(value: string, digits: string, reverse: boolean, delimiters: string): string {
  const marks = delimiters === '' ? '.' : delimiters;
  let parts: string[] = [''];
  for (const character of value) {
    if (marks.includes(character)) parts.push('');
    else parts[parts.length - 1] += character;
  }
  if (reverse) parts.reverse();
  if (digits !== '' && Number(digits) > 0) parts = parts.slice(-Math.min(Number(digits), 128));
  return parts.join('.');
}

// RFC 3986 section 2.3: all but the unreserved characters
function escaped(text: string): string {
  return Array.from(text, (character) =>
    /[A-Za-z0-9._~-]/.test(character)
      ? character
      : `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
}
