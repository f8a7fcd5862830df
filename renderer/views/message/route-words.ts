import type { ReceivedHop, ReceivedTrace } from '../../../shared/model/mail/received.ts';
import { duration } from '../../../shared/report/text/wording.ts';

export const NETWORK_WORDS: Readonly<Record<NonNullable<ReceivedHop['network']>, string>> = {
  private: 'private network',
  loopback: 'same host',
  'link-local': 'link-local',
  documentation: 'documentation network',
  shared: 'shared address space',
  reserved: 'reserved network',
};

/** "mx.example.org [192.0.2.1]", with the name that the server saw before the one that the client gave. */
export function nameOfPeer(from: ReceivedHop['from']): string {
  const { helo, name, address } = from ?? {};
  const known = name ?? helo;
  if (known === undefined) return address === undefined ? 'an unnamed client' : `[${address}]`;
  const called = helo !== undefined && name !== undefined && helo !== name ? ` (called itself ${helo})` : '';
  return `${known}${address === undefined ? '' : ` [${address}]`}${called}`;
}

/** "with ESMTPS, id 4XyZ12, for bob@example.org". */
export function hopFacts(hop: ReceivedHop): string {
  const facts = [
    hop.with === undefined ? undefined : `with ${hop.with}`,
    hop.id === undefined ? undefined : `id ${hop.id}`,
    hop.for === undefined ? undefined : `for ${hop.for}`,
    hop.format === undefined ? undefined : `written as ${PROGRAMS[hop.format]} does`,
  ];
  return facts.filter((fact) => fact !== undefined).join(', ');
}

const PROGRAMS: Readonly<Record<NonNullable<ReceivedHop['format']>, string>> = {
  postfix: 'Postfix',
  sendmail: 'Sendmail',
  exim: 'Exim',
  exchange: 'Exchange',
  gmail: 'Gmail',
  qmail: 'qmail',
  opensmtpd: 'OpenSMTPD',
};

/** "+3.2 s"; "−12.0 s, clocks differ". */
export function delayText(millis: number): string {
  if (millis < 0) return `−${duration(-millis)}, clocks differ`;
  return millis === 0 ? 'at once' : `+${duration(millis)}`;
}

/** Of all delays, in milliseconds, whichever way the clocks ran. */
export function longestDelay({ hops, wire }: ReceivedTrace): number {
  return Math.max(0, ...[...hops, wire].map(({ delayMs = 0 }) => Math.abs(delayMs)));
}

/** Place of the first of the hops at the end that the capture proves, one after the other; their number when none is. */
export function firstProven(hops: readonly ReceivedHop[]): number {
  let place = hops.length;
  while (place > 0 && hops[place - 1]?.trust === 'proven') place -= 1;
  return place;
}
