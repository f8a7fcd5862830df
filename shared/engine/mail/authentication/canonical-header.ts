import type { HeaderField } from '../../../model/mail/header-field.ts';
import type { Canonicalization, DkimField } from './dkim-field.ts';
import { rawField } from './tag-list.ts';

/** The text whose hash is signed (RFC 6376 section 3.7): the signed fields, and the signature's own with b= emptied. */
export function signedText(headers: readonly HeaderField[], signature: DkimField): string {
  const { field, header, signedFields } = signature;
  const left = byName(headers);
  const signed = signedFields.flatMap((name) => {
    // Of fields with one name the last counts first (section 5.4.2); a name too many means that there is no such field.
    const next = left.get(name)?.pop();
    return next ? [`${canonicalField(rawField(next), header)}\r\n`] : [];
  });
  return signed.join('') + canonicalField(withoutSignature(rawField(field)), header);
}

function byName(headers: readonly HeaderField[]): Map<string, HeaderField[]> {
  const found = new Map<string, HeaderField[]>();
  for (const field of headers) {
    const name = field.name.toLowerCase();
    const same = found.get(name);
    if (same) same.push(field);
    else found.set(name, [field]);
  }
  return found;
}

/** RFC 6376 sections 3.4.1 and 3.4.2. */
function canonicalField(raw: string, form: Canonicalization): string {
  if (form === 'simple') return raw;
  const colon = raw.indexOf(':');
  const name = raw.slice(0, colon).trimEnd().toLowerCase();
  const body = raw
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ');
  return `${name}:${body.replace(/^ | $/g, '')}`;
}

// "…; b=abc" with white space wherever RFC 6376 section 3.2 allows it; "bh=" is another tag
function withoutSignature(raw: string): string {
  const colon = raw.indexOf(':') + 1;
  const parts = raw.slice(colon).split(';');
  const own = parts.findIndex((part) => /^\s*b\s*=/.test(part));
  const emptied = parts.map((part, index) => (index === own ? part.slice(0, part.indexOf('=') + 1) : part));
  return raw.slice(0, colon) + emptied.join(';');
}
