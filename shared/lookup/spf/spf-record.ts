import { parseIp } from '../addresses.ts';
import { LOOKUP_LIMITS } from '../limits.ts';

export type Qualifier = '+' | '-' | '~' | '?';

/** A mechanism of a record, as it stands and taken apart. */
export interface SpfMechanism {
  readonly text: string;
  readonly qualifier: Qualifier;
  readonly kind: 'all' | 'include' | 'a' | 'mx' | 'ptr' | 'ip4' | 'ip6' | 'exists';
  /** What stands behind the colon, with macros; without it the current domain is meant. */
  readonly domain?: string;
  /** The network of ip4 and ip6. */
  readonly network?: string;
  /** Bits that count, of IPv4 and IPv6 addresses. */
  readonly bits4: number;
  readonly bits6: number;
}

export interface SpfRecord {
  readonly mechanisms: readonly SpfMechanism[];
  readonly redirect?: string;
  readonly explanation?: string;
}

// RFC 7208 section 4.5: "v=spf1" alone or before a space
const VERSION = /^v=spf1(?= |$)/i;

export function isSpfRecord(text: string): boolean {
  return VERSION.test(text);
}

/** Reads a record (RFC 7208 sections 5, 6 and 12); a text says what is wrong with it. */
export function parseSpfRecord(text: string): SpfRecord | string {
  const terms = text
    .replace(VERSION, '')
    .split(/ +/)
    .filter((term) => term !== '');
  if (terms.length > LOOKUP_LIMITS.spfTerms) return `the record has ${terms.length} terms`;
  const mechanisms: SpfMechanism[] = [];
  const modifiers = new Map<string, string>();
  for (const term of terms) {
    const modifier = MODIFIER.exec(term);
    if (modifier) {
      const name = (modifier[1] ?? '').toLowerCase();
      const value = modifier[2] ?? '';
      const problem = modifierProblem(name, value, modifiers);
      if (problem !== undefined) return problem;
      modifiers.set(name, value);
      continue;
    }
    const mechanism = parseMechanism(term);
    if (typeof mechanism === 'string') return mechanism;
    mechanisms.push(mechanism);
  }
  const redirect = modifiers.get('redirect');
  const explanation = modifiers.get('exp');
  return {
    mechanisms,
    ...(redirect !== undefined && { redirect }),
    ...(explanation !== undefined && { explanation }),
  };
}

// "redirect=_spf.example.org", "exp=why.%{d}", "unknown=anything"
const MODIFIER = /^([a-z][a-z0-9_.-]*)=(.*)$/i;

function modifierProblem(
  name: string,
  value: string,
  known: ReadonlyMap<string, string>,
): string | undefined {
  if (name !== 'redirect' && name !== 'exp')
    return MACRO_STRING.test(value) ? undefined : `“${name}=${value}” is no macro string`;
  if (known.has(name)) return `“${name}=” stands in the record twice`;
  return isDomainSpec(value) ? undefined : `“${name}=${value}” names no domain`;
}

// RFC 7208 sections 7.1 and 7.2: c, r and t may stand in explanations only
const MACRO = '%\\{[slodiphv]\\d*r?[.\\-+,/_=]*\\}|%%|%_|%-';
const MACRO_STRING = new RegExp(`^(?:${MACRO}|[\\x21-\\x24\\x26-\\x7e])*$`, 'i');
const DOMAIN_SPEC_END = new RegExp(
  `(?:${MACRO}|\\.(?:[a-z0-9]+-[a-z0-9-]*[a-z0-9]|[a-z0-9]*[a-z][a-z0-9]*)\\.?)$`,
  'i',
);

function isDomainSpec(text: string): boolean {
  return text.length <= 512 && MACRO_STRING.test(text) && DOMAIN_SPEC_END.test(text);
}

// "-all", "~include:_spf.example.org", "a:mx.example.org/24//64", "ip4:192.0.2.0/24"
const MECHANISM = /^([+\-~?]?)([a-z][a-z0-9_.-]*)(?:([:/])(.*))?$/i;

type Base = Omit<SpfMechanism, 'kind'>;
type Parse = (base: Base, mark: string, rest: string) => SpfMechanism | undefined;

const withDomain =
  (kind: 'include' | 'exists' | 'ptr'): Parse =>
  (base, mark, rest) =>
    mark === ':' && isDomainSpec(rest) ? { ...base, kind, domain: rest } : undefined;

const MECHANISMS: Readonly<Record<string, Parse>> = {
  all: (base, mark) => (mark === '' ? { ...base, kind: 'all' } : undefined),
  include: withDomain('include'),
  exists: withDomain('exists'),
  ptr: (base, mark, rest) => (mark === '' ? { ...base, kind: 'ptr' } : withDomain('ptr')(base, mark, rest)),
  ip4: (base, mark, rest) => (mark === ':' ? withNetwork({ ...base, kind: 'ip4' }, rest, 32) : undefined),
  ip6: (base, mark, rest) => (mark === ':' ? withNetwork({ ...base, kind: 'ip6' }, rest, 128) : undefined),
  a: (base, mark, rest) => withHost({ ...base, kind: 'a' }, mark, rest),
  mx: (base, mark, rest) => withHost({ ...base, kind: 'mx' }, mark, rest),
};

function parseMechanism(text: string): SpfMechanism | string {
  const [, sign = '', name = '', mark = '', rest = ''] = MECHANISM.exec(text) ?? [];
  const kind = name.toLowerCase();
  const parse = Object.hasOwn(MECHANISMS, kind) ? MECHANISMS[kind] : undefined;
  if (!parse) return name === '' ? `“${text}” is no term of SPF` : `there is no mechanism “${name}”`;
  const qualifier = sign === '' ? '+' : (sign as Qualifier);
  return parse({ text, qualifier, bits4: 32, bits6: 128 }, mark, rest) ?? `“${text}” is no term of SPF`;
}

// RFC 7208 section 5.6: "192.0.2.0/24", "2001:db8::/32"
function withNetwork(mechanism: SpfMechanism, rest: string, most: 32 | 128): SpfMechanism | undefined {
  const [, network = '', bits] = /^([0-9a-f.:]{2,45})(?:\/(0|[1-9]\d{0,2}))?$/i.exec(rest) ?? [];
  const count = bits === undefined ? most : Number(bits);
  const isFamily = most === 32 ? IPV4.test(network) && parseIp(network) !== undefined : isIpv6(network);
  if (network === '' || count > most || !isFamily) return undefined;
  return { ...mechanism, network, ...(most === 32 ? { bits4: count } : { bits6: count }) };
}

// "2001:db8::1" and "::ffff:192.0.2.1" alike
const isIpv6 = (text: string): boolean => text.includes(':') && parseIp(text) !== undefined;
const IPV4 = /^(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})$/;

// RFC 7208 section 5.3: "a", "a:host.example", "a/24", "a:host.example/24//64", "a//64"
function withHost(mechanism: SpfMechanism, mark: string, rest: string): SpfMechanism | undefined {
  const whole = mark === '/' ? `/${rest}` : rest;
  const [, domain = '', bits4, bits6] =
    /^(.*?)(?:\/(0|[1-9]\d?))?(?:\/\/(0|[1-9]\d{0,2}))?$/.exec(whole) ?? [];
  if ((mark === ':') !== (domain !== '') || (domain !== '' && !isDomainSpec(domain))) return undefined;
  const counts = { bits4: Number(bits4 ?? 32), bits6: Number(bits6 ?? 128) };
  if (counts.bits4 > 32 || counts.bits6 > 128) return undefined;
  return { ...mechanism, ...counts, ...(domain !== '' && { domain }) };
}
