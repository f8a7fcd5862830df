import type { LogPeer } from '../../model/log.ts';
import { LIMITS } from '../limits.ts';

/** "from=<a@b>, size=12, relay=mx [192.0.2.1]" as fields; a value goes on to the next ", name=". */
export function readFields(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let name = '';
  let value: string[] = [];
  const keep = (): void => {
    if (name !== '' && !fields.has(name)) fields.set(name, value.join(', '));
  };
  for (const part of text.split(', ')) {
    const [, next, rest = ''] = FIELD.exec(part) ?? [];
    if (next !== undefined && fields.size < LIMITS.logFields) {
      keep();
      name = next;
      value = [rest];
    } else value.push(part);
  }
  keep();
  return fields;
}

const FIELD = /^([A-Za-z_][A-Za-z0-9_-]{0,30})=([^]*)$/;

/** "<a@b.example>", "a@b.example" and "<>" without angle brackets. */
export function mailbox(text: string): string {
  const [, inner] = /^<([^>]*)>/.exec(text) ?? [];
  return inner ?? text.trim();
}

/** "<a@b>,<c@d>" */
export function mailboxes(text: string): readonly string[] {
  return text
    .split(/,\s?(?=[<"\w])/, LIMITS.logRecipients)
    .map(mailbox)
    .filter((each) => each !== '');
}

// "mx.example.org [192.0.2.1]", "mx.example.org[192.0.2.1]:25", "[IPv6:2001:db8::1]", "unknown[192.0.2.1]",
// "H=mx.example.org (helo.example) [192.0.2.1]:587"
const BRACKETED = /\[(?:IPv6:)?([0-9A-Fa-f:.]{3,45})\](?::(\d{1,5}))?/;

/** The host that a text names, the address in brackets. */
export function readPeer(text: string): LogPeer | undefined {
  const found = BRACKETED.exec(text.length > 600 ? text.slice(0, 600) : text);
  const before = (found ? text.slice(0, found.index) : text).trim();
  const [first = ''] = before.split(/[\s(]/, 1);
  const name = /^[\w.-]{1,255}$/.test(first) && first !== 'unknown' ? first.replace(/\.$/, '') : undefined;
  const address = found?.[1]?.toLowerCase();
  const port = found?.[2] === undefined ? undefined : Number(found[2]);
  if (name === undefined && address === undefined) return undefined;
  return {
    ...(name && { name }),
    ...(address && { address }),
    ...(port !== undefined && { port }),
  };
}
