import { causeName } from '../../engine/cause-name.ts';
import type { Cause } from '../../model/cause.ts';

/** Stands for the texts of refusals that were too many to be told apart. */
const NO_PATTERN = '…';

/** The term that finds the sessions of a cause: `cause:dnsbl_listed-0k3v9qa`. */
export function causeTerm(cause: Cause): string {
  return cause.pattern === NO_PATTERN ? `reason:${cause.reason}` : `cause:${causeName(cause)}`;
}
