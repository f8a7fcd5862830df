import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * The words of the user on a command line: without Electron's switches in front, which all begin with "-" and carry their
 * values in themselves, and, run from its sources, without the program's own folder.
 */
function wordsOf(argv: readonly string[], isPackaged: boolean): readonly string[] {
  const words = withoutSwitches(argv.slice(1));
  return isPackaged ? words : withoutSwitches(words.slice(1));
}

const ASKS_ABOUT_PROGRAM = ['--help', '-h', '--version', '-V'];

function withoutSwitches(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !word.startsWith('-') || ASKS_ABOUT_PROGRAM.includes(word));
  return first < 0 ? [] : words.slice(first);
}

/** The capture files on a command line. */
export function filesOf(argv: readonly string[], isPackaged: boolean, folder: string): readonly string[] {
  return wordsOf(argv, isPackaged)
    .filter((word) => !word.startsWith('-'))
    .map((file) => resolve(folder, file));
}

/**
 * The command line for the terminal ("analyze FILE", "--help") that `argv` holds; undefined when it asks for the window. A
 * word by itself is a command unless there is a file of that name.
 */
export function commandOf(
  argv: readonly string[],
  isPackaged: boolean,
  folder: string,
): readonly string[] | undefined {
  const words = wordsOf(argv, isPackaged);
  const [first] = words;
  if (first === undefined) return undefined;
  if (ASKS_ABOUT_PROGRAM.includes(first)) return words;
  return /^[a-z]+(?:-[a-z]+)*$/.test(first) && !existsSync(resolve(folder, first)) ? words : undefined;
}
