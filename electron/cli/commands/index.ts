import type { ListedCommand } from '../command.ts';

/** Every command, in the order `--help` shows them; each is loaded when it is asked for. */
export const COMMANDS: readonly ListedCommand[] = [
  {
    name: 'analyze',
    summary: 'find the SMTP sessions of a capture and say why mail was refused',
    load: async () => (await import('./analyze.ts')).analyze,
  },
  {
    name: 'explain',
    summary: 'say why mail was refused, from the refusing reply alone',
    load: async () => (await import('./explain.ts')).explain,
  },
];
