import { isMailPort } from '../model/mail-port.ts';
import type { Notice } from '../model/notice.ts';
import type { Instant } from '../model/time.ts';
import { LIMITS } from './limits.ts';
import type { Conversation, ConversationListener, Side } from './stream/conversation.ts';

/** Takes a DNS message; borrowed. */
type OnMessage = (message: Uint8Array, packet: number, at: Instant) => void;

const DNS_PORT = 53;

/** The side that is a name server, unless the other port is one for mail: then it may be a client of it. */
export function serverSideOfDns(
  { endpoints }: Conversation,
  extraPorts: ReadonlySet<number>,
): Side | undefined {
  const side = endpoints.findIndex(({ port }) => port === DNS_PORT && !extraPorts.has(port));
  const other = endpoints[side === 0 ? 1 : 0];
  if (side < 0 || isMailPort(other.port) || extraPorts.has(other.port)) return undefined;
  return side === 0 ? 0 : 1;
}

/**
 * Reads the answers of name servers over TCP (RFC 1035 section 4.2.2, RFC 7766): messages behind two octets of length.
 * Memory for what has begun is bounded over all connections.
 */
export function createDnsOverTcp(report: (notice: Notice) => void) {
  const held = { bytes: 0, wasFull: false };
  const giveUp = () => {
    if (!held.wasFull) report(FULL);
    held.wasFull = true;
  };
  return {
    listen: (conversation: Conversation, server: Side, onMessage: OnMessage): ConversationListener =>
      new DnsConversation(conversation, server, onMessage, held, giveUp),
  };
}

class DnsConversation implements ConversationListener {
  /** A message that has begun, its length included. */
  private begun = new Uint8Array(0);
  private filled = 0;
  private isStopped = false;
  private readonly conversation: Conversation;
  private readonly server: Side;
  private readonly onMessage: OnMessage;
  private readonly held: { bytes: number };
  private readonly giveUp: () => void;

  constructor(
    conversation: Conversation,
    server: Side,
    onMessage: OnMessage,
    held: { bytes: number },
    giveUp: () => void,
  ) {
    this.conversation = conversation;
    this.server = server;
    this.onMessage = onMessage;
    this.held = held;
    this.giveUp = giveUp;
  }

  data(side: Side, bytes: Uint8Array, start: number, end: number, packet: number, at: Instant): void {
    if (side !== this.server) return;
    let position = this.filled > 0 ? this.fill(bytes, start, end, packet, at) : start;
    while (end - position >= 2 && !this.isStopped) {
      const next = position + 2 + lengthAt(bytes, position);
      if (next > end) break;
      this.onMessage(bytes.subarray(position + 2, next), packet, at);
      position = next;
    }
    if (position < end && !this.isStopped) this.put(bytes.subarray(position, end));
  }

  gap(side: Side): void {
    // Behind a hole nobody knows where the next message begins.
    if (side === this.server) this.stop();
  }

  finished(side: Side): void {
    if (side === this.server) this.drop();
  }

  end(): void {
    this.drop();
  }

  /** Takes what the begun message lacks; gives the position behind. */
  private fill(bytes: Uint8Array, start: number, end: number, packet: number, at: Instant): number {
    let position = start;
    if (this.filled === 1 && position < end) {
      this.put(bytes.subarray(position, position + 1));
      position += 1;
    }
    if (this.filled < 2 || this.isStopped) return position;
    const wanted = 2 + lengthAt(this.begun, 0);
    const next = Math.min(end, position + wanted - this.filled);
    this.put(bytes.subarray(position, next));
    if (this.filled < wanted || this.isStopped) return next;
    this.onMessage(this.begun.subarray(2, wanted), packet, at);
    this.drop();
    return next;
  }

  private put(piece: Uint8Array): void {
    const needed = this.filled + piece.length;
    if (needed > this.begun.length) this.grow(needed);
    if (needed > this.begun.length) return;
    this.begun.set(piece, this.filled);
    this.filled = needed;
  }

  /** Room for what has come, twice as much each time: who announces much and sends little takes little. */
  private grow(needed: number): void {
    const size = Math.max(512, needed, this.begun.length * 2);
    const more = size - this.begun.length;
    if (this.held.bytes + more > LIMITS.dnsOverTcpBytes) {
      this.giveUp();
      this.stop();
      return;
    }
    this.held.bytes += more;
    const larger = new Uint8Array(size);
    larger.set(this.begun.subarray(0, this.filled));
    this.begun = larger;
  }

  private stop(): void {
    this.isStopped = true;
    this.drop();
    this.conversation.ignore();
  }

  private drop(): void {
    this.held.bytes -= this.begun.length;
    this.begun = new Uint8Array(0);
    this.filled = 0;
  }
}

const lengthAt = (bytes: Uint8Array, offset: number): number =>
  ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);

const FULL: Notice = {
  severity: 'info',
  code: 'limit-dns-over-tcp-bytes',
  message: `More DNS messages over TCP were under way at the same time than are remembered; some do not stand as proof. The limit is ${String(LIMITS.dnsOverTcpBytes)} bytes.`,
};
