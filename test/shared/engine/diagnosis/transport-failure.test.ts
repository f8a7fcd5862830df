import { expect, it } from 'vitest';
import { diagnoseSession } from '../../../../shared/engine/diagnosis/diagnose-session.ts';
import type { Rejection } from '../../../../shared/model/rejection.ts';
import type { TransportEvent } from '../../../../shared/model/session.ts';
import { talk, type TalkFacts } from './talk.ts';

const event = (
  kind: TransportEvent['kind'],
  side: 'client' | 'server',
  packet: number,
  at = '2023-05-01T10:05:00.000Z',
): TransportEvent => ({
  kind,
  side,
  packet,
  at,
});

function failure(lines: readonly string[], facts: TalkFacts): Rejection | undefined {
  return diagnoseSession(talk(lines, { outcome: 'abandoned', ...facts })).rejections[0];
}

const OPEN = ['S 220 mx', 'C EHLO a.example', 'S 250 mx'];
const closedBy = (side: 'client' | 'server'): TalkFacts => ({
  transport: { events: [event('fin', side, 20)] },
});

it('explains a connection that was refused', () => {
  expect(
    failure([], {
      outcome: 'refused',
      transport: { opening: 'refused', closing: 'reset-by-server', events: [event('reset', 'server', 2)] },
    }),
  ).toMatchObject({
    stage: 'connect',
    reason: 'connection_failed',
    group: 'remote',
    permanence: 'temporary',
    confidence: 'certain',
    actor: 'receiving-admin',
    text: '',
    summary:
      'Connection refused: 192.0.2.25 port 25 answered the first packet with a reset, so nothing listens there or a firewall refuses.',
    evidence: [
      { packet: 1, text: 'the client asks for a connection to 192.0.2.25 port 25' },
      { packet: 2, text: 'the answer is a reset' },
    ],
  });
});

it('tells a router that reports an unreachable host from a refusal', () => {
  const found = failure([], {
    outcome: 'refused',
    transport: { opening: 'refused', events: [event('unreachable', 'server', 2)] },
  });
  expect(found?.summary).toContain('ICMP');
  expect(found?.evidence).toContainEqual({ packet: 2, text: 'ICMP: unreachable' });
});

it('counts the requests that were never answered', () => {
  const repeats = [event('retransmission', 'client', 3), event('retransmission', 'client', 5)];
  const found = failure([], {
    outcome: 'unanswered',
    transport: { opening: 'unanswered', closing: 'open', retransmissions: 2, events: repeats },
  });
  expect(found?.summary).toBe('No answer: 192.0.2.25 port 25 left 3 requests for a connection unanswered.');
  expect(found?.evidence.map(({ packet }) => packet)).toEqual([1, 3, 5]);
});

it('explains a server that closes without a word', () => {
  expect(failure([], closedBy('server'))?.summary).toBe(
    '192.0.2.25 port 25 took the connection and closed it without a word, after 0 seconds.',
  );
  expect(
    failure([], { transport: { closing: 'reset-by-server', events: [event('reset', 'server', 9)] } })
      ?.summary,
  ).toContain('reset it without a word');
});

it('explains a client that gives up waiting for the greeting', () => {
  expect(failure([], { ...closedBy('client'), durationMs: 30_000 })).toMatchObject({
    stage: 'connect',
    summary: 'The client gave up after 30 seconds without a greeting from 192.0.2.25 port 25.',
  });
});

it('explains a server that closes instead of a reply', () => {
  expect(failure([...OPEN, 'C MAIL FROM:<a@example.org>'], closedBy('server'))).toMatchObject({
    exchange: 3,
    stage: 'mail',
    summary: '192.0.2.25 port 25 closed the connection instead of answering MAIL.',
    evidence: [
      { packet: 7, text: 'client: MAIL FROM:<a@example.org>' },
      { packet: 20, text: 'the server closes the connection' },
    ],
  });
});

it('explains a reset after the greeting', () => {
  const found = failure(['S 220 mx'], {
    transport: { closing: 'reset-by-server', events: [event('reset', 'server', 6)] },
  });
  expect(found?.summary).toBe(
    '192.0.2.25 port 25 reset the connection after its reply to the greeting, with no word of why.',
  );
});

