import ipaddr from 'ipaddr.js';
import type { FieldKind } from './field.ts';
import type { Comparison, FieldTerm } from './filter-node.ts';

/** Tells whether one value of a field is what the term asks for. */
export type ValueMatcher = (value: string | number) => boolean;

/** The matcher, or a sentence that says why the value makes none. */
export type MatcherResult = ValueMatcher | { readonly problem: string };

const MATCHER_MAKERS: Readonly<Record<FieldKind, (term: FieldTerm) => MatcherResult>> = {
  text: textMatcher,
  number: (term) =>
    /[*?x]/i.test(term.value) ? textMatcher(digitWildcards(term)) : amountMatcher(term, NUMBERS),
  address: addressMatcher,
  duration: (term) => amountMatcher(term, DURATIONS),
  size: (term) => amountMatcher(term, SIZES),
  time: timeMatcher,
};

export function createValueMatcher(kind: FieldKind, term: FieldTerm): MatcherResult {
  if (term.value === '' && !term.quoted) return { problem: 'A value is missing.' };
  return MATCHER_MAKERS[kind](term);
}

/** `5xx` reads as `5??`. */
function digitWildcards(term: FieldTerm): FieldTerm {
  return { ...term, value: term.value.replace(/x/gi, '?') };
}

/** Case does not matter; `*` stands for any text, `?` for one character. */
function textMatcher({ value, quoted, comparison }: FieldTerm): MatcherResult {
  if (comparison !== '=') return { problem: 'This field has no order: write the value without < or >.' };
  const wanted = value.toLowerCase();
  if (quoted || !/[*?]/.test(wanted)) return (actual) => String(actual).toLowerCase() === wanted;
  const pattern = compileWildcards(wanted);
  return (actual) => pattern(String(actual).toLowerCase());
}

/** Matches greedily from star to star: linear in the text, whatever the pattern. */
function compileWildcards(pattern: string): (text: string) => boolean {
  return (text) => {
    let at = 0;
    let want = 0;
    let star = -1;
    let resume = 0;
    while (at < text.length) {
      if (pattern[want] === '*') {
        star = want++;
        resume = at;
      } else if (want < pattern.length && (pattern[want] === '?' || pattern[want] === text[at])) {
        want++;
        at++;
      } else if (star >= 0) {
        want = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    while (pattern[want] === '*') want++;
    return want === pattern.length;
  };
}

interface Units {
  readonly example: string;
  readonly factors: Readonly<Record<string, number>>;
}

const NUMBERS: Units = { example: '550', factors: { '': 1 } };
const DURATIONS: Units = {
  example: '5s, 500ms or 2min',
  factors: { '': 1000, ms: 1, s: 1000, sec: 1000, m: 60_000, min: 60_000, h: 3_600_000 },
};
const SIZES: Units = {
  example: '1MB, 500kB or 20000',
  factors: {
    '': 1,
    b: 1,
    k: 1000,
    kb: 1000,
    kib: 1024,
    m: 1e6,
    mb: 1e6,
    mib: 1 << 20,
    g: 1e9,
    gb: 1e9,
    gib: 1 << 30,
  },
};

const COMPARE: Readonly<Record<Comparison, (actual: number, wanted: number) => boolean>> = {
  '=': (actual, wanted) => actual === wanted,
  '>': (actual, wanted) => actual > wanted,
  '>=': (actual, wanted) => actual >= wanted,
  '<': (actual, wanted) => actual < wanted,
  '<=': (actual, wanted) => actual <= wanted,
};

function amountMatcher({ value, comparison }: FieldTerm, units: Units): MatcherResult {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(value) ?? [];
  const factor = units.factors[unit.toLowerCase()];
  if (number === undefined || factor === undefined) return { problem: `Write it like ${units.example}.` };
  const wanted = Number(number) * factor;
  const compare = COMPARE[comparison];
  return (actual) => compare(Number(actual), wanted);
}

/** An address, a network in CIDR form, or text with wildcards. */
function addressMatcher(term: FieldTerm): MatcherResult {
  const { value, comparison } = term;
  if (comparison !== '=') return { problem: 'An address has no order: write it without < or >.' };
  if (/[*?]/.test(value)) return textMatcher(term);
  if (value.includes('/')) return networkMatcher(value);
  const wanted = ipaddr.isValid(value) ? ipaddr.parse(value).toString() : value.toLowerCase();
  return (actual) => String(actual).toLowerCase() === wanted;
}

function networkMatcher(value: string): MatcherResult {
  if (!ipaddr.isValidCIDR(value))
    return { problem: 'Write a network like 209.85.128.0/17 or 2001:db8::/32.' };
  const [network, bits] = ipaddr.parseCIDR(value);
  if (network.kind() === 'ipv4') return ipv4NetworkMatcher(network.toString(), bits);
  return (actual) => {
    const address = String(actual);
    if (!address.includes(':') || !ipaddr.isValid(address)) return false;
    return ipaddr.parse(address).match(network, bits);
  };
}

/** Without taking an address apart for each of many sessions: IPv4 addresses as numbers. */
function ipv4NetworkMatcher(network: string, bits: number): ValueMatcher {
  const size = 2 ** (32 - bits);
  const first = Math.floor(ipv4Number(network) / size);
  return (actual) => Math.floor(ipv4Number(String(actual)) / size) === first;
}

/** NaN for what is no dotted IPv4 address. */
function ipv4Number(address: string): number {
  let number = 0;
  let octet = 0;
  for (let at = 0; at < address.length; at += 1) {
    const code = address.charCodeAt(at);
    if (code === DOT) {
      number = number * 256 + octet;
      octet = 0;
    } else if (code >= ZERO && code <= NINE) octet = octet * 10 + code - ZERO;
    else return Number.NaN;
  }
  return number * 256 + octet;
}

const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;

// 2017-04-30, 2017-04-30T12:00, 2017-04-30T12:00:05.5; UTC, as everything is shown in it.
const TIME = /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?)?)?)?Z?$/i;

/** ISO texts in UTC compare as text; a shorter one stands for the whole day, hour or minute it names. */
function timeMatcher({ value, comparison }: FieldTerm): MatcherResult {
  if (!TIME.test(value)) return { problem: 'Write a time like 2017-04-30T12:00 (UTC).' };
  const wanted = value.toUpperCase().replace(/Z$/, '');
  const within = (actual: string) => actual.startsWith(wanted);
  const before = (actual: string) => actual < wanted;
  const matches: Readonly<Record<Comparison, (actual: string) => boolean>> = {
    '=': within,
    '<': before,
    '<=': (actual) => before(actual) || within(actual),
    '>': (actual) => !before(actual) && !within(actual),
    '>=': (actual) => !before(actual),
  };
  const match = matches[comparison];
  return (actual) => match(String(actual));
}
