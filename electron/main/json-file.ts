import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What a JSON file holds; undefined when it is missing or damaged, which is never worth a word to the user. */
export function readJsonFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
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
