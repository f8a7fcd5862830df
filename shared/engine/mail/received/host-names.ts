import { areAligned, organisationalDomain } from '../domains.ts';
import { plainAddress } from '../network-of.ts';

// "[192.0.2.1]", "[IPv6:2001:db8::1]" (RFC 5321 section 4.1.3)
const LITERAL = /^\[(?:IPv6:)?([^\]]{2,45})\]$/i;

/** The address that a name is, with or without brackets; undefined for names. */
export function addressNamed(name: string): string | undefined {
  return plainAddress(LITERAL.exec(name)?.[1] ?? name);
}

/** A name that can be compared between hosts: it has an organisational domain, unlike "localhost" and "mx1". */
const isQualified = (name: string): boolean =>
  addressNamed(name) === undefined &&
  organisationalDomain(name) !== undefined &&
  !/\.(?:localdomain|local|lan|internal|home|corp)\.?$/i.test(name);

/** Domains that the hosts of one operator have: between them mail goes every day. */
const OPERATORS: readonly (readonly string[])[] = [
  ['google.com', 'gmail.com', 'googlemail.com'],
  ['icloud.com', 'me.com', 'mac.com', 'apple.com'],
  ['outlook.com', 'hotmail.com', 'office365.com', 'microsoft.com'],
  ['yahoo.com', 'yahoodns.net', 'aol.com'],
  ['gmx.net', 'gmx.com', 'gmx.de', 'web.de', 'kundenserver.de'],
];

function operatorOf(name: string): readonly string[] | undefined {
  const organisation = organisationalDomain(name);
  return OPERATORS.find((domains) => organisation !== undefined && domains.includes(organisation));
}

/** Whether both names can be compared and belong to different organisations. */
export function areStrangers(one: string, other: string): boolean {
  if (!isQualified(one) || !isQualified(other) || areAligned(one, other)) return false;
  const operator = operatorOf(one);
  return operator === undefined || operator !== operatorOf(other);
}
