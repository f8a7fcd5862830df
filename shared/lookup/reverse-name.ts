import type { LiveDnsAnswer, LookupFact } from '../model/lookup.ts';
import { isSameAddress, reverseZoneName } from './addresses.ts';
import { addressesOf, isUnknown, troubleInWords, type Ask } from './ask.ts';
import { fact, unknownFact } from './fact.ts';
import { genericReason } from './generic-name.ts';
import { LOOKUP_LIMITS } from './limits.ts';

interface Forward {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly isConfirmed: boolean;
  /** Why nobody knows whether it leads back. */
  readonly trouble?: LiveDnsAnswer;
}

export interface ReverseNames {
  readonly facts: readonly LookupFact[];
  /** Those that lead back to the address. */
  readonly confirmed: readonly string[];
  readonly all: readonly string[];
}

/** The names of an address, whether they lead back to it (RFC 8499: forward-confirmed), and what they look like. */
export async function lookUpReverseNames(ask: Ask, address: string): Promise<ReverseNames> {
  const answer = await ask(reverseZoneName(address), 'PTR');
  if (isUnknown(answer)) {
    const facts = [unknownFact('reverse-name', address, `The reverse name of ${address}`, answer)];
    return { facts, confirmed: [], all: [] };
  }
  const all = answer.answers;
  const forwards = await Promise.all(
    all.slice(0, LOOKUP_LIMITS.reverseNames).map((name) => lookUpForward(ask, name, address)),
  );
  const confirmed = forwards.filter(({ isConfirmed }) => isConfirmed).map(({ name }) => name);
  return { facts: [reverseFact(address, all, forwards), ...kindFacts(address, all)], confirmed, all };
}

async function lookUpForward(ask: Ask, name: string, address: string): Promise<Forward> {
  const { addresses, trouble } = await addressesOf(ask, name);
  const isConfirmed = addresses.some((each) => isSameAddress(each, address));
  return { name, addresses, isConfirmed, ...(trouble && !isConfirmed && { trouble }) };
}

function reverseFact(address: string, all: readonly string[], forwards: readonly Forward[]): LookupFact {
  if (all.length === 0) {
    const summary = `${address} has no reverse name; many receivers refuse mail from such addresses.`;
    return fact('reverse-name', address, ['none', 'bad'], summary, [OWNER_SETS_IT]);
  }
  const details = forwards.map(forwardInWords);
  const more = all.length - forwards.length;
  if (more > 0) details.push(`${more} more names were not looked into`);
  const [confirmed] = forwards.filter(({ isConfirmed }) => isConfirmed);
  if (confirmed) {
    const summary = `${address} is called ${confirmed.name}, and that name leads back to it.`;
    return fact('reverse-name', address, ['confirmed', 'good'], summary, details);
  }
  if (forwards.some(({ trouble }) => trouble)) {
    const summary = `${address} is called ${all[0] ?? ''}; whether the name leads back to it could not be found out.`;
    return fact('reverse-name', address, ['unknown', 'doubt'], summary, details);
  }
  const summary = `${address} is called ${all[0] ?? ''}, but that name does not lead back to it; receivers then trust neither.`;
  return fact('reverse-name', address, ['unconfirmed', 'bad'], summary, [...details, OWNER_SETS_IT]);
}

const OWNER_SETS_IT =
  'The reverse name is set by who owns the address (the provider), the address of the name in the zone of its domain';

function forwardInWords({ name, addresses, trouble }: Forward): string {
  if (addresses.length > 0) return `${name} has the address ${addresses.join(', ')}`;
  return trouble ? `of ${name}, ${troubleInWords(trouble)}` : `${name} has no address`;
}

function kindFacts(address: string, names: readonly string[]): readonly LookupFact[] {
  const [name] = names;
  if (name === undefined) return [];
  const reason = genericReason(name, address);
  if (reason === undefined) return [];
  const summary = `${name} looks like the name of an end user's line: ${reason}. Receivers that refuse dynamic addresses go by such names.`;
  return [fact('reverse-name-kind', address, ['generic', 'bad'], summary)];
}
