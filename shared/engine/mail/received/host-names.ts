import { areAligned, organisationalDomain } from '../domains.ts';
import { plainAddress } from '../network-of.ts';

// "[192.0.2.1]", "[IPv6:2001:db8::1]" (RFC 5321 section 4.1.3)
const LITERAL = /^\[(?:IPv6:)?([^\]]{2,45})\]$/i;

/** The address that a name is, with or without brackets; undefined for names. */
export function addressNamed(name: string): string | undefined {
  return plainAddress(LITERAL.exec(name)?.[1] ?? name);
}

/** A name that can be compared between hosts: it has an organisational domain, unlike "localhost" and "mx1". */
export const isQualified = (name: string): boolean =>
  addressNamed(name) === undefined &&
  organisationalDomain(name) !== undefined &&
  !/\.(?:localdomain|local|lan|internal|home|corp)\.?$/i.test(name);

/** Whether both names can be compared and belong to different organisations. */
export const areStrangers = (one: string, other: string): boolean =>
  isQualified(one) && isQualified(other) && !areAligned(one, other);
