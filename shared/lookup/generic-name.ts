import { parseIp } from './addresses.ts';

// "dsl-pool-12.isp.example", "cable.dyn.isp.example", "host-10.cust.isp.example"
const END_USER_WORDS =
  /(?:^|[.\d_-])(?:dyn(?:amic)?(?:ip)?|dhcp|dial(?:up|in)?|ppp(?:oe)?|[av]?dsl|cable(?:modem)?|docsis|ftth|broadband|pool|client|cust(?:omer)?|residential|dip|user|mobile|wimax|hsd)(?:$|[.\d_-])/i;

/** Why a reverse name looks like one that a provider gave to a whole range; undefined when it does not. */
export function genericReason(name: string, address: string): string | undefined {
  const host = name.toLowerCase().split('.').slice(0, -2).join('.');
  if (host === '') return undefined;
  const word = END_USER_WORDS.exec(host)?.[0].replace(/[^a-z]/gi, '');
  const holds = holdsAddress(host, address);
  if (holds && word !== undefined) return `it is made of the address and says “${word}”`;
  if (holds) return 'it is made of the address';
  return word === undefined ? undefined : `it says “${word}”, as names of end users do`;
}

function holdsAddress(host: string, address: string): boolean {
  const parsed = parseIp(address);
  if (!parsed) return false;
  const bytes = parsed.toByteArray();
  return parsed.kind() === 'ipv4' ? holdsIpv4(host, bytes) : holdsIpv6(host, bytes);
}

// "192-0-2-144.isp.example", "host144.2-0-192.isp.example", "cs6669199-144.satx.rr.com" for 66.69.199.144, "c0000290.isp.example"
function holdsIpv4(host: string, bytes: readonly number[]): boolean {
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (host.includes(hex)) return true;
  const padded = bytes.map((byte) => String(byte).padStart(3, '0'));
  if (host.includes(padded.join('')) || host.includes([...padded].reverse().join(''))) return true;
  const numbers = (host.match(/\d+/g) ?? []).map(Number);
  if (inOrder(numbers, bytes) >= 3 || inOrder(numbers, [...bytes].reverse()) >= 3) return true;
  const digits = host.replace(/\D/g, '');
  const plain = bytes.map(String);
  const isRunTogether = (octets: readonly string[]) => {
    const [first = '', second = '', third = '', last = ''] = octets;
    const begins = digits.startsWith(first + second) || digits.startsWith(first + second + third);
    return first.length + second.length >= 3 && begins && digits.endsWith(last);
  };
  return digits.length >= 6 && (isRunTogether(plain) || isRunTogether([...plain].reverse()));
}

/** The longest run of the wanted numbers that stands among the others, in their order and beside each other. */
function inOrder(numbers: readonly number[], wanted: readonly number[]): number {
  let longest = 0;
  for (let from = 0; from < numbers.length; from++) {
    for (let start = 0; start < wanted.length; start++) {
      let length = 0;
      while (start + length < wanted.length && numbers[from + length] === wanted[start + length]) length++;
      longest = Math.max(longest, length);
    }
  }
  return longest;
}

// "2001-db8-0-1.isp.example", "20010db8000000000000000000000001.isp.example"
function holdsIpv6(host: string, bytes: readonly number[]): boolean {
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const digits = host.replace(/[^0-9a-f]/g, '');
  if (digits.includes(hex.slice(0, 16))) return true;
  const groups = (hex.match(/.{4}/g) ?? []).map((group) => group.replace(/^0+(?=.)/, ''));
  const parts = new Set(host.split(/[^0-9a-f]+/));
  return groups.filter((group) => group.length > 1 && parts.has(group)).length >= 4;
}
