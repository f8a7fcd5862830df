import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A recorded capture to begin from. */
export interface SeedCapture {
  /** Path below test/captures. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Every capture below `folder` (test/captures), the smallest first. */
export function readSeedCaptures(folder: string): readonly SeedCapture[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => join(name, file)))
    .filter((path) => /\.(pcap|pcapng)\d?(\.gz)?$/.test(path))
    .map((name) => ({ name, bytes: Uint8Array.from(readFileSync(join(folder, name))) }))
    .sort((one, two) => one.bytes.length - two.bytes.length || (one.name < two.name ? -1 : 1));
}
