import type { Endpoint, Transport } from '../../model/session.ts';
import type { Notice } from '../../model/notice.ts';
import type { Instant, Timeline } from '../../model/time.ts';

/**
 * One of the two endpoints of a TCP connection. 0 is the one that opened it (sent the SYN, or was sent the SYN-ACK);
 * when the capture began later, the one whose port is not a mail port, else the one seen first.
 */
export type Side = 0 | 1;

/** Why bytes are missing from a stream. */
export type GapCause = 'not-captured' | 'snap-length';

/** A TCP connection as the stream step sees it; the fields are live until `end` is called. */
export interface Conversation {
  readonly endpoints: readonly [Endpoint, Endpoint];
  /** True when SYN or SYN-ACK proved which side is 0. */
  readonly openerIsKnown: boolean;
  readonly communityId: string;
  readonly firstPacket: number;
  readonly lastPacket: number;
  readonly packets: number;
  readonly startedAt: Instant;
  readonly lastAt: Instant;
  /** As the document has it, with side 0 as the client; made when asked for. `timeline` formats the events' times. */
  transport(timeline: Timeline): Transport;
  /** Notices about this connection: conflicting retransmissions, gaps … */
  readonly notices: readonly Notice[];
  /** Tells the stream step that nobody wants this conversation: its packets are dropped unread from now on. */
  ignore(): void;
}

/**
 * What the next step does with a conversation. Calls come in causal order: a side's bytes are handed over only after the
 * bytes of the other side that they acknowledge, whatever order the packets were captured in.
 */
export interface ConversationListener {
  /** Bytes `start` to `end` of `bytes` are the next of the side's stream; borrowed until the call returns. */
  data(side: Side, bytes: Uint8Array, start: number, end: number, packet: number, at: Instant): void;
  /** `length` bytes of the side's stream are not in the capture; what follows stands behind them. */
  gap(side: Side, length: number, cause: GapCause, packet: number, at: Instant): void;
  /** The side sent FIN: no more data of it will come. The other side may go on. */
  finished(side: Side, packet: number, at: Instant): void;
  /** The conversation is over: closed and quiet, its tuple used again, or the capture ended. */
  end(): void;
}

/** Makes the listener of a new conversation; undefined ignores it from its first packet. */
export type AcceptConversation = (conversation: Conversation) => ConversationListener | undefined;
