import type { CommandKind } from '../command-kind.ts';
import { auth } from './auth.ts';
import { chunking } from './chunking.ts';
import type { Extension } from './extension.ts';
import { deliverBy, dsn, eightBitMime, requireTls, size, smtpUtf8 } from './parameters.ts';
import { pipeConnect } from './pipe-connect.ts';
import { pipelining } from './pipelining.ts';
import { proxy } from './proxy.ts';
import { etrn, lmtp, xclient, xforward } from './small-commands.ts';
import { startTls } from './starttls.ts';

/** Every extension that the dialogue knows: a new one is a file and a line here. */
export const EXTENSIONS: readonly Extension[] = [
  startTls,
  auth,
  chunking,
  pipelining,
  size,
  eightBitMime,
  dsn,
  smtpUtf8,
  requireTls,
  deliverBy,
  etrn,
  lmtp,
  xclient,
  xforward,
  proxy,
  pipeConnect,
];

export const EXTENSION_COMMANDS: readonly CommandKind[] = EXTENSIONS.flatMap(
  ({ commands }) => commands ?? [],
);
