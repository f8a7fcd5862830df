/** The network a key stands for, by the parts that the lookup compares. */
export interface AccessNetwork {
  readonly family: 4 | 6;
  /** Octets in decimal, or groups in hexadecimal. */
  readonly parts: readonly string[];
}

/** Why a key that is meant as an address never matches one. */
export type DeadKey =
  | 'cidr'
  | 'range'
  | 'wildcard'
  | 'trailing-dot'
  | 'brackets'
  | 'octet'
  | 'no-ipv6-prefix'
  | 'compressed-ipv6'
  | 'padded-ipv6'
  | 'bad-ipv6';

/** What the subject of a key says of addresses; `name` for host names, mail addresses and all else. */
export type AccessSubject =
  | { readonly kind: 'network'; readonly network: AccessNetwork }
  | { readonly kind: 'dead'; readonly why: DeadKey }
  | { readonly kind: 'name' };

/**
 * The lookup takes the whole address and then leaves off one octet or group after the other from the right: "192.0.2",
 * "IPv6:2001:db8:0". Since 8.15 IPv6 addresses are not compressed and have no leading zeros.
 *
 * @param subject lower-case, without its tag
 */
export function readSubject(subject: string): AccessSubject {
  if (subject.startsWith('ipv6:')) return readIpv6(subject.slice('ipv6:'.length));
  if (/^[0-9a-f]{1,4}:[0-9a-f:]*(?:\/\d+)?$/.test(subject) || /^::[0-9a-f:]*(?:\/\d+)?$/.test(subject))
    return dead('no-ipv6-prefix');
  return readIpv4(subject);
}

const dead = (why: DeadKey): AccessSubject => ({ kind: 'dead', why });

function readIpv4(subject: string): AccessSubject {
  if (/^\[\d+(?:\.\d+)*\]$/.test(subject)) return dead('brackets');
  if (!/^\d+(?:\.(?:\d+|\*))*\.?(?:[/-].*)?$/.test(subject)) return { kind: 'name' };
  if (subject.includes('/')) return dead('cidr');
  if (subject.includes('-')) return dead('range');
  if (subject.includes('*')) return dead('wildcard');
  if (subject.endsWith('.')) return dead('trailing-dot');
  const parts = subject.split('.');
  if (
    parts.length > 4 ||
    parts.some((part) => Number(part) > 255 || (part.length > 1 && part.startsWith('0')))
  )
    return dead('octet');
  return { kind: 'network', network: { family: 4, parts } };
}

function readIpv6(text: string): AccessSubject {
  if (text.includes('/')) return dead('cidr');
  if (text.includes('*')) return dead('wildcard');
  if (text.includes('::')) return dead('compressed-ipv6');
  const parts = text.split(':');
  if (parts.length > 8 || !parts.every((part) => /^[0-9a-f]{1,4}$/.test(part))) return dead('bad-ipv6');
  if (parts.some((part) => part.length > 1 && part.startsWith('0'))) return dead('padded-ipv6');
  return { kind: 'network', network: { family: 6, parts } };
}

/** The network as a key of the map, without a tag. */
export function keyOf({ family, parts }: AccessNetwork, length = parts.length): string {
  return family === 4 ? parts.slice(0, length).join('.') : `ipv6:${parts.slice(0, length).join(':')}`;
}

/** The network in the usual notation: "192.0.2.0/24", "2001:db8:0::/48". */
export function inWords({ family, parts }: AccessNetwork): string {
  if (family === 4) {
    return parts.length === 4
      ? parts.join('.')
      : `${[...parts, '0', '0', '0'].slice(0, 4).join('.')}/${parts.length * 8}`;
  }
  return parts.length === 8 ? parts.join(':') : `${parts.join(':')}::/${parts.length * 16}`;
}

/** Networks of one's own: private, loopback, link-local (RFC 1918, 1122, 3927, 4193, 4291). */
export function isOwnNetwork({ family, parts: [first = '', second = ''] }: AccessNetwork): boolean {
  if (family === 6) return /^(?:f[cd]|fe[89ab])/.test(first) || first === '0';
  if (first === '10' || first === '127') return true;
  if (first === '172') return Number(second) >= 16 && Number(second) <= 31;
  return `${first}.${second}` === '192.168' || `${first}.${second}` === '169.254';
}
