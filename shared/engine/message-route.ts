import type { Session } from '../model/session.ts';
import type { Transaction } from '../model/transaction.ts';
import { LIMITS } from './limits.ts';
import type { WireHop } from './mail/received/wire-hop.ts';

/** A connection that carried a message. */
export interface Carrier {
  readonly messageId: string;
  readonly wire: WireHop;
}

/** The connection of a transaction, in the words of a Received field. */
export function wireOf(session: Session, { message, queueId }: Transaction): WireHop {
  const { client, server, greeting, startedAt } = session;
  const serverName = bannerName(session);
  return {
    client: client.address,
    server: server.address,
    ...(greeting && { helo: greeting.name }),
    ...(serverName !== undefined && { serverName }),
    at: message?.at ?? startedAt,
    ...(queueId !== undefined && { queueId }),
  };
}

/** Remembers which connections of the capture carried which message, the latest of them: a field may tell of an earlier one. */
export function createRoute() {
  let carriers: Carrier[] = [];
  return {
    /** Gives the connections that carried the session's messages before it did. */
    note(session: Session): readonly Carrier[] {
      const own = session.transactions.flatMap((transaction) => {
        const messageId = transaction.message?.messageId;
        return messageId === undefined ? [] : [{ messageId, wire: wireOf(session, transaction) }];
      });
      if (own.length === 0) return [];
      const ids = new Set(own.map(({ messageId }) => messageId));
      const before = carriers.filter(({ messageId }) => ids.has(messageId));
      carriers.push(...own);
      if (carriers.length > LIMITS.carriedMessages * 2) carriers = carriers.slice(-LIMITS.carriedMessages);
      return before;
    },
  };
}

// "220 mx.example.org ESMTP Postfix": RFC 5321 section 4.2
function bannerName({ exchanges }: Session): string | undefined {
  const banner = exchanges.find(({ stage }) => stage === 'connect')?.reply;
  return /^\s*([^\s]{1,255}\.[^\s.]{1,63})(?:\s|$)/.exec(banner?.text ?? '')?.[1];
}
