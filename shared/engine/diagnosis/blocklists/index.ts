import { ADDRESS_LISTS } from './address-lists.ts';
import type { Blocklist } from './blocklist.ts';
import { CLOSED_LISTS } from './closed-lists.ts';
import { DOMAIN_LISTS } from './domain-lists.ts';
import { SMALL_LISTS } from './small-lists.ts';
import { SPAMHAUS } from './spamhaus.ts';
import { VENDOR_LISTS } from './vendor-lists.ts';

/** Every list that is known by name, special before general within one owner. */
export const BLOCKLISTS: readonly Blocklist[] = [
  ...SPAMHAUS,
  ...DOMAIN_LISTS,
  ...ADDRESS_LISTS,
  ...SMALL_LISTS,
  ...VENDOR_LISTS,
  ...CLOSED_LISTS,
];
