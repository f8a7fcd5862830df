import { LIMITS } from '../limits.ts';
import { isMailPort } from '../../model/mail-port.ts';
import type { Notice } from '../../model/notice.ts';
import type { Instant } from '../../model/time.ts';
import { SYN, type Segment } from '../packet/segment.ts';
import { Connection, type StreamContext } from './connection.ts';
import type { AcceptConversation, Side } from './conversation.ts';
import { deliverWaiting, discardWaiting } from './deliver.ts';
import { DeliveredBytes } from './delivered-bytes.ts';
import { DormantFlows } from './dormant-flows.ts';
import { FlowTable } from './flow-table.ts';
import { beginsAnother, settle } from './opening.ts';
import { receiveSegment } from './receive.ts';
import { UseOrder } from './use-order.ts';

/** Sorts segments into conversations. Segments are borrowed. */
export interface ConversationTable {
  segment(segment: Segment): void;
  /** An ICMP message says that the segment (its ends and sequence number are known) could not be delivered. */
  unreachable(segment: Segment): void;
  /** Conversations that have not ended yet. */
  readonly openCount: number;
  /** The capture is over: ends all conversations in the order of their first packets. */
  finish(): void;
}

/**
 * `accept` is asked once for each conversation, as soon as both streams are placed, at its end at the latest; `opened`
 * is told of each at its first packet, by that packet's number.
 */
export function createConversationTable(
  accept: AcceptConversation,
  report: (notice: Notice) => void,
  opened: (firstPacket: number) => void = () => undefined,
): ConversationTable {
  return new Table(accept, report, opened);
}

class Table implements ConversationTable {
  private readonly flows = new FlowTable();
  private readonly live = new UseOrder();
  private readonly dormant = new DormantFlows();
  /** By slot; undefined for dormant ones. */
  private readonly connections: (Connection | undefined)[] = [];
  /** Closed conversations in the order of closing, until they have lingered; and those both of whose ends were acknowledged. */
  private readonly closing = new UseOrder();
  private readonly closed = new UseOrder();
  private evicted = 0;
  private readonly context: StreamContext;
  private readonly report: (notice: Notice) => void;
  private readonly opened: (firstPacket: number) => void;

  constructor(
    accept: AcceptConversation,
    report: (notice: Notice) => void,
    opened: (firstPacket: number) => void,
  ) {
    this.opened = opened;
    this.context = { accept, delivered: new DeliveredBytes(), waitingBytes: 0, forcedConversations: 0 };
    this.report = report;
  }

  get openCount(): number {
    return this.live.count;
  }

  segment(segment: Segment): void {
    if (this.closing.count + this.closed.count > 0) this.endLingering(segment.at);
    const slot = this.flows.locate(segment);
    const { sourceIsLow, isNew } = this.flows;
    if (isNew) {
      this.open(slot, segment, sourceIsLow);
      return;
    }
    const connection = this.connections[slot];
    if (connection === undefined) {
      if (!this.dormant.isAnother(slot, segment, sourceIsLow)) return;
      this.dormant.remove(slot);
      this.open(slot, segment, sourceIsLow);
      return;
    }
    const side = sideOf(connection, sourceIsLow);
    if (segment.flags & SYN && beginsAnother(connection, side, segment)) {
      this.end(connection);
      this.open(slot, segment, sourceIsLow);
      return;
    }
    this.live.touch(slot);
    this.receive(connection, side, segment);
  }

  unreachable(segment: Segment): void {
    const slot = this.flows.locate(segment);
    const { sourceIsLow, isNew } = this.flows;
    if (isNew) {
      this.flows.remove(slot);
      return;
    }
    const connection = this.connections[slot];
    if (connection === undefined) return;
    const sender = sideOf(connection, sourceIsLow);
    // The quoted number must be one that the sender used, or the message is about another connection, or forged.
    const side = connection.sides[sender];
    if (side.initialSequence !== (segment.sequence | 0) && !connection.isSettled) return;
    connection.isUnreachable = true;
    connection.packets++;
    connection.lastPacket = segment.packet;
    connection.lastAt = segment.at;
    connection.log.event('unreachable', sender === 0 ? 1 : 0, segment.packet, segment.at);
  }

