import { expect, it } from 'vitest';
import { createAnalysis } from '../../../shared/engine/analyze.ts';
import { LIMITS } from '../../../shared/engine/limits.ts';
import type { Notice } from '../../../shared/model/notice.ts';
import type { Session } from '../../../shared/model/session.ts';
import {
  concat,
  conversation,
  frameBatches,
  uint16,
  type ConversationBuilder,
  type TestFrame,
} from '../../support/packets.ts';
import { answer } from './diagnosis/dns/dns-bytes.ts';

const CLIENT = '192.0.2.1';
const RESOLVER = { client: '198.51.100.2', server: '198.51.100.53', serverPort: 53 };

function analyzed(frames: readonly TestFrame[]): { sessions: Session[]; notices: readonly Notice[] } {
  const sessions: Session[] = [];
  const analysis = createAnalysis({
    showSecrets: false,
    onSession: (session) => void sessions.push(session),
  });
  for (const batch of frameBatches(frames, 100)) analysis.push(batch);
  analysis.finish();
  return { sessions, notices: analysis.notices };
}

const prefixed = (message: Uint8Array): Uint8Array => concat(uint16(message.length), message);

/** A refused session of CLIENT behind what its server asked. */
const asked = (dns: ConversationBuilder) => [
  ...dns.close().frames(),
  ...conversation({ client: CLIENT, startMillis: 500 })
    .open()
    .server('554 5.7.1 Access denied\r\n')
    .close()
    .frames(),
];

const LISTED = answer('1.2.0.192.zen.spamhaus.org', 1, ['127.0.0.4']);
const REASON = answer('1.2.0.192.zen.spamhaus.org', 16, ['x'.repeat(255), 'y'.repeat(255)]);
const NAMED = answer('1.2.0.192.in-addr.arpa', 12, ['mx.example.org']);

const opened = (segmentBytes?: number) =>
  conversation({ ...RESOLVER, ...(segmentBytes !== undefined && { segmentBytes }) }).open();

it.each([1460, 100, 7, 1])('joins answers that came over TCP, in segments of %i bytes', (segmentBytes) => {
  const dns = opened(segmentBytes)
    .client(prefixed(Uint8Array.of(1, 2, 3)))
    .server(concat(prefixed(LISTED), prefixed(REASON)))
    .server(prefixed(NAMED));
  const { sessions } = analyzed(asked(dns));
  expect(sessions).toHaveLength(1);
  expect(sessions[0]?.dns?.map(({ question, type, answers }) => [question, type, answers.length])).toEqual([
    ['1.2.0.192.zen.spamhaus.org', 'A', 1],
    ['1.2.0.192.zen.spamhaus.org', 'TXT', 2],
    ['1.2.0.192.in-addr.arpa', 'PTR', 1],
  ]);
  expect(sessions[0]?.rejections[0]?.evidence[0]?.text).toBe(
    'DNS: 1.2.0.192.zen.spamhaus.org → 127.0.0.4 (XBL)',
  );
});

it('names the packet in which the answer is whole', () => {
  const { sessions } = analyzed(asked(opened(20).server(prefixed(NAMED))));
  // SYN, SYN-ACK, ACK, then the pieces.
  expect(sessions[0]?.dns?.[0]?.packet).toBe(3 + Math.ceil((NAMED.length + 2) / 20));
});

it('takes nothing from behind a hole, and still sees what came before', () => {
  const dns = opened().server(prefixed(LISTED));
  const lost = dns.frames().length;
  dns.server(prefixed(REASON)).server(prefixed(NAMED));
  const frames = dns.frames().filter((_, index) => index !== lost);
  const { sessions } = analyzed([
    ...frames,
    ...asked(conversation({ ...RESOLVER, clientPort: 40001 }).open()),
  ]);
  expect(sessions[0]?.dns?.map(({ type }) => type)).toEqual(['A']);
});

it('is no SMTP session, and does not hold up the numbers of those that are', () => {
  const { sessions } = analyzed(asked(opened()));
  expect(sessions.map(({ id }) => id)).toEqual([1]);
});

it('reads SMTP on port 53 where the other end is a mail port', () => {
  const frames = conversation({ clientPort: 53 }).open().server('220 mx\r\n').close().frames();
  expect(analyzed(frames).sessions).toHaveLength(1);
});

it('keeps no more of messages under way than its bound', () => {
  const half = concat(uint16(65_535), new Uint8Array(60_000));
  const frames = Array.from({ length: Math.ceil(LIMITS.dnsOverTcpBytes / 60_000) + 3 }, (_, index) =>
    conversation({ ...RESOLVER, clientPort: 30_000 + index, segmentBytes: 30_000 })
      .open()
      .server(half)
      .frames(),
  ).flat();
  expect(analyzed(frames).notices.map(({ code }) => code)).toEqual(['limit-dns-over-tcp-bytes']);
});
