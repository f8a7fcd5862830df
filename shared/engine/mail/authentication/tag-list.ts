import type { HeaderField } from '../../../model/mail/header-field.ts';
import { LIMITS } from '../../limits.ts';
import { unfold } from '../header-section.ts';

export type Tags = ReadonlyMap<string, string>;

// "v=1; a=rsa-sha256; d=example.org; h=From : To; bh=…" (RFC 6376 section 3.2)
/** Reads a list of tags; of a tag that stands twice the first counts. */
export function parseTags(text: string): Tags {
  const tags = new Map<string, string>();
  for (const part of text.slice(0, LIMITS.authenticationCharacters).split(';')) {
    const equals = part.indexOf('=');
    const name = part.slice(0, Math.max(0, equals)).trim();
    if (name !== '' && !tags.has(name)) tags.set(name, part.slice(equals + 1).trim());
  }
  return tags;
}

/** A value in which white space means nothing, such as base64. */
export const solidTag = (tags: Tags, name: string): string => tags.get(name)?.replace(/\s+/g, '') ?? '';

/** A number of a tag; undefined where it is none. */
export function numberTag(tags: Tags, name: string): number | undefined {
  const text = tags.get(name) ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** A field as it stands in the message, folded, without its last line end. */
export const rawField = ({ name, value, raw }: HeaderField): string => raw ?? `${name}: ${value}`;

/** The body of a field, unfolded but not decoded. */
export function rawBody(field: HeaderField): string {
  const raw = rawField(field);
  return unfold(raw.slice(raw.indexOf(':') + 1));
}
