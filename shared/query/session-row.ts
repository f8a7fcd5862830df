import type { ReasonName } from '../model/reason.ts';
import { decidingRejection, type Rejection } from '../model/rejection.ts';
import type { Session, SessionOutcome } from '../model/session.ts';

/** What a row of the session list shows. */
export interface SessionRow {
  readonly id: number;
  readonly firstPacket: number;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly protocol: Session['protocol'];
  readonly client: string;
  readonly clientPort: number;
  readonly server: string;
  readonly serverPort: number;
  readonly helo?: string;
  /** Of the first transaction; empty for the null sender. */
  readonly sender?: string;
  /** The first recipients of the session; `recipientCount` is whole. */
  readonly recipients: readonly string[];
  readonly recipientCount: number;
  readonly outcome: SessionOutcome;
  /** Of the deciding refusal. */
  readonly code?: number;
  readonly status?: string;
  readonly reason?: ReasonName;
  readonly summary?: string;
  /** "carries a bounce about bob@example.org: no such user", when a message of the session tells of another one. */
  readonly bounce?: string;
  readonly tls: Session['tls']['mode'];
  readonly exchanges: number;
  readonly notices: number;
}

const RECIPIENTS_SHOWN = 3;

export function toSessionRow(session: Session): SessionRow {
  const recipients = session.transactions.flatMap((transaction) => transaction.recipients);
  const sender = session.transactions[0]?.sender;
  const deciding = decidingRejection(session);
  const bounce = bounceOf(session);
  return {
    id: session.id,
    firstPacket: session.firstPacket,
    startedAt: session.startedAt,
    durationMs: session.durationMs,
    protocol: session.protocol,
    client: session.client.address,
    clientPort: session.client.port,
    server: session.server.address,
    serverPort: session.server.port,
    ...(session.greeting && { helo: session.greeting.name }),
    ...(sender !== undefined && { sender }),
    recipients: recipients.slice(0, RECIPIENTS_SHOWN).map((recipient) => recipient.address),
    recipientCount: recipients.length,
    outcome: session.outcome,
    ...(deciding && refusalColumns(deciding)),
    ...(bounce !== undefined && { bounce }),
    tls: session.tls.mode,
    exchanges: session.exchanges.length,
    notices: session.notices.length,
  };
}

function bounceOf({ transactions }: Session): string | undefined {
  return transactions.find(({ message }) => message?.deliveryStatus)?.message?.deliveryStatus?.summary;
}

function refusalColumns(rejection: Rejection): Pick<SessionRow, 'code' | 'status' | 'reason' | 'summary'> {
  return {
    ...(rejection.code !== undefined && { code: rejection.code }),
    ...(rejection.status !== undefined && { status: rejection.status }),
    reason: rejection.reason,
    summary: rejection.summary,
  };
}
