import { bitsOf, type Network } from '../networks/network.ts';
import type { AllowFormat } from './allow-file.ts';

/**
 * `Connect:192.0.2<TAB>OK`. Rule set A of Sendmail looks up the whole address and then takes off one octet (IPv4) or one
 * group of 16 bits (IPv6) after the other: a network that ends in between needs a line for each octet or group in it.
 * Since 8.15 IPv6 addresses are looked up uncompressed, without leading zeros (RELEASE_NOTES of 8.15.1).
 */
export const sendmail: AllowFormat = {
  program: 'sendmail',
  path: '/etc/mail/access',
  instructions: [
    "Add these lines to /etc/mail/access; sendmail.mc needs FEATURE(`access_db'). Then, as root:",
    '  makemap hash /etc/mail/access < /etc/mail/access',
    'No restart is needed. The map knows no CIDR: it compares whole octets, or whole groups of IPv6.',
    'OK lets them past blocklists; RELAY would let them send to anybody through this server: do not write it.',
    'IPv6 is written as Sendmail 8.15 and later look it up; with confUSE_COMPRESSED_IPV6_ADDRESSES lines with a 0 group fail.',
  ],
  *linesFor(network) {
    const { family, first } = network;
    const kept = wholeBits(network);
    const step = 1n << BigInt(bitsOf(family) - kept);
    const count = BigInt(sendmail.countFor(network));
    for (let at = 0n; at < count; at++) yield `Connect:${accessKey(family, first + at * step, kept)}\tOK`;
  },
  countFor: (network) => 2 ** (wholeBits(network) - network.prefix),
};

const UNIT_BITS = { 4: 8, 6: 16 } as const;

/** The prefix, rounded up to whole octets or groups. */
function wholeBits({ family, prefix }: Network): number {
  return Math.ceil(prefix / UNIT_BITS[family]) * UNIT_BITS[family];
}

/** The first octets or groups of an address as Sendmail's access map has them: "192.0.2", "IPv6:2001:db8:0". */
function accessKey(family: 4 | 6, address: bigint, bits: number): string {
  const unit = UNIT_BITS[family];
  const mask = (1n << BigInt(unit)) - 1n;
  const parts = Array.from(
    { length: bits / unit },
    (_, at) => (address >> BigInt(bitsOf(family) - unit * (at + 1))) & mask,
  );
  return family === 4 ? parts.join('.') : `IPv6:${parts.map((part) => part.toString(16)).join(':')}`;
}
