import ipaddr from 'ipaddr.js';
import type { Pseudonyms } from './pseudonyms.ts';

/** The pseudonyms of single names, whatever text they stand in. */
export type HideNames = ReturnType<typeof createHideNames>;

/** Hides IP addresses, domain names and mailboxes by `pseudonyms`; without `ips`, addresses stay as they are. */
export function createHideNames(pseudonyms: Pseudonyms, ips: boolean) {
  /** "192.0.2.1" → "10.31.7.200"; a text that is no address, and one that says nothing of anybody, is given back. */
  function ip(address: string): string {
    if (!ips || !ipaddr.isValid(address) || tellsNothing(address)) return address;
    const parsed = ipaddr.parse(address);
    return parsed.kind() === 'ipv4' ? pseudonyms.ipv4(parsed.toString()) : pseudonyms.ipv6(parsed.toString());
  }

  /** "mx1.mail.example.org" → "host-9a01.host-77c2.domain-2b1c.example"; a name without a dot → "host-9a01". */
  function domain(name: string): string {
    const labels = name.toLowerCase().replace(/\.$/, '').split('.');
    if (labels.length < 2) return pseudonyms.name('host', labels.join('.'));
    const base = baseDomain(name);
    const hosts = labels.slice(0, labels.length - base.split('.').length);
    return [
      ...hosts.map((label) => pseudonyms.name('host', `${label}.${base}`)),
      `${pseudonyms.name('domain', base)}.example`,
    ].join('.');
  }

  function host(name: string): string {
    const literal = /^\[(?:IPv6:)?([^\]]*)\]$/i.exec(name)?.[1];
    if (literal !== undefined) return name.replace(literal, () => ip(literal));
    return ipaddr.isValid(name) ? ip(name) : domain(name);
  }

  return {
    ip,
    domain,
    /** "209.85.208.0/20" → "network-41c0/20"; a network of one address keeps its pseudonym. */
    network(cidr: string): string {
      const [address = '', bits = ''] = cidr.split('/');
      if (!ips || !ipaddr.isValid(address)) return cidr;
      const isOne = Number(bits) === (address.includes(':') ? 128 : 32);
      return isOne ? `${ip(address)}/${bits}` : `${pseudonyms.name('network', address)}/${bits}`;
    },
    /** An IP address, a bracketed one, or a host name. */
    host,
    /** "alice@example.org" → "user-7f3a@domain-2b1c.example"; a name without a domain → "user-7f3a". */
    mailbox(address: string): string {
      if (address === '') return '';
      const at = address.lastIndexOf('@');
      const user = pseudonyms.name('user', address.toLowerCase());
      return at < 0 ? user : `${user}@${host(address.slice(at + 1))}`;
    },
    account: (name: string): string => pseudonyms.name('user', name.toLowerCase()),
    subject: (text: string): string => pseudonyms.name('subject', text),
    id: (text: string): string => pseudonyms.name('id', text),
    /** What follows the host in the address of a page. */
    page: (path: string): string => (path === '' ? '' : '/…'),
  };
}

/** Loopback, also where blocklists answer from, and the unspecified address. */
function tellsNothing(address: string): boolean {
  return ['loopback', 'unspecified'].includes(ipaddr.parse(address).range());
}

/** "mx1.mail.example.org" → "example.org"; "a.b.example.co.uk" → "example.co.uk". */
export function baseDomain(name: string): string {
  const labels = name.toLowerCase().replace(/\.$/, '').split('.');
  const [second = '', top = ''] = labels.slice(-2);
  const isCountryGroup = labels.length > 2 && top.length === 2 && second.length <= 3;
  return labels.slice(isCountryGroup ? -3 : -2).join('.');
}
