import { decodeBase64 } from './base64.ts';
import { parseTags, solidTag } from './tag-list.ts';

/** A key record (RFC 6376 section 3.6.1). */
export interface PublicKey {
  readonly kind: 'rsa' | 'ed25519';
  /** SubjectPublicKeyInfo, DER (RFC 5280). */
  readonly spki: Uint8Array;
}

// RFC 8410 section 4: what stands before the 32 bytes of an Ed25519 key in SubjectPublicKeyInfo.
const ED25519_PREFIX = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
const ED25519_BYTES = 32;

// "v=DKIM1; k=rsa; p=MIGfMA0…"
/** Undefined for records of other kinds, and for revoked keys, whose p= is empty. */
export function parsePublicKey(record: string): PublicKey | undefined {
  const tags = parseTags(record);
  const kind = tags.get('k')?.toLowerCase() ?? 'rsa';
  const bytes = decodeBase64(solidTag(tags, 'p'));
  if (bytes === undefined || bytes.length === 0) return undefined;
  if (kind === 'rsa') return { kind, spki: bytes };
  if (kind !== 'ed25519' || bytes.length !== ED25519_BYTES) return undefined;
  return { kind, spki: Uint8Array.from([...ED25519_PREFIX, ...bytes]) };
}
