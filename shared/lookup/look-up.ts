import { askableLists } from '../engine/blocklists.ts';
import type { LookupFact, LookupSubject } from '../model/lookup.ts';
import type { Ask } from './ask.ts';
import { lookUpDkimKey, lookUpDmarc, lookUpMtaSts, lookUpTlsa } from './domain-records.ts';
import { lookUpHelo } from './helo-name.ts';
import { LOOKUP_LIMITS } from './limits.ts';
import { lookUpAddressLists, lookUpDomainLists } from './list-entries.ts';
import { lookUpExchangers } from './mail-exchangers.ts';
import { lookUpReverseNames } from './reverse-name.ts';
import { domainOfMailbox, spfIdentity } from './spf-identity.ts';
import { lookUpSpf, lookUpSpfRecord } from './spf/spf-fact.ts';

/**
 * Everything that DNS says about a subject, by `ask`. Facts come in the order of the subject's addresses and domains, whatever
 * the order of the answers. `atSeconds` is now, since 1970. Rejects with what `ask` rejects with.
 */
export async function lookUp(
  ask: Ask,
  subject: LookupSubject,
  atSeconds: number,
): Promise<readonly LookupFact[]> {
  const facts = await Promise.all([
    ...subject.addresses.map((address) => lookUpAddress(ask, subject, address, atSeconds)),
    ...subject.domains.map((domain) => lookUpDomain(ask, subject, domain)),
    Promise.all(
      subject.dkim
        .slice(0, LOOKUP_LIMITS.dkimKeys)
        .map(({ domain, selector }) => lookUpDkimKey(ask, domain, selector)),
    ),
  ]);
  return facts.flat();
}

async function lookUpAddress(
  ask: Ask,
  subject: LookupSubject,
  address: string,
  atSeconds: number,
): Promise<readonly LookupFact[]> {
  const { helo, domains } = subject;
  const identity = spfIdentity(subject);
  const senders = identity
    ? [identity]
    : domains.map((domain) => ({ domain, sender: `postmaster@${domain}` }));
  const [reverse, spf, lists] = await Promise.all([
    lookUpReverseNames(ask, address),
    Promise.all(
      senders.map((each) => lookUpSpf(ask, { ...each, address, helo: helo ?? 'unknown', atSeconds })),
    ),
    lookUpAddressLists(ask, address, askableLists('address')),
  ]);
  const greeting = helo === undefined ? [] : [await lookUpHelo(ask, helo, address, reverse.all)];
  return [...reverse.facts, ...greeting, ...spf, ...lists];
}

async function lookUpDomain(
  ask: Ask,
  { addresses, mailFrom }: LookupSubject,
  domain: string,
): Promise<readonly LookupFact[]> {
  // With an address SPF was evaluated for the envelope sender's domain; of other domains the record alone is told.
  const isEvaluated =
    addresses.length > 0 && (mailFrom === undefined || domainOfMailbox(mailFrom) === domain.toLowerCase());
  const [exchangers, spf, dmarc, sts, lists] = await Promise.all([
    lookUpExchangers(ask, domain),
    isEvaluated ? undefined : lookUpSpfRecord(ask, domain),
    lookUpDmarc(ask, domain),
    lookUpMtaSts(ask, domain),
    lookUpDomainLists(ask, domain, askableLists('domain')),
  ]);
  const hosts = exchangers.hosts.slice(0, LOOKUP_LIMITS.exchangers);
  const tlsa = await Promise.all(hosts.map((host) => lookUpTlsa(ask, host)));
  return [...exchangers.facts, ...(spf ? [spf] : []), dmarc, sts, ...tlsa, ...lists];
}
