import { askableLists } from '../engine/blocklists.ts';
import type { DnsType } from '../model/dns.ts';
import type { DnsQuestion, LookupPlan, LookupSubject } from '../model/lookup.ts';
import { isPrivateAddress, listName, parseIp, reverseZoneName } from './addresses.ts';
import { digCommands } from './dig-commands.ts';
import { dmarcNames } from './domain-records.ts';
import { LOOKUP_LIMITS } from './limits.ts';
import { publicResolver } from './public-resolvers.ts';
import { spfIdentity } from './spf-identity.ts';

/**
 * What a look-up would ask, of whom, what that tells to whom, and the commands that ask the same; `captured` are questions that
 * a capture holds answers to. Asks nothing.
 */
export function planLookup(
  subject: LookupSubject,
  servers: readonly string[],
  captured: readonly DnsQuestion[] = [],
): LookupPlan {
  const questions = questionsAbout(subject, captured);
  return {
    subject,
    servers,
    questions,
    follows: followsOf(subject),
    cautions: cautionsOf(subject, servers),
    commands: digCommands(questions, subject, servers),
  };
}

function questionsAbout(subject: LookupSubject, captured: readonly DnsQuestion[]): readonly DnsQuestion[] {
  const found = new Map<string, DnsQuestion>();
  const add = (question: string, ...types: readonly DnsType[]) => {
    for (const type of types) found.set(`${question} ${type}`, { question, type });
  };
  for (const address of subject.addresses) {
    add(reverseZoneName(address), 'PTR');
    if (isPrivateAddress(address)) continue;
    for (const { zone } of askableLists('address')) add(listName(address, zone), 'A');
  }
  const { helo, domains, dkim, addresses } = subject;
  if (helo !== undefined && addresses.length > 0 && isHostName(helo)) add(helo, 'A', 'AAAA');
  const identity = spfIdentity(subject);
  if (identity && addresses.length > 0) add(identity.domain, 'TXT');
  for (const domain of domains) {
    add(domain, 'MX', 'TXT');
    for (const name of dmarcNames(domain).slice(0, 1)) add(name, 'TXT');
    add(`_mta-sts.${domain}`, 'TXT');
    for (const { zone } of askableLists('domain')) add(`${domain}.${zone}`, 'A');
  }
  for (const { domain, selector } of dkim.slice(0, LOOKUP_LIMITS.dkimKeys))
    add(`${selector}._domainkey.${domain}`, 'TXT');
  for (const { question, type } of captured) add(question, type);
  return [...found.values()];
}

const isHostName = (helo: string): boolean => /^[^.\s[\]]+(?:\.[^.\s[\]]+)+\.?$/.test(helo) && !parseIp(helo);

function followsOf({ addresses, domains }: LookupSubject): readonly string[] {
  return [
    ...(addresses.length > 0
      ? [
          'The addresses of each reverse name are asked for, to see whether it leads back.',
          'What the SPF record names is asked for: included domains, hosts, mail exchangers; ten at most.',
          'Of a blocklist that lists something, its reason is asked for, and whether it lists everything.',
        ]
      : []),
    ...(domains.length > 0
      ? [
          'The addresses and TLSA records of each mail exchanger are asked for; without one, those of the domain.',
          'Where a domain has no DMARC record, its organisational domain is asked.',
        ]
      : []),
  ];
}

function cautionsOf({ addresses, domains }: LookupSubject, servers: readonly string[]): readonly string[] {
  const open = servers.flatMap((server) => publicResolver(server) ?? []);
  return [
    `The questions go to ${servers.length > 0 ? servers.join(', ') : 'the name servers of this system'}; whoever runs them, and the name servers and blocklists that they ask in turn, learn what is looked up and when.`,
    ...(addresses.length + domains.length > 0
      ? ['What is answered is what DNS says now; it may have been different when the mail was refused.']
      : []),
    ...(open.length > 0
      ? [
          `${[...new Set(open)].join(' and ')} is a public resolver: most blocklists refuse to answer it. Ask a name server of your own for those.`,
        ]
      : []),
  ];
}
