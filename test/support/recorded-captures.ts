import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const HOME = resolve('test/captures');

/** A recording of test/captures and what its servers say of it. */
export interface RecordedCapture {
  readonly name: string;
  /** Full paths, read as one capture. */
  readonly files: readonly string[];
  readonly truth: Truth;
}

interface Truth {
  readonly captures: readonly (readonly string[])[];
  readonly sessions: readonly {
    readonly transactions?: readonly {
      readonly message?: { readonly bytes?: number; readonly sha256?: string };
    }[];
  }[];
}

/** Every recording with a truth. */
export function recordedCaptures(): readonly RecordedCapture[] {
  return readdirSync(HOME)
    .filter((name) => existsSync(join(HOME, name, 'truth.json')))
    .flatMap((name) => {
      const truth = JSON.parse(readFileSync(join(HOME, name, 'truth.json'), 'utf8')) as Truth;
      return truth.captures.map((files) => ({
        name: truth.captures.length > 1 ? `${name} ${files.join(' ')}` : name,
        files: files.map((file) => join(HOME, name, file)),
        truth,
      }));
    });
}

export const SAMPLE = resolve('assets/sample.pcap');
