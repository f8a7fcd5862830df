import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A capture to begin from. */
export interface SeedCapture {
  /** Path below the folder of the tests. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Every recorded capture below `folder` (test), and those compressed with zstd for the fuzzer; the smallest first. */
export function readSeedCaptures(folder: string): readonly SeedCapture[] {
  return [join('fuzz', 'zstd'), ...foldersOf(folder, 'captures')]
    .flatMap((inner) => readdirSync(join(folder, inner)).map((file) => join(inner, file)))
    .filter((path) => /\.(pcap|pcapng)\d?(\.gz|\.zst)?$/.test(path))
    .map((name) => ({ name, bytes: Uint8Array.from(readFileSync(join(folder, name))) }))
    .sort((one, two) => one.bytes.length - two.bytes.length || (one.name < two.name ? -1 : 1));
}

function foldersOf(folder: string, inner: string): readonly string[] {
  return readdirSync(join(folder, inner), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(inner, name));
}
