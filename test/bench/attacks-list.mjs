// Captures that mean harm: each presses on one bound of the engine.
import { ACK, PUSH, SYN, Talk } from './frames.mjs';

/** @typedef {import('./frames.mjs').Packet} Packet */

/**
 * @typedef {object} Attack
 * @property {string} name
 * @property {number} full how many of its thing the benchmark sends
 * @property {number} scaled how many a test sends: enough to hit the bound
 * @property {(count: number) => number} sessions that the document has of it
 * @property {readonly string[]} notices codes of which each is among the notices of the capture or of a session
 * @property {(count: number) => Generator<Packet>} packets
 */

const WINDOW = 60_000;
const MEGABYTE = 1 << 20;

/** @type {readonly Attack[]} */
export const ATTACKS = [
  {
    name: 'half-open connections',
    full: 1_000_000,
    scaled: 40_000,
    sessions: (count) => count,
    notices: ['too-many-conversations'],
    *packets(count) {
      for (let client = 0; client < count; client++) {
        yield { client, flags: SYN, sequence: client };
        yield { client, answer: true, flags: SYN | ACK, sequence: 7, acknowledgment: client + 1 };
      }
    },
  },
  {
    name: 'sessions of one packet',
    full: 1_000_000,
    scaled: 40_000,
    sessions: (count) => count,
    notices: ['too-many-conversations'],
    *packets(count) {
      const payload = Buffer.from('EHLO client.example.com\r\n');
      for (let client = 0; client < count; client++)
        yield { client, flags: ACK | PUSH, sequence: 1, acknowledgment: 1, payload };
    },
  },
  {
    name: 'megabytes of DATA in one message',
    full: 4096,
    scaled: 64,
    sessions: () => 1,
    notices: [],
    *packets(count) {
      const talk = new Talk(1);
      yield* talk.envelope();
      yield talk.say('DATA\r\n');
      yield talk.answer('354 go on\r\n');
      const block = Buffer.from('.'.repeat(70).concat('\r\n').repeat(1000).slice(0, WINDOW));
      for (let sent = 0; sent < count * MEGABYTE; sent += block.length) yield talk.say(block);
      yield talk.say('\r\n.\r\n');
      yield talk.answer('250 2.0.0 Ok\r\n');
    },
  },
  {
    name: 'lines of one reply',
    full: 1_000_000,
    scaled: 5_000,
    sessions: () => 1,
    notices: ['limit-reply-lines'],
    *packets(count) {
      const talk = new Talk(1);
      yield* talk.open();
      for (let line = 0; line < count; line += 100)
        yield talk.answer('220-welcome to this server\r\n'.repeat(100));
      yield talk.answer('220 ready\r\n');
    },
  },
  {
    name: 'megabytes of one line',
    full: 1024,
    scaled: 16,
    sessions: () => 1,
    notices: ['limit-line-bytes'],
    *packets(count) {
      const talk = new Talk(1);
      yield* talk.open();
      yield talk.answer('220 mx.example.net ESMTP\r\n');
      const block = Buffer.alloc(WINDOW, 'x');
      yield talk.say('EHLO ');
      for (let sent = 0; sent < count * MEGABYTE; sent += block.length) yield talk.say(block);
      yield talk.say('\r\n');
      yield talk.answer('500 5.5.2 Line too long\r\n');
    },
  },
  {
    name: 'recipients of one message',
    full: 100_000,
    scaled: 10_100,
    sessions: () => 1,
    notices: ['limit-recipients'],
    *packets(count) {
      const talk = new Talk(1);
      yield* talk.envelope();
      for (let number = 0; number < count; number++) {
        yield talk.say(`RCPT TO:<box${number}@example.net>\r\n`);
        yield talk.answer('250 2.1.5 Ok\r\n');
      }
    },
  },
  {
    name: 'refused recipients of one message',
    full: 100_000,
    scaled: 1_100,
    sessions: () => 1,
    notices: ['limit-rejections-per-session'],
    *packets(count) {
      const talk = new Talk(1);
      yield* talk.envelope();
      for (let number = 0; number < count; number++) {
        yield talk.say(`RCPT TO:<box${number}@example.net>\r\n`);
        yield talk.answer(`550 5.1.1 <box${number}@example.net>: no such user\r\n`);
      }
    },
  },
  {
    name: 'fragments never completed',
    full: 1_000_000,
    scaled: 5_000,
    sessions: () => 0,
    notices: ['fragments-missing'],
    *packets(count) {
      const payload = Buffer.alloc(1400);
      for (let identification = 0; identification < count; identification++) {
        const client = identification >>> 16;
        yield {
          client,
          flags: 0,
          sequence: 0,
          payload,
          fragment: { identification, offsetBytes: 0, more: true },
        };
      }
    },
  },
  {
    name: 'sequence numbers that jump by 2^30',
    full: 1_000_000,
    scaled: 20_000,
    sessions: () => 1,
    notices: ['stray-packet'],
    *packets(count) {
      const talk = new Talk(1);
      yield* talk.envelope();
      const payload = Buffer.from('NOOP\r\n');
      for (let number = 0; number < count; number++)
        yield {
          client: 1,
          flags: ACK | PUSH,
          sequence: talk.sent + Math.imul(number, 2 ** 30),
          acknowledgment: talk.answered,
          payload,
        };
    },
  },
  {
    name: 'BDAT of absurd sizes',
    full: 100_000,
    scaled: 2_000,
    sessions: () => 1,
    notices: [],
    *packets(count) {
      const talk = new Talk(1);
      yield* talk.envelope();
      for (let number = 0; number < count; number++) {
        yield talk.say('BDAT 99999999999999999999999999\r\n');
        yield talk.answer('552 5.3.4 Too large\r\n');
      }
    },
  },
  {
    name: 'retransmissions that disagree',
    full: 1_000_000,
    scaled: 5_000,
    sessions: () => 1,
    notices: ['conflicting-retransmission', 'tcp-events-left-out'],
    *packets(count) {
      const talk = new Talk(1);
      yield* talk.envelope();
      const { sequence, acknowledgment } = talk.say('MAIL FROM:<a@example.com>\r\n');
      yield talk.answer('250 ok\r\n');
      for (let number = 0; number < count; number++)
        yield {
          client: 1,
          flags: ACK | PUSH,
          sequence,
          acknowledgment: acknowledgment ?? 0,
          payload: Buffer.from(`MAIL FROM:<${String(number).padStart(13, '0')}>\r\n`),
        };
    },
  },
  {
    name: 'single bytes out of order',
    full: 1_000_000,
    scaled: 20_000,
    sessions: () => 1,
    notices: ['reassembly-full'],
    *packets(count) {
      const talk = new Talk(1);
      yield* talk.envelope();
      const payload = Buffer.from('x');
      // Every second byte, from the last to the first, and never the one that all wait for.
      for (let number = count; number > 0; number--)
        yield {
          client: 1,
          flags: ACK | PUSH,
          sequence: talk.sent + number * 2,
          acknowledgment: talk.answered,
          payload,
        };
    },
  },
  {
    name: 'pipelined commands without replies',
    full: 1_000_000,
    scaled: 21_000,
    sessions: () => 1,
    notices: ['limit-exchanges', 'limit-pending-commands'],
    *packets(count) {
      const talk = new Talk(1);
      yield* talk.envelope();
      for (let number = 0; number < count; number += 100) yield talk.say('NOOP\r\n'.repeat(100));
    },
  },
  {
    name: 'extensions of one server',
    full: 100_000,
    scaled: 2_000,
    sessions: () => 1,
    notices: ['limit-reply-lines'],
    *packets(count) {
      const talk = new Talk(1);
      yield* talk.open();
      yield talk.answer('220 mx.example.net ESMTP\r\n');
      yield talk.say('EHLO client.example.com\r\n');
      for (let number = 0; number < count; number++)
        yield talk.answer(`250-XEXTENSION${number} ${'y'.repeat(40)}\r\n`);
      yield talk.answer('250 HELP\r\n');
    },
  },
  {
    name: 'refused sessions that nobody tries again',
    full: 300_000,
    scaled: 22_000,
    sessions: (count) => count,
    notices: ['limit-awaited-retries'],
    *packets(count) {
      for (let client = 0; client < count; client++) {
        const talk = new Talk(client);
        yield* talk.open();
        yield talk.answer('220 mx.example.net ESMTP\r\n');
        yield talk.say(`MAIL FROM:<user${client}@example.com>\r\n`);
        yield talk.answer('450 4.7.1 Greylisted\r\n');
        yield talk.say('QUIT\r\n');
        yield talk.answer('221 2.0.0 Bye\r\n');
        yield { client, flags: ACK | 1, sequence: talk.sent, acknowledgment: talk.answered };
        yield {
          client,
          answer: true,
          flags: ACK | 1,
          sequence: talk.answered,
          acknowledgment: talk.sent + 1,
        };
      }
    },
  },
];
