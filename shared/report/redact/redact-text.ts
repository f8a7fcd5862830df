import ipaddr from 'ipaddr.js';
import { baseDomain, type HideNames } from './hide-names.ts';

/** How a text is hidden: by what is known of the session it comes from. */
export interface TextRules {
  readonly hide: HideNames;
  readonly addresses: boolean;
  readonly ips: boolean;
  /** False for domains that stay readable, such as the blocklist that a refusal names. */
  readonly isHidden: (domain: string) => boolean;
  /** Blocklists' zones: below them a domain may stand that was looked up. */
  readonly zones: ReadonlySet<string>;
  /** Names that are told by no form of their own (local parts, HELO words, subjects) and what stands for them. */
  readonly words: ReadonlyMap<string, string>;
}

// "http://www.example.org/why?ip=192.0.2.1"
const URL_FORM = String.raw`(?<url>https?:\/\/[^\s<>"'${'`'}]+)`;
// RFC 5321 section 4.1.2: Mailbox; a local part may be quoted, a domain a literal.
const MAILBOX_FORM = String.raw`(?<mailbox>(?:"(?:[^"\\\r\n]|\\.){1,64}"|[^\s<>"'(),:;@[\]\\]{1,256})@(?:\[[^\]\s]{1,64}\]|[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,252}[\p{L}\p{N}])?))`;
// "[IPv6:2001:db8::1]"; what merely looks like one, such as a time of day, is told by a parser.
const IPV6_FORM = String.raw`(?<ipv6>(?<=IPv6:|(?<![\p{L}\p{N}:.]))(?:[0-9a-fA-F]{0,4}:){2,7}(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9a-fA-F]{1,4})?(?:\/\d{1,3})?)`;
// "1.2.0.192" before the zone of a blocklist
const REVERSED_FORM = String.raw`(?<reverse>(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?=\.\p{L}))`;
// "192.0.2.1", "192.0.2.0/24"
const IPV4_FORM = String.raw`(?<ipv4>(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?!\.?\d)(?:\/\d{1,2}(?![\d.]))?)`;
// The 32 nibbles of an IPv6 address, reversed (RFC 3596 section 2.5).
const NIBBLES_FORM = String.raw`(?<nibbles>(?<![0-9a-fA-F.])(?:[0-9a-fA-F]\.){31}[0-9a-fA-F](?=\.))`;
// "192-0-2-1", as in names of dial-up hosts
const DASHED_FORM = String.raw`(?<dashed>(?<!\d)\d{1,3}(?:-\d{1,3}){3}(?!\d))`;
const DOMAIN_FORM = String.raw`(?<domain>(?<![\p{L}\p{N}_@-])(?:[\p{L}\p{N}_][\p{L}\p{N}_-]{0,62}\.)+\p{L}[\p{L}\p{N}-]{1,62}(?![\p{L}\p{N}]))`;
// RFC 3461 section 4.4: the sender's own name for the envelope
const ENVELOPE_ID_FORM = String.raw`(?<envid>(?<=\bENVID=)[^\s>]+)`;

/** Replaces every name in a text by its pseudonym; gives the text back where there is nothing to hide. */
export function createTextRedactor(rules: TextRules): (text: string) => string {
  const forms = [
    ...(rules.addresses ? [URL_FORM, ENVELOPE_ID_FORM, MAILBOX_FORM] : []),
    ...(rules.ips ? [NIBBLES_FORM, IPV6_FORM, REVERSED_FORM, IPV4_FORM] : []),
    ...(rules.addresses ? [DOMAIN_FORM] : []),
    ...(rules.ips ? [DASHED_FORM] : []),
    ...wordsForm(rules.words),
  ];
  if (forms.length === 0) return (text) => text;
  const pattern = new RegExp(forms.join('|'), 'giu');
  const redact = (text: string): string =>
    text.replace(pattern, (match: string, ...rest: unknown[]) => {
      const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
      return replaceToken(match, groups, rules, redact);
    });
  return (text) => text.split('\n').map(behindCode(redact)).join('\n');
}

// "250-mx.example.org": the code of a reply line is no part of the host's name.
const behindCode = (redact: (text: string) => string) => (line: string) => {
  const code = /^\d{3}-/.exec(line)?.[0] ?? '';
  return code + redact(line.slice(code.length));
};

