import { expect, it } from 'vitest';
import { DnsEvidence } from '../../../../shared/engine/diagnosis/dns/dns-evidence.ts';
import { diagnoseSession } from '../../../../shared/engine/diagnosis/diagnose-session.ts';
import { LIMITS } from '../../../../shared/engine/limits.ts';
import type { Rejection } from '../../../../shared/model/rejection.ts';
import { answer } from './dns/dns-bytes.ts';
import { talk, type TalkFacts, transaction } from './talk.ts';

function only(lines: readonly string[], facts?: TalkFacts): Rejection {
  const { rejections } = diagnoseSession(talk(lines, facts));
  const [first] = rejections;
  if (first === undefined || rejections.length > 1)
    throw new Error(`${String(rejections.length)} rejections`);
  return first;
}

const SEED = [
  'S 220 mail.example.net ESMTP Sendmail',
  'C EHLO mail-io0-f169.google.com',
  'S 250-mail.example.net Hello mail-io0-f169.google.com [209.85.223.169]|250-SIZE|250 STARTTLS',
  'C MAIL FROM:<writer@gmail.com> SIZE=2600',
  'S 550 5.7.1 Spam Block:mail from 209.85.223.159 refused - see http://dnsbl.sorbs.net',
  'C QUIT',
  'S 221 2.0.0 closing',
];
const seedAt = (at: string): Rejection => only(SEED, { at, client: '209.85.223.169' });

it("tells the seed's story as of April 2017: the list is alive, the sender looks it up", () => {
  const found = seedAt('2017-04-30T16:16:13.000000Z');
  expect(found).toMatchObject({
    exchange: 3,
    stage: 'mail',
    code: 550,
    status: '5.7.1',
    permanence: 'permanent',
    reason: 'dnsbl_listed',
    group: 'reputation',
    confidence: 'certain',
    actor: 'sending-admin',
    blocklist: { name: 'sorbs', zone: 'dnsbl.sorbs.net', state: 'active' },
    quotedAddresses: ['209.85.223.159'],
    urls: ['http://dnsbl.sorbs.net'],
    text: 'Spam Block:mail from 209.85.223.159 refused - see http://dnsbl.sorbs.net',
  });
  expect(found.explanation).toContain(
    'The reply speaks of 209.85.223.159, but the packets come from 209.85.223.169, a neighbour in the same /24 network',
  );
  expect(found.explanation).toContain('The list was closed later, on 2024-06-05');
  expect(found.advice.join('\n')).toContain('Connect:209.85.223 OK');
  expect(found.evidence).toEqual([
    { packet: 1, text: 'the connection comes from 209.85.223.169' },
    { packet: 7, text: 'client: MAIL FROM:<writer@gmail.com> SIZE=2600' },
    {
      packet: 8,
      text: 'server: 550 5.7.1 Spam Block:mail from 209.85.223.159 refused - see http://dnsbl.sorbs.net',
    },
    { packet: 8, text: 'the reply speaks of 209.85.223.159' },
    { packet: 8, text: 'no recipient had been named yet' },
  ]);
});

it("tells the seed's story as of 2026: the list is closed, the receiver removes the lookup", () => {
  const found = seedAt('2026-04-30T16:16:13.000000Z');
  expect(found).toMatchObject({
    reason: 'dnsbl_listed',
    actor: 'receiving-admin',
    blocklist: { name: 'sorbs', zone: 'dnsbl.sorbs.net', state: 'closed', since: '2024-06-05' },
  });
  expect(found.summary).toContain('closed on 2024-06-05');
  expect(found.advice.join('\n')).not.toContain('Connect:');
  expect(found.advice.join('\n')).toContain('The receiving administrator takes dnsbl.sorbs.net out');
});

