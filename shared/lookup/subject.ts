import type { LookupSubject } from '../model/lookup.ts';
import type { Session } from '../model/session.ts';
import { parseIp, plainAddress } from './addresses.ts';
import { LOOKUP_LIMITS } from './limits.ts';
import { domainOfMailbox } from './spf-identity.ts';

/** What is known to begin with; the rest of the subject follows from it. */
interface Wish {
  /** Addresses, domains and mail addresses as somebody wrote them. */
  readonly words: readonly string[];
  readonly helo?: string;
  readonly mailFrom?: string;
  readonly selectors?: readonly string[];
}

/** Sorts what a user named into addresses and domains; gives the first word that is neither as a text. */
export function subjectOfWords({ words, helo, mailFrom, selectors = [] }: Wish): LookupSubject | string {
  const addresses = new Set<string>();
  const domains = new Set<string>();
  for (const word of words) {
    const bare = word.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
    const domain = bare.includes('@') ? domainOfMailbox(bare) : bare.toLowerCase();
    if (parseIp(bare)) addresses.add(plainAddress(bare));
    else if (domain !== undefined && isDomain(domain)) domains.add(domain);
    else return word;
  }
  const sender = domainOfMailbox(mailFrom ?? '');
  if (sender !== undefined) domains.add(sender);
  const kept = [...domains].slice(0, LOOKUP_LIMITS.domains);
  return {
    addresses: [...addresses].slice(0, LOOKUP_LIMITS.addresses),
    domains: kept,
    ...(helo !== undefined && { helo }),
    ...(mailFrom !== undefined && { mailFrom }),
    dkim: selectors.flatMap((selector) => kept.map((domain) => ({ domain, selector }))),
  };
}

/** What DNS can tell about a session: its client, the EHLO name, the domains of sender, From and recipients, the DKIM keys. */
export function subjectOfSession({ client, greeting, transactions }: Session): LookupSubject {
  const [first] = transactions;
  const domains = new Set<string>();
  const add = (mailbox: string | undefined) => {
    const domain = domainOfMailbox((mailbox ?? '').replace(/>?\s*$/, ''));
    if (domain !== undefined && isDomain(domain)) domains.add(domain);
  };
  for (const { sender, message } of transactions) {
    add(sender);
    add(message?.from);
  }
  for (const { recipients } of transactions) for (const { address } of recipients) add(address);
  const keys = transactions.flatMap(({ message }) => message?.authentication?.dkim ?? []);
  const dkim = new Map(keys.map(({ domain, selector }) => [`${selector} ${domain}`, { domain, selector }]));
  return {
    addresses: [client.address],
    domains: [...domains].slice(0, LOOKUP_LIMITS.domains),
    ...(greeting && { helo: greeting.name }),
    ...(first?.sender !== undefined && { mailFrom: first.sender }),
    dkim: [...dkim.values()].slice(0, LOOKUP_LIMITS.dkimKeys),
  };
}

// Names with underscores exist in DNS, though no host is called so. One without a dot is a host of somebody's own network.
function isDomain(text: string): boolean {
  const isName = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,62})(?:\.[\p{L}\p{N}_-]{1,63})+$/u.test(text);
  // "192.0.2" is half an address.
  return isName && text.length <= 253 && !/\.\d+$/.test(text);
}