  finish(): void {
    const open = this.connections.filter((connection) => connection !== undefined);
    open.sort((one, two) => one.firstPacket - two.firstPacket);
    for (const connection of open) this.retire(connection);
    if (this.evicted > 0) this.report(evictedNotice(this.evicted));
    if (this.context.forcedConversations > 0) this.report(forcedNotice(this.context.forcedConversations));
  }

  private open(slot: number, segment: Segment, sourceIsLow: boolean): void {
    const sourceSide = sideOfSource(segment);
    const sideOfLow: Side = sourceIsLow === (sourceSide === 0) ? 0 : 1;
    const connection = new Connection(this.context, slot, segment, sourceIsLow, sideOfLow);
    this.connections[slot] = connection;
    this.live.add(slot);
    this.opened(segment.packet);
    this.receive(connection, sourceSide, segment);
    if (this.live.count > LIMITS.openConversations) this.evict();
  }

  private receive(connection: Connection, side: Side, segment: Segment): void {
    receiveSegment(connection, side, segment);
    if (connection.isIgnored) this.retire(connection);
    else if (connection.closedAt !== undefined && connection.lingersIn !== this.closed)
      this.linger(connection);
  }

  private linger(connection: Connection): void {
    const order = connection.closingIsAcknowledged ? this.closed : this.closing;
    if (connection.lingersIn === order) return;
    connection.lingersIn?.remove(connection.slot);
    connection.lingersIn = order;
    order.add(connection.slot);
  }

  private endLingering(now: Instant): void {
    this.endFirst(this.closing, LIMITS.lingeringConversations, now);
    this.endFirst(this.closed, LIMITS.closedConversations, now);
  }

  private endFirst(order: UseOrder, most: number, now: Instant): void {
    while (order.count > 0) {
      const connection = this.connections[order.first];
      if (connection?.closedAt === undefined) break;
      if (order.count <= most && now - connection.closedAt <= LIMITS.lingerNanos) break;
      this.retire(connection);
    }
  }

  /** Ends the conversation; its addresses and ports stay known as those of one that is over or unwanted. */
  private retire(connection: Connection): void {
    const { slot } = connection;
    this.end(connection);
    this.connections[slot] = undefined;
    this.dormant.add(slot, connection);
    if (this.dormant.count > LIMITS.dormantConversations) this.flows.remove(this.dormant.removeOldest());
  }

  /** Hands over whatever still waits, with holes where bytes are missing. */
  private end(connection: Connection): void {
    if (!connection.isIgnored) {
      settle(connection);
      deliverWaiting(connection, connection.lastPacket, connection.lastAt, true);
    }
    discardWaiting(connection);
    // One that was ignored on the way here has nobody to tell.
    if (!connection.isIgnored) connection.listener?.end();
    connection.listener = undefined;
    connection.lingersIn?.remove(connection.slot);
    connection.lingersIn = undefined;
    this.live.remove(connection.slot);
  }

  private evict(): void {
    const slot = this.live.first;
    const connection = this.connections[slot];
    if (connection === undefined) return;
    if (connection.closedAt !== undefined) {
      this.retire(connection);
      return;
    }
    this.evicted++;
    this.end(connection);
    this.connections[slot] = undefined;
    this.flows.remove(slot);
  }
}

function sideOf(connection: Connection, sourceIsLow: boolean): Side {
  return sourceIsLow === (connection.sideOfLow === 0) ? 0 : 1;
}

/** The sender's side by its first packet: see Side. */
function sideOfSource(segment: Segment): Side {
  if (segment.flags & SYN) return 0;
  return isMailPort(segment.sourcePort) && !isMailPort(segment.destinationPort) ? 1 : 0;
}

function evictedNotice(count: number): Notice {
  return {
    severity: 'warning',
    code: 'too-many-conversations',
    message: `More than ${String(LIMITS.openConversations)} TCP connections were open at the same time; ${String(count)} that had been quiet for longest were taken for ended.`,
    tip: 'Capture with a filter such as "port 25 or port 465 or port 587".',
  };
}

function forcedNotice(count: number): Notice {
  return {
    severity: 'warning',
    code: 'reassembly-full',
    message: `In ${String(count)} connections more packets came out of order than are kept waiting; what was missing was taken for lost.`,
  };
}
