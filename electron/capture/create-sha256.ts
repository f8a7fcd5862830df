import { createHash } from 'node:crypto';
import type { Sha256 } from '../../shared/model/sha256.ts';

export function createSha256(): Sha256 {
  const hash = createHash('sha256');
  return {
    update: (bytes) => {
      hash.update(bytes);
    },
    hex: () => hash.digest('hex'),
  };
}
