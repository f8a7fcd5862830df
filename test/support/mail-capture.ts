import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACK, CAPTURE_SECONDS, FIN, ipv4, SYN, tcp } from './packets.ts';
import { writePcap, type WrittenFrame } from './pcap-writer.ts';

export interface DeliveredMail {
  readonly message: Uint8Array;
  readonly sender?: string;
  readonly recipient?: string;
  /** Sent in so many chunks (RFC 3030) instead of with DATA. */
  readonly chunks?: number;
}

export interface MailCaptureOptions {
  /** Data bytes of a packet. */
  readonly packetBytes?: number;
  /** Packets that the capture misses, by the count of the client's data packets, from 1 on. */
  readonly lost?: readonly number[];
}

/** A capture of sessions, each of which delivers some mail; in raw IP packets (LINKTYPE_RAW). */
export function mailCapture(
  sessions: readonly (readonly DeliveredMail[])[],
  { packetBytes = 1400, lost = [] }: MailCaptureOptions = {},
): Buffer {
  const frames: WrittenFrame[] = [];
  let micros = 0;
  const write = (bytes: Uint8Array) => {
    micros += 500;
    const seconds = CAPTURE_SECONDS + Math.floor(micros / 1e6);
    frames.push({ seconds, nanoseconds: (micros % 1e6) * 1000, bytes });
  };
  for (const [index, mails] of sessions.entries()) {
    const wire = connect(write, 40_000 + index, packetBytes, new Set(lost));
    wire.say('server', '220 mx.example.net ESMTP\r\n');
    wire.ask('EHLO client.example.org\r\n', '250-mx.example.net\r\n250-CHUNKING\r\n250 8BITMIME\r\n');
    for (const mail of mails) deliver(wire, mail);
    wire.ask('QUIT\r\n', '221 bye\r\n');
    wire.close();
  }
  return writePcap(frames, { linkType: 101 });
}

type Wire = ReturnType<typeof connect>;

function deliver(
  wire: Wire,
  { message, sender = 'alice@example.org', recipient, chunks }: DeliveredMail,
): void {
  wire.ask(`MAIL FROM:<${sender}>\r\n`, '250 ok\r\n');
  wire.ask(`RCPT TO:<${recipient ?? 'bob@example.net'}>\r\n`, '250 ok\r\n');
  if (chunks === undefined) {
    wire.ask('DATA\r\n', '354 go on\r\n');
    const text = Buffer.from(message).toString('latin1');
    const stuffed = text.replace(/(^|\r\n)\./g, '$1..');
    wire.say('client', Buffer.from(`${stuffed}${stuffed.endsWith('\r\n') ? '' : '\r\n'}.\r\n`, 'latin1'));
  } else {
    const size = Math.ceil(message.length / chunks);
    for (let at = 0; at < message.length; at += size) {
      const chunk = message.subarray(at, at + size);
      const last = at + size >= message.length;
      const command = Buffer.from(`BDAT ${chunk.length}${last ? ' LAST' : ''}\r\n`);
      wire.say('client', Buffer.concat([command, chunk]));
      if (!last) wire.say('server', '250 ok\r\n');
    }
  }
  wire.say('server', '250 queued as 4XyZ12\r\n');
}

function connect(
  write: (bytes: Uint8Array) => void,
  clientPort: number,
  packetBytes: number,
  lost: ReadonlySet<number>,
) {
  const next = { client: 1000, server: 5000 };
  let dataPackets = 0;
  const send = (side: 'client' | 'server', flags: number, payload: Uint8Array) => {
    const isClient = side === 'client';
    const ends = isClient
      ? { source: '192.0.2.1', destination: '192.0.2.25' }
      : { source: '192.0.2.25', destination: '192.0.2.1' };
    const segment = tcp({
      sourcePort: isClient ? clientPort : 25,
      destinationPort: isClient ? 25 : clientPort,
      sequence: next[side],
      acknowledgment: next[isClient ? 'server' : 'client'],
      flags,
      payload,
    });
    if (isClient && payload.length > 0) dataPackets += 1;
    if (!(isClient && payload.length > 0 && lost.has(dataPackets))) write(ipv4(segment, ends));
    next[side] += payload.length + (flags & (SYN | FIN) ? 1 : 0);
  };
  const none = new Uint8Array(0);
  send('client', SYN, none);
  send('server', SYN | ACK, none);
  send('client', ACK, none);
  const say = (side: 'client' | 'server', bytes: string | Uint8Array) => {
    const all = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
    for (let at = 0; at < all.length; at += packetBytes) send(side, ACK, all.subarray(at, at + packetBytes));
    send(side === 'client' ? 'server' : 'client', ACK, none);
  };
  return {
    say,
    ask(command: string, reply: string): void {
      say('client', command);
      say('server', reply);
    },
    close(): void {
      send('client', FIN | ACK, none);
      send('server', FIN | ACK, none);
      send('client', ACK, none);
    },
  };
}

/** Runs with a capture in a file of its own, removed afterwards. */
export async function withCapture<Result>(
  capture: Uint8Array,
  use: (file: string, folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'smtpscope-mail-'));
  try {
    const file = join(folder, 'mail.pcap');
    writeFileSync(file, capture);
    return await use(file, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
