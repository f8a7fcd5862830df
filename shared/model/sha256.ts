/** A running SHA-256, given from outside because shared code has none. */
export interface Sha256 {
  /** The bytes are borrowed. */
  update(bytes: Uint8Array): void;
  /** Lower-case hexadecimal; called once, at the end. */
  hex(): string;
}

export type CreateSha256 = () => Sha256;

/** DKIM knows both hashes (RFC 6376 section 3.3). */
export type DigestName = 'sha1' | 'sha256';

export type CreateDigest = (name: DigestName) => Sha256;