it('joins the DNS answers that came before the refusal', () => {
  const dns = new DnsEvidence();
  dns.add(
    answer('169.223.85.209.dnsbl.sorbs.net', 1, ['127.0.0.6']),
    2,
    Date.parse('2017-04-30T16:16:12.900Z'),
  );
  const { rejections } = diagnoseSession(
    talk(SEED, { at: '2017-04-30T16:16:13.000000Z', client: '209.85.223.169' }),
    dns,
  );
  expect(rejections[0]?.evidence).toContainEqual({
    packet: 2,
    text: 'DNS: 169.223.85.209.dnsbl.sorbs.net → 127.0.0.6 (sent spam)',
  });
});

const OPEN = ['S 220 mx.example.net', 'C EHLO a.example.org', 'S 250-mx|250 SIZE 1000'];
const ENVELOPE = ['C MAIL FROM:<a@example.org>', 'S 250 ok', 'C RCPT TO:<b@x.example>'];

it('says that no recipient was named yet when a refusal gives no reason', () => {
  const { reason, explanation } = only([...OPEN, 'C MAIL FROM:<a@example.org>', 'S 550 5.7.1 Access denied']);
  expect(reason).toBe('access_denied');
  expect(explanation).toContain('before any recipient was named');
});

it('does not say so of a refused recipient', () => {
  expect(only([...OPEN, ...ENVELOPE, 'S 550 5.7.1 Access denied']).explanation).not.toContain('No recipient');
});

it('finds nothing wrong when the reply quotes the client', () => {
  const { explanation } = only(['S 554 5.7.1 198.51.100.7 blocked using zen.spamhaus.org']);
  expect(explanation).not.toContain('but the packets come from');
});

it('explains a private client by address translation', () => {
  expect(
    only(['S 554 5.7.1 198.51.100.7 blocked using zen.spamhaus.org'], { client: '10.0.0.5' }).explanation,
  ).toContain('behind address translation');
});

it('says that a permanent code stands for a temporary matter', () => {
  const { permanence, reason, explanation, advice } = only([
    ...OPEN,
    ...ENVELOPE,
    'S 550 Greylisted, please come back in 5 minutes',
  ]);
  expect([permanence, reason]).toEqual(['permanent', 'greylisted']);
  expect(explanation).toContain('The matter is temporary, but the code 550');
  expect(advice[0]).toContain('4xx');
});

it('says that a temporary code stands for a lasting matter', () => {
  expect(
    only([...OPEN, ...ENVELOPE, 'S 450 4.1.1 User unknown'], { outcome: 'deferred' }).explanation,
  ).toContain('Waiting does not mend this');
});

it('says that code and enhanced code contradict each other', () => {
  expect(only([...OPEN, ...ENVELOPE, 'S 550 4.7.1 Access denied']).explanation).toContain(
    '550 is a permanent code, 4.7.1 a temporary one',
  );
});

it('tells whether the TLS that is demanded was offered', () => {
  const refusal = ['C MAIL FROM:<a@example.org>', 'S 530 5.7.0 Must issue a STARTTLS command first'];
  expect(only([...OPEN, ...refusal]).explanation).toContain('does not offer STARTTLS');
  const offered = only(['S 220 mx', 'C EHLO a.example.org', 'S 250-mx|250 STARTTLS', ...refusal]);
  expect(offered.explanation).toContain('The server offered STARTTLS and the client did not use it.');
  expect(offered.evidence).toContainEqual({ packet: 6, text: 'server: STARTTLS is offered' });
});

it('tells whether the login that is asked for was offered', () => {
  const refusal = [...ENVELOPE, 'S 530 5.7.0 Authentication required'];
  expect(only(['S 220 mx', 'C EHLO a', 'S 250-mx|250 AUTH PLAIN LOGIN', ...refusal]).explanation).toContain(
    'offered AUTH and the client did not log in',
  );
  expect(only(['S 220 mx', 'C EHLO a', 'S 250-mx|250 STARTTLS', ...refusal]).explanation).toContain(
    'only after STARTTLS',
  );
  expect(only([...OPEN, ...refusal]).explanation).toContain('this was port 25');
});

