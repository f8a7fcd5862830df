import { expect, it } from 'vitest';
import { clientNetworks } from '../../../../shared/engine/diagnosis/client-networks.ts';
import { diagnoseSession } from '../../../../shared/engine/diagnosis/diagnose-session.ts';
import { CauseTally } from '../../../../shared/engine/diagnosis/group-causes.ts';
import { replyPattern } from '../../../../shared/engine/diagnosis/reply-pattern.ts';
import { LIMITS } from '../../../../shared/engine/limits.ts';
import { causeHeadline } from '../../../../shared/model/cause-headline.ts';
import type { Cause } from '../../../../shared/model/cause.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { talk, type TalkFacts } from './talk.ts';

function session(id: number, lines: readonly string[], facts: TalkFacts = {}): Session {
  const undiagnosed = talk(lines, { id, at: `2017-04-30T16:${String(10 + (id % 50))}:00.000000Z`, ...facts });
  return { ...undiagnosed, rejections: diagnoseSession(undiagnosed).rejections };
}

function causesOf(sessions: readonly Session[]): readonly Cause[] {
  const tally = new CauseTally();
  for (const each of sessions) tally.add(each);
  return tally.causes();
}

const OPEN = ['S 220 mx', 'C EHLO a.example', 'S 250 mx'];
const sorbs = (id: number, address: string): Session =>
  session(
    id,
    [
      ...OPEN,
      'C MAIL FROM:<a@gmail.com>',
      `S 550 5.7.1 Spam Block:mail from ${address} refused - see http://dnsbl.sorbs.net/`,
    ],
    {
      client: address,
    },
  );
const unknown = (id: number, user: string): Session =>
  session(id, [
    ...OPEN,
    'C MAIL FROM:<a@example.org>',
    'S 250 ok',
    `C RCPT TO:<${user}@x.example>`,
    `S 550 5.1.1 <${user}@x.example>: User unknown`,
  ]);

it('groups refusals for the same cause whatever address they name', () => {
  const addresses = ['209.85.218.44', '209.85.214.51', '209.85.223.170', '209.85.223.170'];
  const causes = causesOf([
    ...addresses.map((address, index) => sorbs(index + 1, address)),
    unknown(9, 'bob'),
  ]);
  expect(causes).toEqual([
    {
      reason: 'dnsbl_listed',
      group: 'reputation',
      permanence: 'permanent',
      actor: 'sending-admin',
      blocklist: { name: 'sorbs', zone: 'dnsbl.sorbs.net', state: 'active' },
      summary: 'The receiving server refuses clients that stand on the blocklist SORBS (dnsbl.sorbs.net).',
      pattern: 'Spam Block:mail from <ip> refused - see http://dnsbl.sorbs.net/<path>',
      refusals: 4,
      sessions: 4,
      sessionIds: [1, 2, 3, 4],
      firstAt: '2017-04-30T16:11:00.400Z',
      lastAt: '2017-04-30T16:14:00.400Z',
      servers: [{ value: '192.0.2.25', count: 4 }],
      clientNetworks: [{ value: '209.85.208.0/20', count: 4 }],
      recipientDomains: [],
    },
    expect.objectContaining({
      reason: 'user_unknown',
      refusals: 1,
      recipientDomains: [{ value: 'x.example', count: 1 }],
    }),
  ]);
  expect(causes.map((cause) => causeHeadline(cause, 5))[0]).toBe(
    '4 of 5 refusals: SORBS, clients all in 209.85.208.0/20',
  );
});

it('keeps the one summary where all say the same, and words it for several where not', () => {
  expect(causesOf([unknown(1, 'bob')])[0]?.summary).toContain('bob@x.example');
  const [several] = causesOf([unknown(1, 'bob'), unknown(2, 'eve')]);
  expect(several?.refusals).toBe(2);
  expect(several?.summary).not.toContain('bob');
});

it('groups connections that failed without a word', () => {
  const refused = (id: number): Session =>
    session(id, [], { outcome: 'refused', transport: { opening: 'refused' } });
  expect(causesOf([refused(1), refused(2)])).toMatchObject([
    { reason: 'connection_failed', refusals: 2, sessions: 2 },
  ]);
});

