import type { HeaderField } from '../../../model/mail/header-field.ts';
import type { CreateDigest, DigestName } from '../../../model/sha256.ts';
import { encodeUtf8 } from '../../../model/text.ts';
import { LIMITS } from '../../limits.ts';
import { decodeBase64, fromHex } from './base64.ts';
import { signedText } from './canonical-header.ts';
import type { DkimField } from './dkim-field.ts';
import { parsePublicKey, type PublicKey } from './public-key.ts';
import { rawField } from './tag-list.ts';

/**
 * Checks a signature: PKCS #1 v1.5 over `digest` of the data for RSA, the data itself for Ed25519. False, too, where the key
 * is none. Given from outside because shared code knows no keys.
 */
export type VerifySignature = (question: {
  readonly key: PublicKey;
  readonly digest: DigestName;
  readonly data: Uint8Array;
  readonly signature: Uint8Array;
}) => boolean;

export interface Cryptography {
  readonly createDigest: CreateDigest;
  readonly verifySignature: VerifySignature;
}

/** What b= is to the signed fields by a key record; undefined where that cannot be checked. */
export function checkSignature(
  headers: readonly HeaderField[],
  field: DkimField,
  record: string,
  { createDigest, verifySignature }: Cryptography,
): 'valid' | 'invalid' | undefined {
  const key = parsePublicKey(record);
  const signature = decodeBase64(field.signature);
  const { digest, algorithm } = field;
  if (!key || !signature || !digest || !algorithm.startsWith(key.kind) || isCut(headers, field))
    return undefined;
  const text = signedText(headers, field);
  // Header fields in another charset than UTF-8 were read as ISO 8859-1.
  const readings = isLatin1Only(text) ? [encodeUtf8(text), encodeLatin1(text)] : [encodeUtf8(text)];
  const isValid = readings.some((bytes) => {
    const data = key.kind === 'ed25519' ? hashOf(bytes, createDigest) : bytes;
    return verifySignature({ key, digest, data, signature });
  });
  return isValid ? 'valid' : 'invalid';
}

/** A field longer than the bound is not held whole. */
function isCut(headers: readonly HeaderField[], { field, signedFields }: DkimField): boolean {
  const names = new Set(signedFields);
  const isLong = (each: HeaderField) => rawField(each).length >= LIMITS.headerValueCharacters * 2;
  return headers.some((each) => (each === field || names.has(each.name.toLowerCase())) && isLong(each));
}

/** RFC 8463 section 3: what Ed25519 signs is the hash. */
function hashOf(bytes: Uint8Array, createDigest: CreateDigest): Uint8Array {
  const hash = createDigest('sha256');
  hash.update(bytes);
  return fromHex(hash.hex());
}

const isLatin1Only = (text: string): boolean => /[\x80-\xff]/.test(text) && !/[^\0-\xff]/.test(text);

const encodeLatin1 = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));
