import type { Stage } from '../../model/exchange.ts';
import type { QuotedReply } from '../../model/log.ts';

/** Where in the dialogue, in the words of the programs. */
const STAGES: Readonly<Record<string, Stage>> = {
  CONNECT: 'connect',
  CONNECTION: 'connect',
  'INITIAL CONNECTION': 'connect',
  CHECK_RELAY: 'connect',
  EHLO: 'helo',
  HELO: 'helo',
  LHLO: 'helo',
  STARTTLS: 'starttls',
  TLS_CLIENT: 'starttls',
  AUTH: 'auth',
  MAIL: 'mail',
  'MAIL FROM': 'mail',
  FROM: 'mail',
  CHECK_MAIL: 'mail',
  RCPT: 'rcpt',
  'RCPT TO': 'rcpt',
  TO: 'rcpt',
  CHECK_RCPT: 'rcpt',
  CHECK_COMPAT: 'rcpt',
  DATA: 'data',
  CHECK_DATA: 'data',
  'AFTER DATA': 'message',
  'END OF DATA': 'message',
  'END-OF-MESSAGE': 'message',
  'END-OF-DATA': 'message',
  CHECK_EOH: 'message',
  CHECK_EOM: 'message',
  'DURING MIME ACL CHECKS': 'message',
};

/** The stage that a program calls so; undefined for a name that is none. */
export function stageCalled(name: string | undefined): Stage | undefined {
  const upper = name?.toUpperCase() ?? '';
  return Object.hasOwn(STAGES, upper) ? STAGES[upper] : undefined;
}

/** A reply of one line, with the stage that a program calls so. */
export function quotedReply(line: string, stageName: string | undefined): QuotedReply {
  const stage = stageCalled(stageName);
  return stage === undefined ? { lines: [line] } : { lines: [line], stage };
}
