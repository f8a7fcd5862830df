import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type {
  Cryptography,
  VerifySignature,
} from '../../shared/engine/mail/authentication/verify-signature.ts';
import type { CreateDigest } from '../../shared/model/sha256.ts';

const createDigest: CreateDigest = (name) => {
  const hash = createHash(name);
  return {
    update: (bytes) => void hash.update(bytes),
    hex: () => hash.digest('hex'),
  };
};

const verifySignature: VerifySignature = ({ key, digest, data, signature }) => {
  try {
    return verify(key.kind === 'rsa' ? digest : null, data, readKey(key.spki), signature);
  } catch {
    return false;
  }
};

/** RFC 6376 section 3.6.1 asks for SubjectPublicKeyInfo; some records hold the RSAPublicKey within it. */
function readKey(spki: Uint8Array): KeyObject {
  const key = Buffer.from(spki);
  try {
    return createPublicKey({ key, format: 'der', type: 'spki' });
  } catch {
    return createPublicKey({ key, format: 'der', type: 'pkcs1' });
  }
}

/** What DKIM signatures are checked with. */
export const cryptography: Cryptography = { createDigest, verifySignature };
