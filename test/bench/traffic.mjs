// Writes captures of generated SMTP traffic, the same bytes for the same seed.
import { closeSync, openSync, writeSync } from 'node:fs';

/**
 * @typedef {object} Traffic
 * @property {number} sessions how many SMTP sessions
 * @property {number} bodyBytes size of each message's body
 * @property {number} [otherShare] share (0…1) of the bytes that is traffic other than SMTP
 * @property {number} [disorder] share of segments that come late or twice
 * @property {boolean} [varied] refuse for many reasons instead of one
 * @property {number} [seed]
 */

const FLAGS = { fin: 1, syn: 2, push: 8, ack: 16 };
const SEGMENT_BYTES = 1448;
const HEADER_BYTES = 14 + 20 + 20;
/** Sessions under way at the same time. */
const CONCURRENT = 64;
/** A third of the sessions is refused: with bodies of 4 KB a session then has 18 packets on average. */
const REFUSED_SHARE = 1 / 3;
/** Between two packets: of a server that takes 50 mails a second. */
const PACKET_MICROS = 1000;

/** What servers refuse with. @type {ReadonlyArray<(address: string, number: number) => string>} */
const REFUSALS = [
  (address) => `550 5.7.1 Service unavailable; client [${address}] blocked using zen.spamhaus.org`,
  (_, number) => `550 5.1.1 <box${number}@example.net>: Recipient address rejected: User unknown`,
  () => '450 4.2.0 Greylisted, please try again in 300 seconds',
  (_, number) => `552 5.2.2 <box${number}@example.net>: Mailbox full`,
  () => '554 5.7.1 Relay access denied',
  (address) => `421 4.7.0 Too many connections from ${address}, try later`,
];

/** mulberry32: small, seeded, good enough to mix traffic. @param {number} seed */
function createRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Text lines of about `bytes` octets, none beginning with a dot. @param {number} bytes */
function messageBody(bytes) {
  const line = 'The quick brown fox jumps over the lazy dog, and the postmaster reads the log.\r\n';
  return line.repeat(Math.ceil(bytes / line.length)).slice(0, Math.max(0, bytes - 2)) + '\r\n';
}

/**
 * The dialogue of one session: who says what, in turn.
 * @param {number} number @param {string} body @param {() => number} random
 * @param {boolean} varied
 * @returns {Array<['client' | 'server', string]>}
 */
function dialogue(number, body, random, varied) {
  const refused = random() < REFUSED_SHARE;
  const head = [
    ['server', `220 mx${number % 7}.example.net ESMTP ready\r\n`],
    ['client', `EHLO out${number % 500}.example.com\r\n`],
    [
      'server',
      '250-mx.example.net\r\n250-PIPELINING\r\n250-SIZE 52428800\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES\r\n',
    ],
    ['client', `MAIL FROM:<user${number}@example.com> SIZE=${body.length}\r\n`],
  ];
  if (refused) {
    const address = `198.51.100.${number % 250}`;
    const refusal = REFUSALS[varied ? number % REFUSALS.length : 0] ?? String;
    return /** @type {Array<['client' | 'server', string]>} */ ([
      ...head,
      ['server', `${refusal(address, number)}\r\n`],
      ['client', 'QUIT\r\n'],
      ['server', '221 2.0.0 Bye\r\n'],
    ]);
  }
  const fields = `From: user${number}@example.com\r\nTo: box${number}@example.net\r\nSubject: Report ${number}\r\nMessage-ID: <${number}@example.com>\r\n\r\n`;
  return /** @type {Array<['client' | 'server', string]>} */ ([
    ...head,
    ['server', '250 2.1.0 Ok\r\n'],
    ['client', `RCPT TO:<box${number}@example.net>\r\n`],
    ['server', '250 2.1.5 Ok\r\n'],
    ['client', 'DATA\r\n'],
    ['server', '354 End data with <CR><LF>.<CR><LF>\r\n'],
    ['client', `${fields}${body}.\r\n`],
    ['server', `250 2.0.0 Ok: queued as ${(0x100000 + number).toString(16).toUpperCase()}\r\n`],
    ['client', 'QUIT\r\n'],
    ['server', '221 2.0.0 Bye\r\n'],
  ]);
}

/** Segments of one connection, in the order they are sent. @param {{ number: number, port: number, turns: Array<['client' | 'server', string]>, random: () => number }} plan */
function* segments({ number, port, turns, random }) {
  const sequence = { client: Math.floor(random() * 2 ** 32), server: Math.floor(random() * 2 ** 32) };
  const base = {
    client: [10, (number >> 16) & 255, (number >> 8) & 255, number & 255],
    server: [192, 0, 2, 1 + (number % 7)],
    clientPort: 20000 + (number % 40000),
    serverPort: port,
  };
  /** @param {'client' | 'server'} from @param {number} flags @param {Buffer} [payload] */
  const segment = (from, flags, payload = Buffer.alloc(0)) => {
    const other = from === 'client' ? 'server' : 'client';
    const made = {
      ...base,
      from,
      flags,
      sequence: sequence[from],
      acknowledgment: flags & FLAGS.ack ? sequence[other] : 0,
      payload,
    };
    sequence[from] = (sequence[from] + payload.length + (flags & (FLAGS.syn | FLAGS.fin) ? 1 : 0)) >>> 0;
    return made;
  };
  yield segment('client', FLAGS.syn);
  yield segment('server', FLAGS.syn | FLAGS.ack);
  yield segment('client', FLAGS.ack);
  for (const [from, text] of turns) {
    const bytes = Buffer.from(text, 'latin1');
    for (let start = 0; start < bytes.length; start += SEGMENT_BYTES) {
      yield segment(from, FLAGS.push | FLAGS.ack, bytes.subarray(start, start + SEGMENT_BYTES));
    }
  }
  yield segment('client', FLAGS.fin | FLAGS.ack);
  yield segment('server', FLAGS.fin | FLAGS.ack);
  yield segment('client', FLAGS.ack);
}

