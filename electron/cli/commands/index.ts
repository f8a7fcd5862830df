import type { Command } from '../command.ts';
import { analyze } from './analyze.ts';

/** Every command, in the order `--help` shows them. */
export const COMMANDS: readonly Command[] = [analyze];
