import type { CommandKind } from './command-kind.ts';
import { CORE_COMMANDS } from './core-commands.ts';
import { EXTENSION_COMMANDS } from './extensions/index.ts';

const BY_VERB = new Map([...CORE_COMMANDS, ...EXTENSION_COMMANDS].map((kind) => [kind.verb, kind]));

/** What is known of a verb; undefined for one that no part of SMTP has. */
export function kindOf(verb: string): CommandKind | undefined {
  return BY_VERB.get(verb);
}

/** A line that is no command of SMTP: servers answer it all the same. */
export const unknownKind: CommandKind = { verb: '', stage: 'other' };
