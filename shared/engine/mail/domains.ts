import { getDomain } from 'tldts';

/**
 * The organisational domain (RFC 7489 section 3.2) by the Public Suffix List: "example.co.uk" of "mx1.example.co.uk".
 * Undefined for addresses, single labels and public suffixes.
 */
export function organisationalDomain(name: string): string | undefined {
  if (name.length > 255) return undefined;
  const plain = name.replace(/\.$/, '').toLowerCase();
  return getDomain(plain, { allowPrivateDomains: true, validateHostname: false }) ?? undefined;
}

/** Whether two names are one, or belong to one organisation (RFC 7489 section 3.1, relaxed). */
export function areAligned(one: string, other: string): boolean {
  if (one.toLowerCase() === other.toLowerCase()) return true;
  const organisation = organisationalDomain(one);
  return organisation !== undefined && organisation === organisationalDomain(other);
}

// "alice@example.org", "Alice <alice@example.org>"
/** The domain of a mail address, lower case; undefined where there is none. */
export function domainOf(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const domain = /^[^\s<>(),;"]+/.exec(address.slice(at + 1, at + 257))?.[0];
  return at < 0 ? undefined : domain?.toLowerCase();
}
