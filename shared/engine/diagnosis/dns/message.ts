import { LIMITS } from '../../limits.ts';
import { formatAddress } from '../addresses.ts';

/** A DNS answer as far as it is of use here (RFC 1035 section 4). */
export interface DnsAnswer {
  /** Lower case, without the final dot. */
  readonly name: string;
  readonly type: DnsType;
  /** 0 no error, 2 server failure, 3 no such name, 5 refused. */
  readonly responseCode: number;
  /** What the records of the asked type say; bounded. */
  readonly values: readonly string[];
  /** There are more records than are read. */
  readonly isCut?: true;
}

type DnsType = 'A' | 'PTR' | 'MX' | 'TXT' | 'AAAA';

const TYPES: Readonly<Record<number, DnsType>> = { 1: 'A', 12: 'PTR', 15: 'MX', 16: 'TXT', 28: 'AAAA' };
const HEADER = 12;
const NAME_LENGTH = 255;
const TEXT_LENGTH = 200;

/**
 * Reads the answer that a UDP payload holds; undefined for questions, for other types and for anything malformed. Bytes are
 * read in place and nothing of them is kept.
 */
export function parseDnsAnswer(bytes: Uint8Array): DnsAnswer | undefined {
  if (bytes.length < HEADER) return undefined;
  const flags = readUint16(bytes, 2);
  const isAnswer = (flags & 0x8000) !== 0 && (flags & 0x7800) === 0;
  if (!isAnswer || readUint16(bytes, 4) !== 1) return undefined;
  const question = readName(bytes, HEADER);
  if (question === undefined || question.next + 4 > bytes.length) return undefined;
  const type = TYPES[readUint16(bytes, question.next)];
  if (type === undefined || readUint16(bytes, question.next + 2) !== 1) return undefined;
  const records = readUint16(bytes, 6);
  return {
    name: question.name,
    type,
    responseCode: flags & 15,
    values: readValues(bytes, question.next + 4, records, type),
    ...(records > LIMITS.dnsRecords && { isCut: true }),
  };
}

function readValues(bytes: Uint8Array, start: number, count: number, wanted: DnsType): readonly string[] {
  const values: string[] = [];
  let position = start;
  for (let record = 0; record < Math.min(count, LIMITS.dnsRecords); record++) {
    const owner = readName(bytes, position);
    if (owner === undefined || owner.next + 10 > bytes.length) break;
    const data = owner.next + 10;
    const end = data + readUint16(bytes, owner.next + 8);
    if (end > bytes.length) break;
    const type = TYPES[readUint16(bytes, owner.next)];
    const value = type === wanted ? readValue(bytes, data, end, type) : undefined;
    if (value !== undefined) values.push(value);
    position = end;
  }
  return values;
}

function readValue(bytes: Uint8Array, start: number, end: number, type: DnsType): string | undefined {
  switch (type) {
    case 'A':
      return end - start === 4 ? formatAddress(bytes.subarray(start, end)) : undefined;
    case 'AAAA':
      return end - start === 16 ? formatAddress(bytes.subarray(start, end)) : undefined;
    case 'PTR':
      return readName(bytes, start)?.name;
    case 'MX':
      return end - start > 2 ? readName(bytes, start + 2)?.name : undefined;
    case 'TXT':
      return readText(bytes, start, end);
  }
}

// RFC 1035 section 3.3.14: strings of one length octet and that many octets.
function readText(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let position = start; position < end && text.length < TEXT_LENGTH;) {
    const next = position + 1 + (bytes[position] ?? 0);
    text += printable(bytes.subarray(position + 1, Math.min(next, end)));
    position = next;
  }
  return text.slice(0, TEXT_LENGTH);
}

const printable = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '?')).join('');

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
      labels.push(printable(bytes.subarray(position + 1, position + 1 + head)));
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
