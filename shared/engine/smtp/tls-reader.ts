import { LIMITS } from '../limits.ts';
import { parseClientHello, parseServerHello, type ClientHello, type ServerHello } from './tls-hello.ts';

// RFC 8446 section 5.1: content types of a record.
const CHANGE_CIPHER_SPEC = 20;
const ALERT = 21;
const HANDSHAKE = 22;
const APPLICATION_DATA = 23;
const RECORD_HEADER = 5;

export interface TlsSink {
  clientHello(hello: ClientHello): void;
  serverHello(hello: ServerHello): void;
  /** An alert sent in the clear, so before encryption began; `description` as in RFC 8446 section 6. */
  tlsAlert(side: 'client' | 'server', description: number, packet: number): void;
}

/** No line of SMTP begins with such a byte, every TLS record does. */
export function startsTls(byte: number | undefined): boolean {
  return byte !== undefined && byte >= CHANGE_CIPHER_SPEC && byte <= APPLICATION_DATA;
}

/** Reads the clear part of a TLS handshake: one hello, and alerts, up to the first encrypted record. */
export class TlsReader {
  private readonly side: 'client' | 'server';
  private readonly sink: TlsSink;
  private buffer: Uint8Array | undefined = new Uint8Array(0);
  private hello: Uint8Array | undefined = new Uint8Array(0);

  constructor(side: 'client' | 'server', sink: TlsSink) {
    this.side = side;
    this.sink = sink;
  }

  data(bytes: Uint8Array, start: number, end: number, packet: number): void {
    if (!this.buffer) return;
    const joined = join(this.buffer, bytes.subarray(start, end));
    this.buffer = joined;
    let position = 0;
    while (this.buffer && joined.length - position >= RECORD_HEADER) {
      const next =
        position + RECORD_HEADER + ((joined[position + 3] ?? 0) << 8) + (joined[position + 4] ?? 0);
      if (next > joined.length) break;
      this.record(joined[position] ?? 0, joined.subarray(position + RECORD_HEADER, next), packet);
      position = next;
    }
    if (!this.buffer) return;
    this.buffer = joined.slice(position);
    if (this.buffer.length > LIMITS.tlsHandshakeBytes + RECORD_HEADER) this.stop();
  }

  gap(): void {
    this.stop();
  }

  private stop(): void {
    this.buffer = undefined;
    this.hello = undefined;
  }

  private record(type: number, body: Uint8Array, packet: number): void {
    if (type === HANDSHAKE) {
      this.handshake(body);
    } else if (type === ALERT && body.length === 2) {
      this.sink.tlsAlert(this.side, body[1] ?? 0, packet);
      this.stop();
    } else {
      this.stop();
    }
  }

  private handshake(body: Uint8Array): void {
    if (!this.hello) return;
    const hello = join(this.hello, body);
    this.hello = hello;
    const length = ((hello[1] ?? 0) << 16) | ((hello[2] ?? 0) << 8) | (hello[3] ?? 0);
    if (hello.length < 4 || (hello.length < length + 4 && hello.length < LIMITS.tlsHandshakeBytes)) return;
    this.hello = undefined;
    const message = hello.subarray(0, length + 4);
    if (message[0] === 1 && this.side === 'client') this.sink.clientHello(parseClientHello(message));
    if (message[0] === 2 && this.side === 'server') this.sink.serverHello(parseServerHello(message));
  }
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
