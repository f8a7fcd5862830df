import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Told where a damaged file is kept. */
export type OnDamage = (keptAs: string) => void;

/** What a JSON file holds; undefined when it is missing or damaged. A damaged one is put aside, so that nothing is lost. */
export function readJsonFile(path: string, onDamage: OnDamage): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    putAside(path, onDamage);
    return undefined;
  }
}

function putAside(path: string, onDamage: OnDamage): void {
  const keptAs = `${path}.damaged`;
  try {
    renameSync(path, keptAs);
    onDamage(keptAs);
  } catch {
    // It stays where it is, and is replaced by the next change.
  }
}

/** Replaces the file in one step, so that a crash leaves the old one or the new one. Throws what the file system says. */
export function replaceJsonFile(path: string, value: unknown): void {
  const draft = `${path}.${process.pid}.tmp`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(draft, `${JSON.stringify(value, undefined, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, path);
}

/** The same for what is only a comfort to remember: a full disk is no reason to stop. */
export function writeJsonFile(path: string, value: unknown): void {
  try {
    replaceJsonFile(path, value);
  } catch {
    // What is remembered is a comfort.
  }
}
