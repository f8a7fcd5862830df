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
  {
    name: 'log',
    summary: 'say what mail logs refuse, bounce and defer, and why',
    load: async () => (await import('./log.ts')).log,
  },
  {
    name: 'lookup',
    summary: 'ask the DNS about an address, a domain or a session; the only command that sends anything',
    load: async () => (await import('./lookup.ts')).lookup,
  },
  {
    name: 'allow',
    summary: 'write the configuration that lets mail servers past blocklists',
    load: async () => (await import('./allow.ts')).allow,
  },
  {
    name: 'lint-access',
    summary: 'check a Sendmail access file for lines that do not do what they say',
    load: async () => (await import('./lint-access.ts')).lintAccessCommand,
  },
  {
    name: 'capture-command',
    summary: 'print the tcpdump command that records a problem well',
    load: async () => (await import('./capture-command.ts')).captureCommandCommand,
  },
];
