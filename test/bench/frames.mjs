// Ethernet frames that hold TCP segments between one server and any number of clients.

/**
 * @typedef {object} Packet
 * @property {number} client number of the client; each has an address of its own
 * @property {boolean} [answer] sent by the server
 * @property {number} flags of TCP
 * @property {number} sequence
 * @property {number} [acknowledgment]
 * @property {Uint8Array} [payload]
 * @property {{ identification: number, offsetBytes: number, more: boolean }} [fragment] a piece of a datagram; `payload` is all it holds
 */

export const SYN = 2;
export const FIN = 1;
export const PUSH = 8;
export const ACK = 16;

const HEADERS = 14 + 20 + 20;
const NOTHING = new Uint8Array(0);

/** @param {Packet} packet */
export function frameLength({ payload = NOTHING, fragment }) {
  return payload.length + (fragment ? 34 : HEADERS);
}

/** Writes the frame at `at`; gives the position behind it. @param {Buffer} into @param {number} at @param {Packet} packet */
export function writeFrame(into, at, packet) {
  const { client, answer = false, flags, sequence, acknowledgment = 0, payload = NOTHING, fragment } = packet;
  const length = frameLength(packet);
  into.fill(0, at, at + length - payload.length);
  into.writeUInt16BE(0x0800, at + 12);
  const ip = at + 14;
  into[ip] = 0x45;
  into.writeUInt16BE(length - 14, ip + 2);
  into[ip + 8] = 64;
  into[ip + 9] = 6;
  const near = 0x0a000000 + (client & 0xffffff);
  into.writeUInt32BE(answer ? 0xc0000201 : near, ip + 12);
  into.writeUInt32BE(answer ? near : 0xc0000201, ip + 16);
  if (fragment) {
    into.writeUInt16BE(fragment.identification & 0xffff, ip + 4);
    into.writeUInt16BE((fragment.more ? 0x2000 : 0) | (fragment.offsetBytes >> 3), ip + 6);
    into.set(payload, ip + 20);
    return at + length;
  }
  const tcp = ip + 20;
  const port = 20000 + (client % 40000);
  into.writeUInt16BE(answer ? 25 : port, tcp);
  into.writeUInt16BE(answer ? port : 25, tcp + 2);
  into.writeUInt32BE(sequence >>> 0, tcp + 4);
  into.writeUInt32BE(acknowledgment >>> 0, tcp + 8);
  into[tcp + 12] = 0x50;
  into[tcp + 13] = flags;
  into.writeUInt16BE(0xffff, tcp + 14);
  into.set(payload, tcp + 20);
  return at + length;
}

/** One connection whose packets come in order. */
export class Talk {
  /** @param {number} client */
  constructor(client) {
    this.client = client;
    this.sent = 1000;
    this.answered = 5000;
  }

  /** The handshake. @returns {Generator<Packet>} */
  *open() {
    const { client, sent, answered } = this;
    yield { client, flags: SYN, sequence: sent - 1 };
    yield { client, answer: true, flags: SYN | ACK, sequence: answered - 1, acknowledgment: sent };
    yield { client, flags: ACK, sequence: sent, acknowledgment: answered };
  }

  /** @param {string | Uint8Array} text @returns {Packet} */
  say(text) {
    const payload = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
    const packet = {
      client: this.client,
      flags: ACK | PUSH,
      sequence: this.sent,
      acknowledgment: this.answered,
      payload,
    };
    this.sent += payload.length;
    return packet;
  }

  /** @param {string | Uint8Array} text @returns {Packet} */
  answer(text) {
    const payload = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
    const packet = {
      client: this.client,
      answer: true,
      flags: ACK | PUSH,
      sequence: this.answered,
      acknowledgment: this.sent,
      payload,
    };
    this.answered += payload.length;
    return packet;
  }

  /** Up to the accepted recipient. @returns {Generator<Packet>} */
  *envelope() {
    yield* this.open();
    yield this.answer('220 mx.example.net ESMTP\r\n');
    yield this.say('EHLO client.example.com\r\n');
    yield this.answer('250-mx.example.net\r\n250-PIPELINING\r\n250 CHUNKING\r\n');
    yield this.say('MAIL FROM:<a@example.com>\r\n');
    yield this.answer('250 2.1.0 Ok\r\n');
    yield this.say('RCPT TO:<b@example.net>\r\n');
    yield this.answer('250 2.1.5 Ok\r\n');
  }
}
