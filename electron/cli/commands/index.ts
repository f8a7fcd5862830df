import type { Command } from '../command.ts';
import { analyze } from './analyze.ts';
import { explain } from './explain.ts';

/** Every command, in the order `--help` shows them. */
export const COMMANDS: readonly Command[] = [analyze, explain];
