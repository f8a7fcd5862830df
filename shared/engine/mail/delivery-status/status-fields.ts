import type { HeaderField } from '../../../model/mail/header-field.ts';
import { LIMITS } from '../../limits.ts';
import { fieldValue, parseHeaderFields } from '../header-section.ts';
import { isoSeconds, parseMailDate } from '../mail-date.ts';

export type Fields = readonly HeaderField[];

/** Groups of fields with empty lines between them (RFC 3464 section 2.1). */
export function fieldGroups(text: string): readonly Fields[] {
  return text
    .slice(0, LIMITS.statusCharacters)
    .split(/\r?\n(?:[ \t]{0,100}\r?\n)+/, LIMITS.statusRecipients * 2)
    .map(parseHeaderFields)
    .filter((fields) => fields.length > 0);
}

// "dns; mx.example.org", "smtp; 550 5.1.1 unknown", "rfc822;bob@example.org"
/** The value of a field that names its type first (RFC 3464 section 2.1.2); without a type the whole value. */
export function typedValue(fields: Fields, name: string): string | undefined {
  const value = fieldValue(fields, name);
  const bare = value?.replace(/^[\w-]{1,40}\s{0,9};/, '').trim();
  return bare === undefined || bare === '' ? undefined : bare.slice(0, LIMITS.diagnosticCharacters);
}

/** The instant of a date field, ISO 8601 UTC. */
export function dateValue(fields: Fields, name: string): string | undefined {
  const millis = parseMailDate(fieldValue(fields, name) ?? '');
  return millis === undefined ? undefined : isoSeconds(millis);
}

/** RFC 6533 section 3 writes characters beyond ASCII as "\x{E9}". */
const ESCAPED = /\\x\{([0-9a-f]{1,6})\}/gi;

/** An address of a typed field, without angle brackets. */
export function addressValue(fields: Fields, name: string): string | undefined {
  const address = typedValue(fields, name)
    ?.replace(/^<|>$/g, '')
    .replace(ESCAPED, (escape: string, hex: string) => {
      const point = Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : escape;
    });
  return address === '' ? undefined : address;
}
