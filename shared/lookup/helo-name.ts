import type { LookupFact } from '../model/lookup.ts';
import { isSameAddress, parseIp } from './addresses.ts';
import { addressesOf, type Ask } from './ask.ts';
import { fact, unknownFact } from './fact.ts';

/** Whether the name given in EHLO belongs to the address (RFC 5321 section 4.1.1.1), and whether it is its reverse name. */
export async function lookUpHelo(
  ask: Ask,
  helo: string,
  address: string,
  reverseNames: readonly string[],
): Promise<LookupFact> {
  const literal = /^\[(?:IPv6:)?([^\]]+)\]$/i.exec(helo)?.[1];
  if (literal !== undefined) return literalFact(helo, literal, address);
  const said = `The EHLO name ${helo}`;
  if (!/^[^.\s]+(?:\.[^.\s]+)+\.?$/.test(helo) || parseIp(helo)) {
    const summary = `${said} is no full domain name, such as mail.example.org; many receivers refuse it.`;
    return fact('helo', helo, ['not-a-domain', 'bad'], summary);
  }
  const { addresses, trouble } = await addressesOf(ask, helo);
  const isReverse = reverseNames.some((name) => name.toLowerCase() === helo.toLowerCase());
  const beside = besideReverse(reverseNames, isReverse);
  if (addresses.some((each) => isSameAddress(each, address))) {
    const [result, summary] = isReverse
      ? (['matches', `${said} has the address ${address} and is its reverse name.`] as const)
      : ([
          'resolves',
          `${said} has the address ${address}, but is not its reverse name; few receivers mind.`,
        ] as const);
    return fact('helo', helo, [result, 'good'], summary, beside);
  }
  if (trouble) return unknownFact('helo', helo, `The address of the EHLO name ${helo}`, trouble);
  if (addresses.length === 0)
    return fact(
      'helo',
      helo,
      ['no-address', 'bad'],
      `${said} has no address in DNS; many receivers refuse it.`,
      beside,
    );
  const summary = `${said} has the address ${addresses.join(', ')}, not ${address}.`;
  return fact('helo', helo, ['other-address', 'doubt'], summary, beside);
}

function literalFact(helo: string, literal: string, address: string): LookupFact {
  return isSameAddress(literal, address)
    ? fact(
        'helo',
        helo,
        ['literal', 'doubt'],
        `The client names only its address in EHLO; many receivers want a name.`,
      )
    : fact(
        'helo',
        helo,
        ['other-address', 'bad'],
        `The client names ${literal} in EHLO but comes from ${address}.`,
      );
}

function besideReverse(names: readonly string[], isReverse: boolean): readonly string[] {
  return isReverse || names.length === 0 ? [] : [`the reverse name is ${names.slice(0, 3).join(', ')}`];
}
