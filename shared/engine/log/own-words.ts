/**
 * What Sendmail writes behind "stat=" by its own exit codes (sysexits.h), whatever the other server said; the words about
 * users and hosts are left out, because they do tell the reason.
 */
const HIDING: ReadonlySet<string> = new Set([
  'Service unavailable',
  'Data format error',
  'Remote protocol error',
  'Insufficient permission',
  'Permission denied',
  'Internal error',
  'I/O error',
  'Operating system error',
  'Local configuration error',
  "Can't create output",
  'Deferred',
]);

/** True for words that stand in place of a reply and say nothing of it. */
export function hidesReply(words: string): boolean {
  return HIDING.has(words);
}
