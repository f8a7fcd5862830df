import type { Cause } from '../../shared/model/cause.ts';

/**
 * The filter that finds the sessions of a cause: its reason, and the longest run of the reply's own words between the
 * placeholders of its pattern. "… <ip> refused - see http://dnsbl.sorbs.net/" gives
 * `reason:dnsbl_listed "refused - see http://dnsbl.sorbs.net/"`.
 */
export function filterForCause(cause: Pick<Cause, 'reason' | 'pattern'>): string {
  const words = cause.pattern
    .split(/<[^<>\s]*>|["\r\n]/)
    .map((part) => part.trim())
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '');
  return words === '' ? `reason:${cause.reason}` : `reason:${cause.reason} "${words}"`;
}
