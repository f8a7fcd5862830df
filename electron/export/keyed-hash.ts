import { createHmac, randomBytes } from 'node:crypto';
import type { KeyedHash } from '../../shared/report/redact/redaction.ts';

const KEY_BYTES = 32;

/** A hash under a key that nobody knows and nothing keeps. */
export function createKeyedHash(key: Uint8Array = randomBytes(KEY_BYTES)): KeyedHash {
  return (text) => createHmac('sha256', key).update(text).digest('hex');
}