it('compares the sizes that were announced, sent and offered', () => {
  const tooLarge = 'S 552 5.3.4 Message size exceeds fixed limit';
  const announced = only([...OPEN, 'C MAIL FROM:<a@example.org> SIZE=2000', tooLarge]);
  expect(announced.summary).toContain('announced 2000 octets');
  expect(announced.explanation).not.toContain('No recipient');
  expect(announced.evidence).toContainEqual({ packet: 6, text: 'server: SIZE 1000 is offered' });
  expect(only([...OPEN, 'C MAIL FROM:<a@example.org> SIZE=900', tooLarge]).explanation).toContain(
    'MAIL announced 900 octets, which the limit of 1,000 that the server offers would allow.',
  );
  const sent = [...OPEN, ...ENVELOPE, 'S 250 ok', 'C DATA', 'S 354 go', '.', tooLarge];
  expect(
    only(sent, { transactions: [transaction('a@example.org', 'rejected', 5000)] }).explanation,
  ).toContain('The message had 5,000 octets and MAIL had not announced its size');
});

it('says what a refusal without words before RCPT can be about', () => {
  expect(only([...OPEN, 'C MAIL FROM:<a@example.org>', 'S 550 Nope']).explanation).toContain(
    'No recipient had been named yet, so the refusal can only be about the sender, the address 198.51.100.7',
  );
  expect(only(['S 220 mx', 'C EHLO a', 'S 550 Nope']).explanation).toContain('or the name in HELO or EHLO.');
  expect(only(['S 554 Nope']).explanation).toMatch(
    /address 198\.51\.100\.7 or its reverse name|before any recipient was named/,
  );
});

it.each([
  ['[192.0.2.99]', 'an address that is not its own'],
  ['198.51.100.7', 'without the brackets'],
  ['localhost', 'a name that no public DNS holds'],
  ['desktop', 'a name without a domain'],
  ['mx.example.net', "the server's own name"],
])('says what is wrong with the HELO name %s', (name, fault) => {
  expect(
    only(['S 220 mx.example.net', `C EHLO ${name}`, 'S 550 5.7.1 Invalid HELO name']).explanation,
  ).toContain(fault);
});

it('shows what had been refused before', () => {
  const { evidence } = only([
    ...OPEN,
    'C STARTTLS',
    'S 454 4.7.0 TLS not available',
    ...ENVELOPE,
    'S 550 5.1.1 User unknown',
  ]);
  expect(evidence).toContainEqual({
    packet: 8,
    text: 'earlier, STARTTLS refused: 454 4.7.0 TLS not available',
  });
});

it('gives each refused recipient an entry with its address', () => {
  const { rejections } = diagnoseSession(
    talk([
      ...OPEN,
      ...ENVELOPE,
      'S 550 5.1.1 User unknown',
      'C RCPT TO:<c@x.example>',
      'S 452 4.2.2 Mailbox full',
    ]),
  );
  expect(rejections.map(({ recipient, reason, permanence }) => [recipient, reason, permanence])).toEqual([
    ['b@x.example', 'user_unknown', 'permanent'],
    ['c@x.example', 'mailbox_full', 'temporary'],
  ]);
});

it('finds nothing in a session without a refusal', () => {
  expect(diagnoseSession(talk([...OPEN, 'C QUIT', 'S 221 bye'], { outcome: 'no-mail' }))).toEqual({
    rejections: [],
    notices: [],
  });
});

it('bounds the refusals of one session and says so', () => {
  const many = Array.from({ length: 5000 }, (_, i) => [
    `C RCPT TO:<u${String(i)}@x.example>`,
    'S 550 5.1.1 User unknown',
  ]).flat();
  const start = performance.now();
  const { rejections, notices } = diagnoseSession(
    talk([...OPEN, 'C MAIL FROM:<a@example.org>', 'S 250 ok', ...many]),
  );
  expect(rejections).toHaveLength(LIMITS.rejectionsPerSession);
  expect(notices[0]?.message).toContain('5000 refusals');
  expect(performance.now() - start).toBeLessThan(4000);
});
