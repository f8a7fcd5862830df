import type { Reply } from '../../model/exchange.ts';
import type { SentCommand } from './command-kind.ts';
import { MASK } from './command-line.ts';
import { unknownKind } from './known-commands.ts';

/** Shorter ones are not looked for in replies: they stand in ordinary words. */
const SHORTEST_SECRET = 4;

/**
 * The reply without the credential that it answers: servers quote a line that they do not understand. A line that was no
 * known command turns out to be a credential when the server answers it with the code of a login; it is masked then.
 */
export function withoutSecret(command: SentCommand, reply: Reply): Reply {
  const { secret } = command;
  if (secret === undefined) {
    if (command.kind === unknownKind && isAboutAuth(reply.code)) hide(command);
    return reply;
  }
  if (secret.length < SHORTEST_SECRET || !reply.lines.some((line) => line.includes(secret))) return reply;
  const { lines, text } = reply;
  return {
    ...reply,
    lines: lines.map((line) => line.replaceAll(secret, MASK)),
    text: text.replaceAll(secret, MASK),
  };
}

function isAboutAuth(code: number): boolean {
  return code === 334 || code === 235 || code === 535;
}

function hide({ exchange }: SentCommand): void {
  if (!exchange.command) return;
  exchange.stage = 'auth';
  exchange.command = { ...exchange.command, verb: 'AUTH', argument: MASK, line: MASK, continuation: true };
}
