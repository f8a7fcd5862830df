import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** SHA-256 of a file, by which the other side can tell that it has the same; undefined for what cannot be read again. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string | undefined> {
  if (path === '-') return undefined;
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash, ...(signal ? [{ signal }] : []));
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}
