import type { HeaderField } from '../../../model/mail/header-field.ts';
import type { DkimSignature } from '../../../model/mail/authentication-facts.ts';
import type { CreateDigest, Sha256 } from '../../../model/sha256.ts';
import { decodeBase64, toHex } from './base64.ts';
import { CanonicalBody } from './canonical-body.ts';
import { type Canonicalization, type DkimField, dkimFields } from './dkim-field.ts';

/** Hashes a body as the message's DKIM signatures ask for, while its bytes pass. */
export interface BodyHashes {
  readonly fields: readonly DkimField[];
  /** The next bytes of the body as they stand; borrowed. */
  push(bytes: Uint8Array, start: number, end: number): void;
  /** The body is over; `isWhole` false when bytes of it are missing. For each of `fields`. Called once. */
  end(isWhole: boolean): readonly DkimSignature['bodyHash'][];
}

/** Undefined when no signature asks for a hash. */
export function createBodyHashes(
  headers: readonly HeaderField[],
  createDigest: CreateDigest | undefined,
): BodyHashes | undefined {
  const fields = dkimFields(headers);
  if (fields.length === 0) return undefined;
  const hashes = fields.map(({ digest, bodyLength }) =>
    digest && createDigest ? new LimitedHash(createDigest(digest), bodyLength) : undefined,
  );
  const bodies = (['simple', 'relaxed'] as const).flatMap((form) => bodyOf(form, fields, hashes));
  return {
    fields,
    push(bytes, start, end) {
      for (const body of bodies) body.push(bytes, start, end);
    },
    end(isWhole) {
      for (const body of bodies) body.end();
      return fields.map(({ bodyHash }, index) =>
        isWhole ? (hashes[index]?.compare(bodyHash) ?? 'unknown') : 'unknown',
      );
    },
  };
}

function bodyOf(
  form: Canonicalization,
  fields: readonly DkimField[],
  hashes: readonly (LimitedHash | undefined)[],
): readonly CanonicalBody[] {
  const own = hashes.filter((_, index) => fields[index]?.body === form).filter((hash) => hash !== undefined);
  if (own.length === 0) return [];
  return [
    new CanonicalBody(form, (bytes) => {
      for (const hash of own) hash.update(bytes);
    }),
  ];
}

/** A hash of the first bytes only, where l= says so (RFC 6376 section 3.4.5). */
class LimitedHash {
  private readonly hash: Sha256;
  private room: number;
  private readonly isLimited: boolean;

  constructor(hash: Sha256, length: number | undefined) {
    this.hash = hash;
    this.isLimited = length !== undefined;
    this.room = length ?? Infinity;
  }

  update(bytes: Uint8Array): void {
    const taken = Math.min(bytes.length, this.room);
    this.room -= taken;
    if (taken > 0) this.hash.update(bytes.subarray(0, taken));
  }

  compare(expected: string): DkimSignature['bodyHash'] {
    const bytes = decodeBase64(expected);
    if (bytes === undefined || bytes.length === 0) return 'unknown';
    // More is said to be signed than there is: something was taken away.
    if (this.isLimited && this.room > 0) return 'changed';
    return this.hash.hex() === toHex(bytes) ? 'matches' : 'changed';
  }
}