/** Of more words than these a pattern would be slow: each word of the text is looked up instead. */
const MOST_ALTERNATIVES = 500;
const ANY_WORD_FORM = String.raw`(?<word>[^\s<>"',;:()[\]]{2,256}(?<![.!?]))`;

function wordsForm(words: ReadonlyMap<string, string>): readonly string[] {
  if (words.size === 0) return [];
  if (words.size > MOST_ALTERNATIVES) return [ANY_WORD_FORM];
  const sorted = [...words.keys()].sort((a, b) => b.length - a.length);
  const escaped = sorted.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
  return [`(?<word>(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}]))`];
}

function replaceToken(
  match: string,
  groups: Readonly<Record<string, string | undefined>>,
  rules: TextRules,
  redact: (text: string) => string,
): string {
  const { hide } = rules;
  if (groups['url'] !== undefined) return hideUrl(match, rules, redact);
  if (groups['envid'] !== undefined) return hide.id(match);
  if (groups['mailbox'] !== undefined) return hideMailbox(match, rules);
  if (groups['nibbles'] !== undefined) return hideNibbles(match, hide);
  if (groups['ipv6'] !== undefined) return hideIp(match, hide);
  if (groups['ipv4'] !== undefined) return hideIp(match, hide);
  if (groups['reverse'] !== undefined) return reversed(hide.ip(reversed(match)));
  if (groups['dashed'] !== undefined) return hide.ip(match.replaceAll('-', '.')).replaceAll('.', '-');
  if (groups['domain'] !== undefined) return hideDomain(match, rules);
  return rules.words.get(match.toLowerCase()) ?? match;
}

function hideDomain(name: string, { hide, isHidden, zones }: TextRules): string {
  if (isHidden(name)) return hide.domain(name);
  // "example.org.dbl.spamhaus.org"
  const zone = [...zones].find((each) => name.toLowerCase().endsWith(`.${each}`));
  return zone === undefined ? name : `${hide.domain(name.slice(0, -zone.length - 1))}.${zone}`;
}

const hideIp = (text: string, hide: HideNames): string =>
  text.includes('/') ? hide.network(text) : hide.ip(text);

const reversed = (address: string): string => address.split('.').reverse().join('.');

/** What stands before an address in a log line or a parameter, and is no part of it. */
const NAMED = /^(?:from|to|rcpt|sender|orcpt|auth|user|relay|recipient|email|mail|e)=(?=.)/i;

function hideMailbox(text: string, { hide, isHidden }: TextRules): string {
  const name = NAMED.exec(text)?.[0] ?? '';
  const address = text.slice(name.length);
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const stays = !domain.startsWith('[') && !isHidden(domain);
  return stays ? text : name + hide.mailbox(address);
}

function hideUrl(url: string, { isHidden, hide }: TextRules, redact: (text: string) => string): string {
  const [, scheme = '', host = '', rest = ''] = /^(https?:\/\/)([^/?#:]*)(.*)$/is.exec(url) ?? [];
  if (ipaddr.isValid(host)) return scheme + hide.ip(host) + hide.page(rest);
  if (isHidden(host)) return scheme + hide.domain(host) + hide.page(rest);
  // Of a page that anybody may know, only what is asked there tells of somebody.
  return (
    scheme +
    host +
    rest
      .split(/([/?&=;#])/)
      .map(redact)
      .join('')
  );
}

function hideNibbles(text: string, hide: HideNames): string {
  const digits = reversed(text).replaceAll('.', '');
  const hidden = hide.ip((digits.match(/.{4}/g) ?? []).join(':'));
  if (!ipaddr.isValid(hidden)) return text.replace(/[0-9a-f]/gi, 'x');
  const bytes = ipaddr.parse(hidden).toByteArray();
  const nibbles = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [...nibbles].reverse().join('.');
}

/** The domains that a text names, for telling later texts that name them, too. */
export function domainsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?:[\p{L}\p{N}_][\p{L}\p{N}_-]{0,62}\.)+\p{L}[\p{L}\p{N}-]{1,62}/giu)].map(
    ([name]) => baseDomain(name),
  );
}
