import { addressText } from '../../model/address-text.ts';
import type { Notice } from '../../model/notice.ts';
import type { Endpoint, Transport } from '../../model/session.ts';
import type { Instant, Timeline } from '../../model/time.ts';
import { uint32 } from '../packet/layer.ts';
import type { Segment } from '../packet/segment.ts';
import { communityId } from './community-id.ts';
import type { AcceptConversation, Conversation, ConversationListener, Side } from './conversation.ts';
import type { DeliveredBytes } from './delivered-bytes.ts';
import { StreamSide } from './stream-side.ts';
import { TransportLog } from './transport-log.ts';
import type { UseOrder } from './use-order.ts';

/** What all connections share. */
export interface StreamContext {
  readonly accept: AcceptConversation;
  readonly delivered: DeliveredBytes;
  /** Bytes that wait in all connections, and how often one had to give up because of LIMITS.waitingBytes and its like. */
  waitingBytes: number;
  forcedConversations: number;
}

const IPV4_PAIR = new Uint8Array(8);
const IPV6_PAIR = new Uint8Array(32);

/** A connection and everything known of it; receive.ts feeds it, deliver.ts hands its bytes over. */
export class Connection implements Conversation {
  readonly log = new TransportLog();
  sides: [StreamSide, StreamSide] = [new StreamSide(), new StreamSide()];
  /** Which side the lower address is. */
  sideOfLow: Side;
  openerIsKnown = false;
  /** True once both streams are placed and the listener was made. */
  isSettled = false;
  /** Nothing waits on either side: a segment in order can be handed over at once. */
  isFlowing = false;
  isIgnored = false;
  wasForced = false;
  listener: ConversationListener | undefined = undefined;
  /** A packet that only an established connection sends came from side 0. */
  openerWentOn = false;
  isUnreachable = false;
  resetBy: Side | undefined = undefined;
  closedAt: Instant | undefined = undefined;
  /** The list of closed connections that it is in. */
  lingersIn: UseOrder | undefined = undefined;
  readonly firstPacket: number;
  readonly startedAt: Instant;
  lastPacket: number;
  lastAt: Instant;
  packets = 0;
  readonly context: StreamContext;
  /** Place in the flow table. */
  readonly slot: number;
  /** The lower end's address, then the higher one's, four bytes a number: an array of bytes would take 200 more. */
  private readonly addressWords: number[];
  /** Made when asked for. */
  private ends: readonly [Endpoint, Endpoint] | undefined = undefined;
  private readonly lowPort: number;
  private readonly highPort: number;

  /** `sourceIsLow`: the segment's source is the lower of the two ends. */
  constructor(context: StreamContext, slot: number, segment: Segment, sourceIsLow: boolean, sideOfLow: Side) {
    this.context = context;
    this.slot = slot;
    this.sideOfLow = sideOfLow;
    this.firstPacket = this.lastPacket = segment.packet;
    this.startedAt = this.lastAt = segment.at;
    const low = sourceIsLow ? segment.sourceAddressOffset : segment.destinationAddressOffset;
    const high = sourceIsLow ? segment.destinationAddressOffset : segment.sourceAddressOffset;
    // A literal has no room to grow.
    this.addressWords =
      segment.addressLength === 4
        ? [uint32(segment.bytes, low), uint32(segment.bytes, high)]
        : [low, low + 4, low + 8, low + 12, high, high + 4, high + 8, high + 12].map((at) =>
            uint32(segment.bytes, at),
          );
    this.lowPort = sourceIsLow ? segment.sourcePort : segment.destinationPort;
    this.highPort = sourceIsLow ? segment.destinationPort : segment.sourcePort;
  }

  get endpoints(): readonly [Endpoint, Endpoint] {
    this.ends ??= this.makeEndpoints();
    return this.ends;
  }

  private makeEndpoints(): readonly [Endpoint, Endpoint] {
    const addresses = this.addresses();
    const length = addresses.length === 8 ? 4 : 16;
    const low = { address: addressText(addresses, 0, length), port: this.lowPort };
    const high = { address: addressText(addresses, length, length), port: this.highPort };
    return this.sideOfLow === 0 ? [low, high] : [high, low];
  }

  get communityId(): string {
    return communityId(this.addresses(), this.lowPort, this.highPort);
  }

  get notices(): readonly Notice[] {
    return this.log.notices;
  }

  /** Each side has said that it has all of the other, its end too. */
  get closingIsAcknowledged(): boolean {
    const zero = this.sides[0];
    const one = this.sides[1];
    return (
      zero.isFinished &&
      one.isFinished &&
      zero.lastAcknowledgment === one.nextSequence &&
      one.lastAcknowledgment === zero.nextSequence
    );
  }

  ignore(): void {
    this.isIgnored = true;
  }

  transport(timeline: Timeline): Transport {
    return {
      opening: this.opening(),
      closing: this.closing(),
      missingBytes: { client: this.sides[0].missingBytes, server: this.sides[1].missingBytes },
      retransmissions: this.log.retransmissions,
      outOfOrder: this.log.outOfOrder,
      events: this.log.eventsAt(timeline),
    };
  }

  /** The SYN shows that side 1 opened the connection; possible only while nothing was handed over. */
  swapSides(): void {
    this.ends = undefined;
    this.sides = [this.sides[1], this.sides[0]];
    this.sideOfLow = this.sideOfLow === 0 ? 1 : 0;
    if (this.resetBy !== undefined) this.resetBy = this.resetBy === 0 ? 1 : 0;
    this.log.swapSides();
  }

  /** Both addresses, the lower first; overwritten by the next call. */
  private addresses(): Uint8Array {
    const { addressWords } = this;
    const bytes = addressWords.length === 2 ? IPV4_PAIR : IPV6_PAIR;
    for (let index = 0; index < addressWords.length; index++) {
      const word = addressWords[index] as number;
      bytes[index * 4] = word >>> 24;
      bytes[index * 4 + 1] = word >>> 16;
      bytes[index * 4 + 2] = word >>> 8;
      bytes[index * 4 + 3] = word;
    }
    return bytes;
  }

  private opening(): Transport['opening'] {
    const opener = this.sides[0];
    const other = this.sides[1];
    if (!opener.synSeen && !other.synSeen) return 'missing';
    if (opener.synSeen && other.synSeen && this.openerWentOn) return 'complete';
    if (opener.synSeen && !other.synSeen && !this.openerWentOn) {
      if (this.isUnreachable || this.resetBy === 1) return 'refused';
      if (other.packets === 0) return 'unanswered';
    }
    return 'partial';
  }

  private closing(): Transport['closing'] {
    if (this.resetBy !== undefined) return this.resetBy === 0 ? 'reset-by-client' : 'reset-by-server';
    const hasFin = this.sides[0].finPosition !== undefined || this.sides[1].finPosition !== undefined;
    return hasFin ? 'fin' : 'open';
  }
}