it('explains a client that gives up waiting for a reply', () => {
  const found = failure([...OPEN, 'C MAIL FROM:<a@example.org>'], closedBy('client'));
  expect(found?.summary).toBe('The client gave up waiting for the reply to MAIL within 299.7 seconds.');
});

it('warns of a second copy when the answer to the message is missing', () => {
  const lines = [
    ...OPEN,
    'C MAIL FROM:<a@example.org>',
    'S 250 ok',
    'C RCPT TO:<b@x.example>',
    'S 250 ok',
    'C DATA',
    'S 354 go',
    '.',
  ];
  const found = failure(lines, closedBy('client'));
  expect(found).toMatchObject({ stage: 'message', reason: 'connection_failed' });
  expect(found?.explanation).toContain('may get it twice');
});

it('explains a message that broke off', () => {
  const lines = [
    ...OPEN,
    'C MAIL FROM:<a@example.org>',
    'S 250 ok',
    'C RCPT TO:<b@x.example>',
    'S 250 ok',
    'C DATA',
    'S 354 go',
  ];
  expect(failure(lines, closedBy('client'))?.summary).toBe(
    'The client broke the connection off while it was sending the message.',
  );
  expect(failure(lines, closedBy('server'))?.summary).toContain(
    'closed the connection while the message was being sent',
  );
});

it('explains STARTTLS after which no handshake follows', () => {
  expect(failure([...OPEN, 'C STARTTLS', 'S 220 go'], closedBy('client'))).toMatchObject({
    stage: 'starttls',
    reason: 'tls_required',
    actor: 'sending-admin',
    summary: 'TLS was agreed on with 192.0.2.25 port 25, but no handshake took place.',
  });
});

it('explains a TLS alert in the clear', () => {
  const found = failure([...OPEN, 'C STARTTLS', 'S 220 go'], {
    ...closedBy('client'),
    outcome: 'encrypted',
    tls: { mode: 'starttls', version: 'TLS 1.2' },
    notices: [
      {
        severity: 'warning',
        code: 'tls-alert',
        message: 'The client ended the TLS handshake with alert 48.',
        packet: 12,
      },
    ],
  });
  expect(found).toMatchObject({
    reason: 'tls_required',
    summary: 'The TLS handshake with 192.0.2.25 port 25 failed.',
  });
  expect(found?.explanation).toContain(
    'alert 48. It means: the certificate comes from an authority that is not known.',
  );
  expect(found?.evidence[0]?.packet).toBe(12);
});

it.each<[string, readonly string[], TalkFacts]>([
  ['ended with QUIT', [...OPEN, 'C QUIT'], { ...closedBy('client'), outcome: 'abandoned' }],
  ['delivered its mail', OPEN, { ...closedBy('client'), outcome: 'delivered' }],
  [
    'is encrypted',
    [...OPEN, 'C STARTTLS', 'S 220 go'],
    { ...closedBy('client'), outcome: 'encrypted', tls: { mode: 'starttls', version: 'TLS 1.3' } },
  ],
  ['goes on beyond the capture', OPEN, { transport: { closing: 'open' } }],
  [
    'lacks bytes of the server',
    OPEN,
    { transport: { missingBytes: { client: 0, server: 9 }, events: [event('fin', 'client', 9)] } },
  ],
])('says nothing of a session that %s', (_, lines, facts) => {
  expect(failure(lines, facts)).toBeUndefined();
});

it('leaves the end to the refusal that explains it', () => {
  const { rejections } = diagnoseSession(
    talk(['S 421 too busy'], { outcome: 'deferred', ...closedBy('server') }),
  );
  expect(rejections).toHaveLength(1);
  expect(rejections[0]?.code).toBe(421);
});

it('names who acts in every step of advice', () => {
  for (const found of [
    failure([], closedBy('server')),
    failure([], closedBy('client')),
    failure(OPEN, closedBy('client')),
  ])
    for (const step of found?.advice ?? [])
      expect(step).toMatch(/^(The (receiving|sending) administrator|Both administrators) /);
});