it('counts several refusals of one session once as a session', () => {
  const lines = [
    'C RCPT TO:<b@x.example>',
    'S 550 5.1.1 User unknown',
    'C RCPT TO:<c@y.example>',
    'S 550 5.1.1 User unknown',
  ];
  expect(
    causesOf([session(1, [...OPEN, 'C MAIL FROM:<a@example.org>', 'S 250 ok', ...lines])]),
  ).toMatchObject([
    {
      refusals: 2,
      sessions: 1,
      recipientDomains: [
        { value: 'x.example', count: 1 },
        { value: 'y.example', count: 1 },
      ],
    },
  ]);
});

it('bounds the number of causes and loses no refusal', () => {
  const sample = unknown(1, 'bob');
  const tally = new CauseTally();
  const words = (index: number): string =>
    String(index).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));
  const count = LIMITS.causes + 50;
  for (let index = 0; index < count; index++)
    tally.add({
      ...sample,
      id: index,
      rejections: sample.rejections.map((each) => ({ ...each, text: `no ${words(index)}` })),
    });
  const causes = tally.causes();
  expect(causes.length).toBe(LIMITS.causes + 1);
  expect(causes.reduce((sum, { refusals }) => sum + refusals, 0)).toBe(count);
});

it.each([
  [['192.0.2.1'], ['192.0.2.1/32']],
  [['192.0.2.1', '192.0.2.2'], ['192.0.2.0/30']],
  [['209.85.128.1', '209.85.255.1'], ['209.85.128.0/17']],
  [
    ['10.0.0.1', '192.0.2.1'],
    ['10.0.0.1/32', '192.0.2.1/32'],
  ],
  [
    ['2001:db8::1', '2001:db8:ffff::1', '192.0.2.1'],
    ['2001:db8::/32', '192.0.2.1/32'],
  ],
  [['not an address'], []],
])('holds %j in %j', (addresses, networks) => {
  expect(clientNetworks(new Map(addresses.map((address) => [address, 1]))).map(({ value }) => value)).toEqual(
    networks,
  );
});

it.each([
  ['<bob@x.example>: User unknown', '<address>: User unknown'],
  ['see https://www.spamhaus.org/query/ip/192.0.2.1', 'see https://www.spamhaus.org/<path>'],
  ['client mail-1.example.net[192.0.2.1] blocked', 'client <host>[<ip>] blocked'],
  ['[2001:db8::1] refused', '[<ip>] refused'],
  ['try again in 300 seconds (12:30)', 'try again in <n> seconds (<n>)'],
  ['OK a1b2c3d4e5f6.17 - gsmtp', 'OK <id> - gsmtp'],
  ['blocked using zen.spamhaus.org', 'blocked using zen.spamhaus.org'],
])('reduces "%s" to "%s"', (text, pattern) => {
  expect(replyPattern(text)).toBe(pattern);
});

it('reduces a text made to be slow at once', () => {
  const start = performance.now();
  for (const text of [
    'a.'.repeat(100_000),
    '1'.repeat(200_000),
    'a@'.repeat(100_000),
    'http://'.repeat(50_000),
    '::'.repeat(100_000),
  ])
    replyPattern(text);
  expect(performance.now() - start).toBeLessThan(500);
});

const CAUSE: Cause = {
  reason: 'user_unknown',
  group: 'recipient',
  permanence: 'permanent',
  actor: 'sender',
  summary: 'The recipient does not exist.',
  pattern: '',
  refusals: 2,
  sessions: 2,
  sessionIds: [],
  firstAt: '',
  lastAt: '',
  servers: [],
  clientNetworks: [],
  recipientDomains: [],
};

it('puts a cause into one line', () => {
  expect(causeHeadline(CAUSE, 2)).toBe('2 of 2 refusals: the recipient does not exist');
  expect(
    causeHeadline({ ...CAUSE, refusals: 1, clientNetworks: [{ value: '192.0.2.1/32', count: 1 }] }, 1),
  ).toBe('1 of 1 refusal: the recipient does not exist, client 192.0.2.1');
  expect(
    causeHeadline(
      {
        ...CAUSE,
        summary: 'SPF failed.',
        clientNetworks: ['a/24', 'b/24', 'c/24', 'd/24'].map((value) => ({ value, count: 1 })),
      },
      9,
    ),
  ).toBe('2 of 9 refusals: SPF failed, clients in a/24, b/24, c/24 and others');
  expect(
    causeHeadline(
      { ...CAUSE, blocklist: { name: 'spamhaus/pbl', zone: 'pbl.spamhaus.org', state: 'closed' } },
      2,
    ),
  ).toBe('2 of 2 refusals: Spamhaus PBL (closed list)');
});
