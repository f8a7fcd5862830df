import type { DnsResponseCode, DnsType } from '../../../model/dns.ts';
import { LIMITS } from '../../limits.ts';
import { formatAddress } from '../addresses.ts';

/** A DNS answer as far as it is of use here (RFC 1035 section 4). */
export interface DnsAnswer {
  /** Lower case, without the final dot. */
  readonly name: string;
  readonly type: DnsType;
  readonly responseCode: DnsResponseCode;
  /** What the records of the asked type say, as zone files have it; bounded. */
  readonly values: readonly string[];
  /** There are more records than are read. */
  readonly isCut?: true;
}

const TYPES: Readonly<Record<number, DnsType>> = {
  1: 'A',
  5: 'CNAME',
  12: 'PTR',
  15: 'MX',
  16: 'TXT',
  28: 'AAAA',
  52: 'TLSA',
};
const RESPONSE_CODES: readonly DnsResponseCode[] = [
  'NOERROR',
  'FORMERR',
  'SERVFAIL',
  'NXDOMAIN',
  'NOTIMP',
  'REFUSED',
];
// RFC 1035 section 4.1.1
const QR = 0x8000;
const OPCODE = 0x7800;
const TC = 0x0200;
const RA = 0x0080;
const RCODE = 0x000f;
const NS = 2;
const HEADER = 12;
const NAME_LENGTH = 255;
/** RFC 6698 section 2.1.3: the longest hash is SHA-512; a whole certificate says no more than its beginning. */
const ASSOCIATION_BYTES = 64;

/**
 * Reads the answer that a DNS message holds; undefined for questions, for other types and for anything malformed. Bytes are
 * read in place and nothing of them is kept.
 */
export function parseDnsAnswer(bytes: Uint8Array): DnsAnswer | undefined {
  if (bytes.length < HEADER) return undefined;
  const flags = readUint16(bytes, 2);
  const isAnswer = (flags & QR) !== 0 && (flags & OPCODE) === 0;
  // What did not fit into a datagram is asked for again over TCP; its beginning would say too little.
  if (!isAnswer || (flags & TC) !== 0 || readUint16(bytes, 4) !== 1) return undefined;
  const question = readName(bytes, HEADER);
  if (question === undefined || question.next + 4 > bytes.length) return undefined;
  const type = TYPES[readUint16(bytes, question.next)];
  if (type === undefined || readUint16(bytes, question.next + 2) !== 1) return undefined;
  const records = readUint16(bytes, 6);
  const { values, isWhole } = readValues(bytes, question.next + 4, records, type);
  const isOpen = (flags & RCODE) === 0 && values.length === 0;
  if (isOpen && (!isWhole || leadsOn(bytes, flags, question.next + 4, records))) return undefined;
  return {
    name: question.name,
    type,
    responseCode: RESPONSE_CODES[flags & RCODE] ?? `RCODE${flags & RCODE}`,
    values,
    ...(records > LIMITS.dnsRecords && { isCut: true }),
  };
}

/**
 * True for what a server that does not look further tells a resolver that does: who knows more (a referral, RFC 1034 section
 * 4.3.1), or only the name behind an alias. Neither says that there is no such record.
 */
function leadsOn(bytes: Uint8Array, flags: number, start: number, records: number): boolean {
  if (records > 0) return (flags & RA) === 0;
  if (readUint16(bytes, 8) === 0) return false;
  const owner = readName(bytes, start);
  return owner !== undefined && readUint16(bytes, owner.next) === NS;
}

function readValues(
  bytes: Uint8Array,
  start: number,
  count: number,
  wanted: DnsType,
): { readonly values: readonly string[]; readonly isWhole: boolean } {
  const values: string[] = [];
  let position = start;
  for (let record = 0; record < Math.min(count, LIMITS.dnsRecords); record++) {
    const owner = readName(bytes, position);
    if (owner === undefined || owner.next + 10 > bytes.length) return { values, isWhole: false };
    const data = owner.next + 10;
    const end = data + readUint16(bytes, owner.next + 8);
    if (end > bytes.length) return { values, isWhole: false };
    const type = TYPES[readUint16(bytes, owner.next)];
    const value = type === wanted ? readValue(bytes, data, end, type) : undefined;
    if (value !== undefined) values.push(value);
    position = end;
  }
  return { values, isWhole: true };
}

function readValue(bytes: Uint8Array, start: number, end: number, type: DnsType): string | undefined {
  switch (type) {
    case 'A':
      return end - start === 4 ? formatAddress(bytes.subarray(start, end)) : undefined;
    case 'AAAA':
      return end - start === 16 ? formatAddress(bytes.subarray(start, end)) : undefined;
    case 'CNAME':
    case 'PTR':
      return readName(bytes, start)?.name;
    case 'MX':
      return end - start > 2 ? readExchange(bytes, start) : undefined;
    case 'TXT':
      return readText(bytes, start, end);
    case 'TLSA':
      return end - start > 3 ? readAssociation(bytes, start, end) : undefined;
  }
}

// "10 mx.example.org"; the null MX of RFC 7505 section 3 is "0 ."
function readExchange(bytes: Uint8Array, start: number): string | undefined {
  const exchange = readName(bytes, start + 2);
  return exchange && `${readUint16(bytes, start)} ${exchange.name === '' ? '.' : exchange.name}`;
}

// RFC 6698 section 2.2: "3 1 1 0c72ac70…"
function readAssociation(bytes: Uint8Array, start: number, end: number): string {
  const data = bytes.subarray(start + 3, Math.min(end, start + 3 + ASSOCIATION_BYTES));
  const hex = Array.from(data, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [...bytes.subarray(start, start + 3), hex].join(' ');
}

// RFC 1035 section 3.3.14: strings of one length octet and that many octets.
function readText(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let position = start; position < end && text.length < LIMITS.dnsTextLength;) {
    const next = position + 1 + (bytes[position] ?? 0);
    text += printable(bytes, position + 1, Math.min(next, end));
    position = next;
  }
  return text.slice(0, LIMITS.dnsTextLength);
}

/** Much of a capture with DNS in it is names: no array is made of them. */
function printable(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let position = start; position < end; position++) {
    const byte = bytes[position] ?? 0;
    text += byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '?';
  }
  return text;
}

/**
 * A name with its compression (RFC 1035 section 4.1.4). A pointer must lead before everything read of the name so far, so
 * that no loop is possible.
 */
function readName(
  bytes: Uint8Array,
  start: number,
): { readonly name: string; readonly next: number } | undefined {
  const labels: string[] = [];
  let position = start;
  let lowest = start;
  let next: number | undefined;
  for (let length = 0; length <= NAME_LENGTH;) {
    const head = bytes[position];
    if (head === undefined) return undefined;
    if (head === 0) return { name: labels.join('.').toLowerCase(), next: next ?? position + 1 };
    if (head < 64) {
      if (position + 1 + head > bytes.length) return undefined;
      labels.push(printable(bytes, position + 1, position + 1 + head));
      position += 1 + head;
      length += 1 + head;
      continue;
    }
    if (head < 192 || position + 1 >= bytes.length) return undefined;
    const target = readUint16(bytes, position) & 0x3fff;
    if (target >= lowest) return undefined;
    next ??= position + 2;
    lowest = target;
    position = target;
  }
  return undefined;
}

const readUint16 = (bytes: Uint8Array, offset: number): number =>
  ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);
