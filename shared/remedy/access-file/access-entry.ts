import { LIMITS } from '../../engine/limits.ts';

/** A line of a Sendmail access file that makemap would take: `Connect:192.0.2<TAB>OK`. */
export interface AccessEntry {
  /** 1-based. */
  readonly line: number;
  /** As it was written. */
  readonly key: string;
  /** The tag in front of the key, lower-case, such as "connect"; absent where there is none. */
  readonly tag?: string;
  /** The key behind its tag, lower-case: makemap and the lookups fold case. */
  readonly subject: string;
  readonly value: string;
}

/** What makemap makes of a line. */
export type AccessLine =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'entry'; readonly entry: AccessEntry }
  /** makemap says a mistake and leaves the line out. */
  | { readonly kind: 'leading-space' | 'no-value'; readonly key: string };

/** Tags of the access map (cf/README, "ANTI-SPAM CONFIGURATION CONTROL" and "STARTTLS"). */
const TAGS = new Set([
  'connect',
  'from',
  'to',
  'spam',
  'greetpause',
  'clientrate',
  'clientconn',
  'tls_srv',
  'tls_clt',
  'tls_rcpt',
  'try_tls',
  'srv_features',
  'clt_features',
  'tls_srv_features',
  'tls_clt_features',
  'authinfo',
  'certissuer',
  'certsubject',
  'delay',
]);

/** The key ends at the first white space; the rest, without the white space around it, is the value. */
export function readAccessLine(text: string, line: number): AccessLine {
  const cut = text.slice(0, LIMITS.accessLineCharacters).replace(/\r$/, '');
  if (cut === '' || cut.startsWith('#')) return { kind: 'nothing' };
  if (/^\s/.test(cut))
    return cut.trim() === '' ? { kind: 'nothing' } : { kind: 'leading-space', key: cut.trim() };
  const [key = ''] = cut.split(/\s/, 1);
  const value = cut.slice(key.length).trim();
  if (value === '') return { kind: 'no-value', key };
  return { kind: 'entry', entry: { line, key, value, ...splitTag(key.toLowerCase()) } };
}

function splitTag(key: string): { tag?: string; subject: string } {
  const [, tag, subject] = /^([a-z_]+):(.*)$/.exec(key) ?? [];
  return tag !== undefined && subject !== undefined && TAGS.has(tag) ? { tag, subject } : { subject: key };
}

/** Tags whose lines are looked up for the address of a connection, and say what becomes of it. */
export function decidesOnConnections({ tag }: AccessEntry): boolean {
  return tag === undefined || tag === 'connect';
}
