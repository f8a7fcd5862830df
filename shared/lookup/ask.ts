import type { DnsType } from '../model/dns.ts';
import type { LiveDnsAnswer } from '../model/lookup.ts';

/** Asks the network; never rejects but when the look-up is stopped. The same question is sent once. */
export type Ask = (question: string, type: DnsType) => Promise<LiveDnsAnswer>;

/** True when a name server said that there is no such record or no such name. */
export function saysNothing({ outcome, answers }: LiveDnsAnswer): boolean {
  return outcome === 'NXDOMAIN' || outcome === 'BADNAME' || (outcome === 'NOERROR' && answers.length === 0);
}

/** True when nobody could tell: neither that there is something nor that there is nothing. */
export function isUnknown(answer: LiveDnsAnswer): boolean {
  return answer.outcome !== 'NOERROR' && !saysNothing(answer);
}

/** Why nobody could tell: "no name server answered in time". */
export function troubleInWords({ outcome }: LiveDnsAnswer): string {
  switch (outcome) {
    case 'TIMEOUT':
      return 'no name server answered in time';
    case 'UNREACHABLE':
      return 'the name server cannot be reached';
    case 'SERVFAIL':
      return 'the name server failed (SERVFAIL)';
    case 'REFUSED':
      return 'the name server refused to answer (REFUSED)';
    case 'UNREADABLE':
      return 'the answer could not be read';
    case 'BADNAME':
      return 'it is no name that DNS can hold';
    case 'LIMIT':
      return 'too many questions had been asked already';
    default:
      return `the name server answered ${outcome}`;
  }
}

/** Both families at once, in the order IPv4, IPv6. */
export async function addressesOf(
  ask: Ask,
  name: string,
): Promise<{ readonly addresses: readonly string[]; readonly trouble?: LiveDnsAnswer }> {
  const both = await Promise.all([ask(name, 'A'), ask(name, 'AAAA')]);
  const trouble = both.find(isUnknown);
  return { addresses: both.flatMap(({ answers }) => answers), ...(trouble && { trouble }) };
}
