import type { LookupFact } from '../model/lookup.ts';
import { isPrivateAddress, parseIp } from './addresses.ts';
import { addressesOf, isUnknown, saysNothing, troubleInWords, type Ask } from './ask.ts';
import { fact, unknownFact } from './fact.ts';
import { LOOKUP_LIMITS } from './limits.ts';

export interface MailExchangers {
  readonly facts: readonly LookupFact[];
  /** Host names that take mail for the domain, the preferred first. */
  readonly hosts: readonly string[];
}

/** Where mail for a domain is brought (RFC 5321 section 5.1): its MX, else its own address; nowhere for a null MX (RFC 7505). */
export async function lookUpExchangers(ask: Ask, domain: string): Promise<MailExchangers> {
  const answer = await ask(domain, 'MX');
  if (isUnknown(answer)) {
    return {
      facts: [unknownFact('mail-exchanger', domain, `Where mail for ${domain} goes`, answer)],
      hosts: [],
    };
  }
  if (answer.outcome === 'NXDOMAIN') return { facts: [noSuchDomain(domain)], hosts: [] };
  const hosts = answer.answers.map(readExchanger).sort((one, other) => one.preference - other.preference);
  if (saysNothing(answer)) return fallBack(ask, domain);
  if (hosts.some(({ name }) => name === '.')) return nullExchanger(domain, hosts.length);
  const details = await Promise.all(
    hosts.slice(0, LOOKUP_LIMITS.exchangers).map((host) => describe(ask, host)),
  );
  const isBroken = details.every(({ isUsable }) => !isUsable);
  const summary = isBroken
    ? `Mail for ${domain} goes nowhere: none of its mail exchangers has an address to be reached at.`
    : `Mail for ${domain} goes to ${hosts[0]?.name ?? ''}${hosts.length > 1 ? ` (and ${hosts.length - 1} more)` : ''}.`;
  const texts = details.map(({ text }) => text);
  return {
    facts: [fact('mail-exchanger', domain, isBroken ? ['broken', 'bad'] : ['mx', 'good'], summary, texts)],
    hosts: hosts.map(({ name }) => name),
  };
}

function readExchanger(answer: string): { readonly preference: number; readonly name: string } {
  const [, preference = '0', name = ''] = /^(\d+) (.*)$/.exec(answer) ?? [];
  return { preference: Number(preference), name };
}

async function describe(ask: Ask, { preference, name }: ReturnType<typeof readExchanger>) {
  const start = `${preference} ${name}`;
  if (parseIp(name))
    return {
      isUsable: false,
      text: `${start}: an address where a name must stand; most senders do not use it`,
    };
  const { addresses, trouble } = await addressesOf(ask, name);
  if (addresses.length === 0) {
    const why = trouble ? troubleInWords(trouble) : 'it has no address';
    return { isUsable: trouble !== undefined, text: `${start}: ${why}` };
  }
  const isPrivate = addresses.every(isPrivateAddress);
  const note = isPrivate ? ', which nobody outside reaches' : '';
  return { isUsable: !isPrivate, text: `${start}: ${addresses.join(', ')}${note}` };
}

/** Without MX the domain's own address takes the mail. */
async function fallBack(ask: Ask, domain: string): Promise<MailExchangers> {
  const { addresses, trouble } = await addressesOf(ask, domain);
  if (addresses.length > 0) {
    const summary = `${domain} has no MX record: mail for it goes to its own address, ${addresses.join(', ')}.`;
    return { facts: [fact('mail-exchanger', domain, ['address', 'neutral'], summary)], hosts: [domain] };
  }
  if (trouble)
    return { facts: [unknownFact('mail-exchanger', domain, `The address of ${domain}`, trouble)], hosts: [] };
  const summary = `${domain} has neither an MX record nor an address: it takes no mail, and many receivers refuse mail from it.`;
  return { facts: [fact('mail-exchanger', domain, ['none', 'bad'], summary)], hosts: [] };
}

function nullExchanger(domain: string, count: number): MailExchangers {
  const summary = `${domain} says that it takes no mail at all (null MX, RFC 7505); mail from it is refused by many.`;
  const details = count > 1 ? ['a null MX stands beside others, which is an error of its administrator'] : [];
  return { facts: [fact('mail-exchanger', domain, ['null-mx', 'bad'], summary, details)], hosts: [] };
}

const noSuchDomain = (domain: string): LookupFact =>
  fact(
    'mail-exchanger',
    domain,
    ['no-such-domain', 'bad'],
    `There is no domain ${domain}: nobody can be written to there.`,
  );
