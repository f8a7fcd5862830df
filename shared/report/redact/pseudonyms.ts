import { addressText } from '../../model/address-text.ts';
import type { KeyedHash } from './redaction.ts';

/** Digits of the shortest pseudonym; it grows where two would be the same. */
const FEWEST_DIGITS = 4;
/** Beyond so many names none is remembered: they get digits enough never to meet. */
const MOST_REMEMBERED = 200_000;
const DIGITS_UNREMEMBERED = 20;

export type Pseudonyms = ReturnType<typeof createPseudonyms>;

/** Gives each name one pseudonym, the same throughout a report, and no two names the same. */
export function createPseudonyms(hash: KeyedHash) {
  const given = new Map<string, string>();
  const taken = new Set<string>();

  function remember(key: string, candidate: (attempt: number) => string): string {
    const known = given.get(key);
    if (known !== undefined) return known;
    let attempt = 0;
    while (taken.has(candidate(attempt))) attempt += 1;
    const name = candidate(attempt);
    given.set(key, name);
    taken.add(name);
    return name;
  }

  return {
    /** "user-7f3a" for the kind "user". */
    name(kind: string, of: string): string {
      const key = `${kind}:${of}`;
      const digits = hash(key);
      if (given.size >= MOST_REMEMBERED && !given.has(key))
        return `${kind}-${digits.slice(0, DIGITS_UNREMEMBERED)}`;
      return remember(key, (attempt) => `${kind}-${digits.slice(0, FEWEST_DIGITS + attempt)}`);
    },
    /** An address of 10.0.0.0/8 (RFC 1918) for one of IPv4. */
    ipv4: (of: string): string =>
      remember(`ip:${of}`, (attempt) =>
        addressText(Uint8Array.of(10, ...bytesOf(`${of}#${attempt}`, 3)), 0, 4),
      ),
    /** An address of fd00::/8 (RFC 4193) for one of IPv6. */
    ipv6: (of: string): string =>
      remember(`ip:${of}`, (attempt) => {
        const bytes = Uint8Array.of(0xfd, 0, 0, 0, 0, 0, 0, 0, ...bytesOf(`${of}#${attempt}`, 8));
        return addressText(bytes, 0, 16);
      }),
  };

  function bytesOf(text: string, count: number): readonly number[] {
    const digits = hash(`ip:${text}`);
    return Array.from({ length: count }, (_, index) => parseInt(digits.slice(index * 2, index * 2 + 2), 16));
  }
}