/** Buffers what is written and knows the pcap format. @param {string} path */
function openCapture(path) {
  const file = openSync(path, 'w');
  const block = Buffer.alloc(1 << 22);
  let used = 0;
  let micros = 0;
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(262144, 16);
  header.writeUInt32LE(1, 20);
  writeSync(file, header);
  const flush = () => {
    writeSync(file, block, 0, used);
    used = 0;
  };
  const START_SECONDS = 1_700_000_000;
  return {
    packets: 0,
    bytes: header.length,
    /** @param {any} segment */
    write(segment) {
      const length = HEADER_BYTES + segment.payload.length;
      if (used + 16 + length > block.length) flush();
      micros += PACKET_MICROS;
      used = block.writeUInt32LE(START_SECONDS + Math.floor(micros / 1e6), used);
      used = block.writeUInt32LE(micros % 1e6, used);
      used = block.writeUInt32LE(length, used);
      used = block.writeUInt32LE(length, used);
      used = writeFrame(block, used, segment);
      this.packets++;
      this.bytes += 16 + length;
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}

/** @param {Buffer} block @param {number} at @param {any} segment */
function writeFrame(
  block,
  at,
  { from, client, server, clientPort, serverPort, sequence, acknowledgment, flags, payload },
) {
  const fromClient = from === 'client';
  block.fill(0, at, at + HEADER_BYTES);
  block.writeUInt16BE(0x0800, at + 12);
  const ip = at + 14;
  block[ip] = 0x45;
  block.writeUInt16BE(40 + payload.length, ip + 2);
  block[ip + 8] = 64;
  block[ip + 9] = 6;
  block.set(fromClient ? client : server, ip + 12);
  block.set(fromClient ? server : client, ip + 16);
  const tcp = ip + 20;
  block.writeUInt16BE(fromClient ? clientPort : serverPort, tcp);
  block.writeUInt16BE(fromClient ? serverPort : clientPort, tcp + 2);
  block.writeUInt32BE(sequence, tcp + 4);
  block.writeUInt32BE(acknowledgment, tcp + 8);
  block[tcp + 12] = 0x50;
  block[tcp + 13] = flags;
  block.writeUInt16BE(0xffff, tcp + 14);
  payload.copy(block, tcp + 20);
  return tcp + 20 + payload.length;
}

/** What is not SMTP: web downloads of 64 KB on port 443. @param {number} number @param {() => number} random */
function otherConnection(number, random) {
  const payload = 'x'.repeat(65536);
  return segments({
    number: number + 0x800000,
    port: 443,
    turns: [
      ['client', 'GET / HTTP/1.1\r\n\r\n'],
      ['server', payload],
    ],
    random,
  });
}

/**
 * Writes a capture and says what it holds.
 * @param {string} path @param {Traffic} traffic
 */
export function writeTraffic(
  path,
  { sessions, bodyBytes, otherShare = 0, disorder = 0.01, varied = false, seed = 1 },
) {
  const random = createRandom(seed);
  const capture = openCapture(path);
  const body = messageBody(bodyBytes);
  /** @type {Array<Generator<any>>} */
  const active = [];
  /** @type {any[]} */
  const late = [];
  let started = 0;
  let others = 0;
  let smtpBytes = 0;
  let otherBytes = 0;
  const send = (/** @type {any} */ segment) => {
    const size = HEADER_BYTES + segment.payload.length;
    if (segment.serverPort === 25) smtpBytes += size;
    else otherBytes += size;
    const chance = random();
    if (segment.payload.length > 0 && chance < disorder / 2) return void late.push(segment);
    capture.write(segment);
    if (chance > 1 - disorder / 2) capture.write(segment);
    if (late.length > 0 && random() < 0.5) capture.write(late.shift());
  };
  while (started < sessions || active.length > 0) {
    while (active.length < CONCURRENT && started < sessions) {
      active.push(
        segments({ number: started, port: 25, turns: dialogue(started, body, random, varied), random }),
      );
      started++;
      if (otherShare > 0) active.push(otherConnection(others++, random));
    }
    if (otherShare > 0 && otherBytes < (smtpBytes * otherShare) / (1 - otherShare)) {
      for (const segment of otherConnection(others++, random)) send(segment);
    }
    const index = Math.floor(random() * active.length);
    const next = active[index]?.next();
    if (next && !next.done) send(next.value);
    else active.splice(index, 1);
  }
  for (const segment of late) capture.write(segment);
  capture.close();
  return { packets: capture.packets, bytes: capture.bytes };
}
