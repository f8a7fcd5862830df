import { formatAddress, parseAddress } from '../addresses.ts';
import { BLOCKLISTS } from '../blocklists/index.ts';

/**
 * What a DNS name asks about: an address turned round, at a blocklist or for its reverse name, or a domain; of names with
 * underscores ("_dmarc.example.org", "s1._domainkey.example.org") the domain below them.
 */
export interface QuerySubject {
  readonly subject: string;
  /** The zone below the turned address, such as "dnsbl.sorbs.net" or "in-addr.arpa". */
  readonly zone?: string;
}

// "169.223.85.209.dnsbl.sorbs.net" (RFC 5782 section 2.1), "169.223.85.209.in-addr.arpa" (RFC 1035 section 3.5)
const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(.+)$/;
// 32 single hexadecimal digits (RFC 5782 section 2.4, RFC 3596 section 2.5)
const IPV6 = /^((?:[0-9a-f]\.){32})(.+)$/;

export function subjectOf(name: string): QuerySubject {
  // First the longer form: a turned IPv6 address may begin with four digits that look like an IPv4 address.
  const six = IPV6.exec(name);
  if (six !== null) {
    const digits = (six[1] ?? '').split('.').reverse().join('');
    const bytes = Uint8Array.from({ length: 16 }, (_, index) =>
      Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16),
    );
    return { subject: formatAddress(bytes), zone: six[2] ?? '' };
  }
  const four = IPV4.exec(name);
  const address = four?.slice(1, 5).reverse().join('.') ?? '';
  return parseAddress(address) === undefined ? domainOf(name) : { subject: address, zone: four?.[5] ?? '' };
}

const DOMAIN_ZONES = BLOCKLISTS.filter((list) => list.listing === 'domain').flatMap((list) => list.zones);

// "shop.example.dbl.spamhaus.org" (RFC 5782 section 2.2)
function domainOf(name: string): QuerySubject {
  const zone = DOMAIN_ZONES.find((known) => name.endsWith(`.${known}`));
  if (zone !== undefined) return { subject: name.slice(0, -zone.length - 1), zone };
  return { subject: SERVICE_LABELS.exec(name)?.[1] ?? name };
}

// RFC 8552: "_25._tcp.mx.example.org", "_mta-sts.example.org", "s1._domainkey.example.org"
const SERVICE_LABELS = /^(?:[^.]+\.){0,3}_[^.]+\.([^_]+)$/;
