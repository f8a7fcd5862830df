import { resolve } from 'node:path';

/**
 * The capture files on a command line. Electron's switches all begin with "-" and carry their values in themselves; run
 * from its sources, the first word without one is the program's own folder.
 */
export function filesOf(argv: readonly string[], isPackaged: boolean, folder: string): readonly string[] {
  const words = argv.slice(1).filter((word) => !word.startsWith('-'));
  return (isPackaged ? words : words.slice(1)).map((file) => resolve(folder, file));
}
