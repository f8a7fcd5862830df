import type { Transaction } from '../model/transaction.ts';
import { LIMITS } from './limits.ts';
import type { WireHop } from './mail/received/wire-hop.ts';
import type { UnnumberedSession } from './smtp/dialogue.ts';

/** A connection that carried a message. */
export interface Carrier {
  readonly messageId: string;
  /** Of its session. */
  readonly firstPacket: number;
  readonly wire: WireHop;
}

/** The connection of a transaction, in the words of a Received field. */
export function wireOf(session: UnnumberedSession, { message, queueId }: Transaction): WireHop {
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

/** A session that is not over, as far as it is known; undefined once it is over. */
export type SessionUnderWay = () => UnnumberedSession | undefined;

/** Sessions under way that one message is looked for in. */
const MOST_UNDER_WAY = 20;

/**
 * Remembers which connections of the capture carried which message, the latest of them: a field may tell of an earlier one.
 * A server often passes a message on before the client that brought it has left.
 */
export function createRoute() {
  const carriers = new Map<string, readonly Carrier[]>();
  const underWay = new Map<string, readonly SessionUnderWay[]>();
  return {
    /** A session that is not over has taken a message. */
    took(messageId: string, session: SessionUnderWay): void {
      const others = underWay.get(messageId) ?? [];
      if (!others.includes(session))
        remember(underWay, messageId, [...others, session].slice(-MOST_UNDER_WAY));
    },
    /** Gives the other connections that carried the session's messages. */
    note(session: UnnumberedSession): readonly Carrier[] {
      const own = carriersOf(session);
      const ids = new Set(own.map(({ messageId }) => messageId));
      const known = [...ids].flatMap((id) => [...(carriers.get(id) ?? []), ...stillUnderWay(underWay, id)]);
      for (const id of ids) {
        const others = (carriers.get(id) ?? []).filter(
          ({ firstPacket }) => firstPacket !== session.firstPacket,
        );
        const latest = [...others, ...own.filter(({ messageId }) => messageId === id)];
        remember(carriers, id, latest.slice(-MOST_UNDER_WAY));
      }
      return known.filter(({ firstPacket }) => firstPacket !== session.firstPacket);
    },
  };
}

function carriersOf(session: UnnumberedSession): readonly Carrier[] {
  return session.transactions.flatMap((transaction) => {
    const messageId = transaction.message?.messageId;
    if (messageId === undefined) return [];
    return [{ messageId, firstPacket: session.firstPacket, wire: wireOf(session, transaction) }];
  });
}

function stillUnderWay(
  underWay: Map<string, readonly SessionUnderWay[]>,
  messageId: string,
): readonly Carrier[] {
  const known = (underWay.get(messageId) ?? []).map((session) => ({ session, now: session() }));
  const left = known.filter(({ now }) => now);
  if (left.length === 0) underWay.delete(messageId);
  else if (left.length < known.length)
    underWay.set(
      messageId,
      left.map(({ session }) => session),
    );
  return left
    .flatMap(({ now }) => (now ? carriersOf(now) : []))
    .filter((carrier) => carrier.messageId === messageId);
}

/** What was remembered last stands last; the oldest is forgotten first. */
function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > LIMITS.carriedMessages) map.delete(map.keys().next().value ?? '');
}

// "220 mx.example.org ESMTP Postfix": RFC 5321 section 4.2
function bannerName({ exchanges }: Pick<UnnumberedSession, 'exchanges'>): string | undefined {
  const banner = exchanges.find(({ stage }) => stage === 'connect')?.reply;
  return /^\s*([^\s]{1,255}\.[^\s.]{1,63})(?:\s|$)/.exec(banner?.text ?? '')?.[1];
}
