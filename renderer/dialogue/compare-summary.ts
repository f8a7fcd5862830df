import { decidingRejection } from '../../shared/model/rejection.ts';
import type { Session } from '../../shared/model/session.ts';
import { byteSize, duration, stageInWords } from '../../shared/report/text/wording.ts';
import { OUTCOMES } from '../wording/outcomes.ts';
import type { ComparedRow, ComparedStep } from './align-sessions.ts';
import { waitsOf } from './waits.ts';

/** A fact in which two sessions differ. */
export interface FactDifference {
  readonly label: string;
  readonly left: string;
  readonly right: string;
}

const NOTHING = 'none';

/** "The sessions part at RCPT: 250 on the left, 550 on the right." */
export function firstParting(rows: readonly ComparedRow[]): string {
  const row = partingRow(rows);
  if (row === undefined)
    return rows.some(({ difference }) => difference === 'different')
      ? 'Both sessions take the same course; only names and texts differ.'
      : 'Both sessions say the same.';
  const { left, right } = row;
  const where = stageOf(left ?? right);
  return `The sessions part ${where}: ${shortly(left)} on the left, ${shortly(right)} on the right.`;
}

/** The first row that may explain why the sessions end differently. */
export function partingRow(rows: readonly ComparedRow[]): ComparedRow | undefined {
  return rows.find(isParting);
}

/** True for more than other names and other words for the same. */
export function isParting({ difference }: ComparedRow): boolean {
  return difference !== 'same' && difference !== 'different';
}

function stageOf(step: ComparedStep | undefined): string {
  if (step?.kind === 'command' || step?.kind === 'reply') return `at ${stageInWords(step.exchange.stage)}`;
  return step?.kind === 'message' ? 'at the message' : 'at the connection';
}

function shortly(step: ComparedStep | undefined): string {
  switch (step?.kind) {
    case undefined:
      return 'nothing';
    case 'command':
      return step.command.verb;
    case 'reply':
      return [step.reply.code, step.reply.status].filter((part) => part !== undefined).join(' ');
    case 'message':
      return 'a message';
    case 'turn':
      return TURNS[step.turn];
  }
}

const TURNS = {
  opened: 'a connection',
  joined: 'a capture that begins in the middle',
  refused: 'a refused connection',
  unanswered: 'no answer',
  encrypted: 'TLS',
  'still-open': 'still open',
} as const;

/** Facts of the sessions as wholes that are not the same. */
export function factDifferences(left: Session, right: Session): readonly FactDifference[] {
  const facts = FACTS.map(({ label, of }) => ({ label, left: of(left), right: of(right) }));
  return [...facts, extensionDifference(left, right)].filter((fact) => fact.left !== fact.right);
}

const FACTS: readonly { readonly label: string; readonly of: (session: Session) => string }[] = [
  { label: 'Outcome', of: ({ outcome }) => OUTCOMES[outcome].word },
  { label: 'Refusal', of: refusalText },
  { label: 'Client', of: ({ client }) => client.address },
  { label: 'Server', of: ({ server }) => `${server.address}:${server.port}` },
  { label: 'Greeting', of: ({ greeting }) => (greeting ? `${greeting.verb} ${greeting.name}` : NOTHING) },
  {
    label: 'TLS',
    of: ({ tls }) =>
      tls.mode === 'none' ? NOTHING : [tls.version ?? tls.mode, tls.serverName].filter(Boolean).join(', '),
  },
  { label: 'Login', of: loginText },
  {
    label: 'Sender',
    of: ({ transactions }) => transactions.map(({ sender }) => `<${sender ?? '?'}>`).join(', ') || NOTHING,
  },
  { label: 'Recipients', of: recipientsText },
  {
    label: 'Message',
    of: ({ transactions }) =>
      transactions.flatMap(({ message }) => (message ? [byteSize(message.bytes)] : [])).join(', ') || NOTHING,
  },
  { label: 'Lost or repeated packets', of: lossText },
  { label: 'Waiting for the server', of: (session) => duration(waitsOf(session).serverMs) },
];

function refusalText(session: Session): string {
  const refusal = decidingRejection(session);
  if (!refusal) return NOTHING;
  return [refusal.code, refusal.status, refusal.reason.replaceAll('_', ' ')]
    .filter((part) => part !== undefined)
    .join(' ');
}

function loginText({ authentication }: Session): string {
  const login = authentication.at(-1);
  if (!login) return NOTHING;
  return `${login.mechanism}${login.identity === undefined ? '' : ` as ${login.identity}`}, ${login.succeeded ? 'accepted' : 'refused'}`;
}

function recipientsText({ transactions }: Session): string {
  const recipients = transactions.flatMap((transaction) => transaction.recipients);
  const shown = recipients.slice(0, 4).map(({ address, outcome }) => `${address} (${outcome})`);
  return (
    [
      ...shown,
      ...(recipients.length > shown.length ? [`and ${recipients.length - shown.length} more`] : []),
    ].join(', ') || NOTHING
  );
}

function lossText({ transport }: Session): string {
  const lost = transport.missingBytes.client + transport.missingBytes.server;
  if (transport.retransmissions === 0 && lost === 0) return NOTHING;
  return `${transport.retransmissions} repeated, ${byteSize(lost)} missing`;
}

/** Extensions that only one of the servers offered. */
function extensionDifference(left: Session, right: Session): FactDifference {
  const only = (one: Session, other: Session) =>
    one.extensions.filter((each) => !other.extensions.includes(each)).join(', ') || NOTHING;
  return { label: 'Offered only here', left: only(left, right), right: only(right, left) };
}
