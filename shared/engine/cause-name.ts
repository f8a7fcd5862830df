import type { Cause } from '../model/cause.ts';
import type { Rejection } from '../model/rejection.ts';
import { replyPattern } from './diagnosis/reply-pattern.ts';

/** What tells one cause from another. */
export type CauseKey = Pick<Cause, 'reason' | 'permanence' | 'blocklist' | 'pattern'>;

/**
 * A short name of a cause that stays the same from capture to capture: its reason, and digits made of all that tells it
 * from other causes with that reason. "dnsbl_listed-0k3v9qa".
 */
export function causeName({ reason, permanence, blocklist, pattern }: CauseKey): string {
  const digits = fnv1a(`${permanence} ${blocklist?.name ?? ''} ${pattern}`).toString(36);
  return `${reason}-${digits.padStart(DIGITS, '0')}`;
}

/** The name of the cause that a refusal belongs to. */
export function causeNameOf(rejection: Rejection): string {
  const pattern = replyPattern(rejection.text === '' ? rejection.summary : rejection.text);
  return causeName({ ...rejection, pattern });
}

/** 36⁷ is more than 2³². */
const DIGITS = 7;

/** FNV-1a over UTF-16 code units: spreads well, and needs no secret to be safe from, since a clash only shows more. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}
