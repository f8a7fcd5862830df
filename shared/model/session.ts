import type { CapturedDnsAnswer } from './dns.ts';
import type { Exchange } from './exchange.ts';
import type { SessionLogLine } from './log.ts';
import type { Notice } from './notice.ts';
import type { Rejection } from './rejection.ts';
import type { Transaction } from './transaction.ts';

export interface Endpoint {
  /** IPv4 dotted, or IPv6 in RFC 5952 form. */
  readonly address: string;
  readonly port: number;
}

/** What TCP (RFC 9293) shows of the connection. */
export interface Transport {
  readonly opening: 'complete' | 'partial' | 'missing' | 'refused' | 'unanswered';
  readonly closing: 'fin' | 'reset-by-client' | 'reset-by-server' | 'open';
  /** Payload bytes that the capture does not hold, by the side that sent them. */
  readonly missingBytes: { readonly client: number; readonly server: number };
  readonly retransmissions: number;
  readonly outOfOrder: number;
  /** What happened on the wire besides data, in capture order; bounded, the counts above are whole. */
  readonly events: readonly TransportEvent[];
}

export interface TransportEvent {
  readonly kind:
    | 'retransmission'
    | 'out-of-order'
    | 'duplicate'
    | 'conflict'
    | 'gap'
    | 'cut'
    | 'zero-window'
    | 'keep-alive'
    | 'fin'
    | 'reset'
    | 'unreachable';
  readonly side: 'client' | 'server';
  readonly packet: number;
  readonly at: string;
  /** Payload bytes concerned, where that says something. */
  readonly bytes?: number;
}

export interface Tls {
  readonly mode: 'none' | 'starttls' | 'implicit';
  /** Such as "TLS 1.3", from the clear part of the handshake. */
  readonly version?: string;
  /** IANA name of the cipher suite. */
  readonly cipher?: string;
  readonly serverName?: string;
  /** True when the capture holds the clear text of an encrypted session. */
  readonly decrypted?: boolean;
}

export interface Authentication {
  readonly mechanism: string;
  /** The login name, where the mechanism shows it; never the secret. */
  readonly identity?: string;
  readonly succeeded: boolean;
  /** Index of the exchange that decided it. */
  readonly exchange: number;
}

export type SessionOutcome =
  | 'delivered'
  | 'partially-delivered'
  | 'rejected'
  | 'deferred'
  | 'abandoned'
  | 'refused'
  | 'unanswered'
  | 'encrypted'
  | 'no-mail'
  | 'unknown';

/** One TCP connection that carries, or was to carry, SMTP or LMTP. */
export interface Session {
  /** 1-based, in the order of the first packet. */
  readonly id: number;
  /** Community ID v1, as Zeek, Suricata and Arkime print it. */
  readonly communityId: string;
  readonly protocol: 'smtp' | 'lmtp';
  readonly client: Endpoint;
  readonly server: Endpoint;
  readonly firstPacket: number;
  readonly lastPacket: number;
  readonly packets: number;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly transport: Transport;
  readonly greeting?: { readonly verb: 'EHLO' | 'HELO' | 'LHLO'; readonly name: string };
  /** EHLO keywords with their parameters, in the server's order. */
  readonly extensions: readonly string[];
  readonly tls: Tls;
  readonly authentication: readonly Authentication[];
  readonly exchanges: readonly Exchange[];
  readonly transactions: readonly Transaction[];
  readonly rejections: readonly Rejection[];
  readonly outcome: SessionOutcome;
  /** What mail logs say of it, in the order of time; absent where none was read. */
  readonly log?: readonly SessionLogLine[];
  readonly notices: readonly Notice[];
  /** What the name servers said, as it was then: the capture's answers about client, names and domains of the session. */
  readonly dns?: readonly CapturedDnsAnswer[];
}

/** A session as the SMTP step hands it on: what the refusals mean is found later. */
export type UndiagnosedSession = Omit<Session, 'rejections'>;
