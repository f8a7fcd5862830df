import { array, assert, asyncProperty, constantFrom, tuple } from 'fast-check';
import { spf } from 'mailauth/lib/spf/index.js';
import { describe, expect, it } from 'vitest';
import { checkHost } from '../../../../shared/lookup/spf/check-host.ts';
import { zoneAsker, type Zone } from '../../../support/zone-asker.ts';

const REQUEST = {
  address: '192.0.2.7',
  domain: 'example.org',
  sender: 'strong-bad@example.org',
  helo: 'mail.example.org',
  atSeconds: 1_700_000_000,
};

const HOSTS: Zone = {
  'example.org A': ['192.0.2.7'],
  'example.org MX': ['10 mx.example.org'],
  'mx.example.org A': ['192.0.2.66', '192.0.2.7'],
  'other.example A': ['203.0.113.1'],
  'far.example AAAA': ['2001:db8::7'],
  'none.example A': [],
  'ok.example TXT': ['v=spf1 ip4:192.0.2.0/24 -all'],
  'no.example TXT': ['v=spf1 -all'],
  'soft.example TXT': ['v=spf1 ~all'],
  'bad.example TXT': ['v=spf1 ip4:300.1.1.1 -all'],
  'loop.example TXT': ['v=spf1 include:loop.example -all'],
  'slow.example A': 'TIMEOUT',
  'slow.example TXT': 'SERVFAIL',
  'twice.example TXT': ['v=spf1 -all', 'v=spf1 +all'],
  '7.2.0.192.in-addr.arpa PTR': ['mx.example.org', 'liar.example.org'],
  'liar.example.org A': ['203.0.113.9'],
  '7.2.0.192.strong.lp._spf.example.org A': ['127.0.0.2'],
};

const check = (record: string, change: Partial<typeof REQUEST> = {}, zone: Zone = {}) =>
  checkHost(zoneAsker({ ...HOSTS, 'example.org TXT': ['unrelated', record], ...zone }), {
    ...REQUEST,
    ...change,
  });

/** Record, result, and whether mailauth is asked as well: it differs where it keeps the standard less well. */
const RESULTS: readonly (readonly [record: string, result: string, second?: 'not-asked'])[] = [
  ['v=spf1', 'neutral'],
  ['V=SPF1 -ALL', 'fail', 'not-asked'],
  ['v=spf10 -all', 'none'],
  ['v=spf1 ip4:192.0.2.7 -all', 'pass'],
  ['v=spf1 ip4:192.0.2.0/29 -all', 'pass'],
  ['v=spf1 ip4:192.0.2.8/29 -all', 'fail'],
  ['v=spf1 ip4:192.0.2.7/33 -all', 'permerror'],
  ['v=spf1 ip4:192.0.2.07 -all', 'permerror', 'not-asked'],
  ['v=spf1 ip6:2001:db8::/32 ~all', 'softfail'],
  ['v=spf1 ip6:192.0.2.7 -all', 'permerror', 'not-asked'],
  ['v=spf1 a -all', 'pass'],
  ['v=spf1 a:other.example -all', 'fail'],
  ['v=spf1 a:other.example/0 -all', 'pass'],
  ['v=spf1 mx -all', 'pass'],
  ['v=spf1 mx:other.example ?all', 'neutral'],
  ['v=spf1 mx/24//64 -all', 'pass'],
  ['v=spf1 ptr -all', 'pass', 'not-asked'],
  ['v=spf1 ptr:other.example -all', 'fail', 'not-asked'],
  ['v=spf1 include:ok.example -all', 'pass'],
  ['v=spf1 include:no.example ~all', 'softfail'],
  ['v=spf1 include:soft.example -all', 'fail'],
  ['v=spf1 include:nowhere.example -all', 'permerror'],
  ['v=spf1 include:bad.example -all', 'permerror'],
  ['v=spf1 include:loop.example -all', 'permerror'],
  ['v=spf1 include:slow.example -all', 'temperror', 'not-asked'],
  ['v=spf1 include:twice.example -all', 'permerror'],
  ['v=spf1 a:slow.example -all', 'temperror'],
  ['v=spf1 redirect=ok.example', 'pass'],
  ['v=spf1 redirect=no.example', 'fail'],
  ['v=spf1 redirect=nowhere.example', 'permerror'],
  ['v=spf1 ?all redirect=no.example', 'neutral'],
  ['v=spf1 redirect=ok.example redirect=no.example', 'permerror', 'not-asked'],
  ['v=spf1 unknown=thing -all', 'fail'],
  ['v=spf1 unknown:thing -all', 'permerror'],
  ['v=spf1 -all ip4:nonsense', 'permerror', 'not-asked'],
  ['v=spf1 exists:%{ir}.%{l1r-}.lp._spf.%{d2} -all', 'pass', 'not-asked'],
  ['v=spf1 exists:%{ir}.%{l1-}.lp._spf.%{d2} -all', 'fail', 'not-asked'],
  ['v=spf1 exists:%{ir}.%{lr-}.lp._spf.%{d2} -all', 'fail', 'not-asked'],
  ['v=spf1 exists:%{c}.example.org -all', 'permerror', 'not-asked'],
  ['v=spf1 exists:%{x}.example.org -all', 'permerror', 'not-asked'],
  ['v=spf1 include: -all', 'permerror'],
  ['v=spf1 all:x', 'permerror', 'not-asked'],
  ['v=spf1 a:none.example a:n1.example -all', 'fail'],
  ['v=spf1 a:none.example a:n1.example a:n2.example -all', 'permerror'],
];

describe('SPF (RFC 7208)', () => {
  it.each(RESULTS.map(([record, result]) => [record, result] as const))(
    '%s gives %s',
    async (record, result) => {
      expect((await check(record)).result).toBe(result);
    },
  );

  it.each(
    RESULTS.flatMap(([record, result, second]) => (second === undefined ? [[record, result] as const] : [])),
  )('%s gives %s by mailauth, too', async (record, result) => {
    const zone: Zone = { ...HOSTS, 'example.org TXT': ['unrelated', record] };
    const answer = await spf({
      ip: REQUEST.address,
      sender: REQUEST.sender,
      helo: REQUEST.helo,
      mta: 'mx.receiver.example',
      resolver: resolverOf(zone),
    });
    expect(answer.status.result).toBe(result);
  });
});

/** The zone as node's resolver would tell it. */
function resolverOf(zone: Zone) {
  const codes: Readonly<Record<string, string>> = {
    SERVFAIL: 'ESERVFAIL',
    TIMEOUT: 'ETIMEOUT',
    NXDOMAIN: 'ENOTFOUND',
    NOERROR: 'ENODATA',
  };
  return async (name: string, type: string) => {
    const { answers, outcome } = await zoneAsker(zone)(name, type as 'A');
    if (answers.length === 0) throw Object.assign(new Error(outcome), { code: codes[outcome] });
    if (type === 'TXT') return answers.map((text) => [text]);
    if (type === 'MX')
      return answers.map((text) => ({
        priority: Number.parseInt(text),
        exchange: text.replace(/^\d+ /, ''),
      }));
    return answers;
  };
}

// What mailauth reads as the standard has it; it takes %{d} behind a redirect for the first domain.
const SIGNS = ['', '', '-', '~', '?', '+'];
const TERMS =
  'a a:other.example a:mx.example.org/24 mx mx/28 mx:m.example ip4:192.0.2.7 ip4:192.0.2.0/25 ip4:198.51.100.0/24 ip6:2001:db8::/32 include:i1.example include:i2.example include:no.example exists:%{i}.ex.example exists:%{ir}.ex.example exists:%{l}.%{o2}.ex.example all a:none.example a//64 a:far.example//64 mx:none.example'.split(
    ' ',
  );
const MODIFIERS = ['redirect=i1.example', 'redirect=i2.example', 'foo=bar', ''];
const records = tuple(
  array(tuple(constantFrom(...SIGNS), constantFrom(...TERMS)), { maxLength: 5 }),
  constantFrom(...MODIFIERS),
).map(([terms, modifier]) => `v=spf1 ${terms.map((term) => term.join('')).join(' ')} ${modifier}`);

it('agrees with mailauth on made-up records', async () => {
  const addresses = constantFrom('192.0.2.7', '203.0.113.1', '2001:db8::7', '2001:db9::1');
  await assert(
    asyncProperty(records, records, records, addresses, async (own, first, second, address) => {
      const zone: Zone = {
        ...HOSTS,
        'm.example MX': ['5 other.example', '10 far.example'],
        '7.2.0.192.ex.example A': ['127.0.0.2'],
        'example.org TXT': [own],
        'i1.example TXT': [first],
        'i2.example TXT': [second],
      };
      const { sender, helo } = REQUEST;
      const request = { ip: address, sender, helo, mta: 'mx.receiver.example', resolver: resolverOf(zone) };
      const { result } = await checkHost(zoneAsker(zone), { ...REQUEST, address });
      expect(result).toBe((await spf(request)).status.result);
    }),
    { numRuns: 500, seed: 7208 },
  );
});

it('tells which terms led to the result, and what was tried before', async () => {
  const zone = { 'sub.example TXT': ['v=spf1 a:other.example ip4:192.0.2.0/24 -all'] };
  expect(await check('v=spf1 a:other.example include:sub.example -all', {}, zone)).toMatchObject({
    result: 'pass',
    path: ['include:sub.example', 'ip4:192.0.2.0/24'],
    lookups: 3,
    voidLookups: 0,
    steps: [
      'example.org: a:other.example does not match',
      'sub.example: a:other.example does not match',
      'sub.example: ip4:192.0.2.0/24 matches',
      'example.org: include:sub.example matches',
    ],
  });
});

it('takes IPv6 clients, and IPv4 ones within IPv6', async () => {
  const record = 'v=spf1 ip6:2001:db8::/64 a:far.example ip4:192.0.2.7 -all';
  expect((await check(record, { address: '2001:db8::7' })).path).toEqual(['ip6:2001:db8::/64']);
  expect((await check('v=spf1 a:far.example//128 -all', { address: '2001:db8::7' })).result).toBe('pass');
  expect((await check(record, { address: '2001:db8:1::7' })).result).toBe('fail');
  expect((await check(record, { address: '::ffff:192.0.2.7' })).path).toEqual(['ip4:192.0.2.7']);
});

it('expands macros as the examples of RFC 7208 section 7.4 have them', async () => {
  const asked: string[] = [];
  const names = [
    '%{s}',
    '%{o}',
    '%{d}',
    '%{d4}',
    '%{d3}',
    '%{d2}',
    '%{d1}',
    '%{dr}',
    '%{d2r}',
    '%{l}',
    '%{l-}',
    '%{lr}',
    '%{lr-}',
    '%{l1r-}',
    '%{ir}.%{v}._spf.%{d2}',
  ];
  const record = (spec: string) => `v=spf1 exists:${spec}.x -all`;
  for (const name of names) {
    const zone: Zone = { 'email.example.com TXT': [record(name)] };
    await checkHost(zoneAsker(zone, asked), {
      ...REQUEST,
      address: '192.0.2.3',
      sender: 'strong-bad@email.example.com',
      domain: 'email.example.com',
    });
  }
  expect(
    asked.filter((question) => question.endsWith(' A')).map((question) => question.replace(/\.x A$/, '')),
  ).toEqual([
    'strong-bad@email.example.com',
    'email.example.com',
    'email.example.com',
    'email.example.com',
    'email.example.com',
    'example.com',
    'com',
    'com.example.email',
    'example.email',
    'strong-bad',
    'strong.bad',
    'strong-bad',
    'bad.strong',
    'strong',
    '3.2.0.192.in-addr._spf.example.com',
  ]);
});

it('writes an IPv6 address in nibbles', async () => {
  const asked: string[] = [];
  const zone: Zone = { 'example.org TXT': ['v=spf1 exists:%{ir}.%{v}.x.example -all'] };
  await checkHost(zoneAsker(zone, asked), { ...REQUEST, address: '2001:db8::cb01' });
  expect(asked[1]).toBe('1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.x.example A');
});

it("tells the domain's own explanation of a failure", async () => {
  const zone: Zone = { 'why.example.org TXT': ['%{i} is not one of %{d}’s'.replace('’', "'")] };
  expect(await check('v=spf1 -all exp=why.%{d}', {}, zone)).toMatchObject({
    result: 'fail',
    explanation: "192.0.2.7 is not one of example.org's",
  });
});

it('stops at ten look-ups, and at ten mail exchangers', async () => {
  const many = Array.from({ length: 11 }, (_, index) => `a:h${String(index)}.example`).join(' ');
  const zone: Zone = {
    ...Object.fromEntries(
      Array.from({ length: 11 }, (_, index) => [`h${String(index)}.example A`, ['203.0.113.1']]),
    ),
    'big.example MX': Array.from({ length: 11 }, (_, index) => `10 h${String(index)}.example`),
  };
  expect(await check(`v=spf1 ${many} -all`, {}, zone)).toMatchObject({
    result: 'permerror',
    problem: 'the records need more than 10 look-ups: a:h10.example is one too many',
  });
  expect((await check('v=spf1 mx:big.example -all', {}, zone)).problem).toContain('has 11 mail exchangers');
});

it('does not hold against a term that its mail exchangers have no IPv6 address', async () => {
  const zone: Zone = {
    'old.example MX': ['10 h1.example', '20 h2.example', '30 h3.example'],
    ...Object.fromEntries([1, 2, 3].map((index) => [`h${String(index)}.example A`, ['192.0.2.1']])),
  };
  expect(await check('v=spf1 mx:old.example ~all', { address: '2001:db8::7' }, zone)).toMatchObject({
    result: 'softfail',
    voidLookups: 0,
  });
});

it('takes the target of a redirect for the domain that macros mean', async () => {
  const zone: Zone = {
    'to.example TXT': ['v=spf1 exists:%{d}.in.example -all'],
    'to.example.in.example A': ['127.0.0.2'],
  };
  expect((await check('v=spf1 redirect=to.example', {}, zone)).result).toBe('pass');
});

it('has no answer for names that are no domains', async () => {
  for (const domain of ['localhost', '', 'a..b', `${'x'.repeat(64)}.example`])
    expect((await check('v=spf1 -all', { domain })).result).toBe('none');
});

it('ends on hostile records', async () => {
  for (const record of [
    `v=spf1 ${'a '.repeat(5000)}`,
    `v=spf1 exists:${'%{d}'.repeat(120)}.x -all`,
    `v=spf1 ${'x'.repeat(4000)}`,
    'v=spf1 a:%{%{d}} %{ -all',
    `v=spf1 exists:%{l${'9'.repeat(100)}r.-+,/_=}.x -all`,
  ]) {
    const { result } = await check(record, { sender: `${'a.'.repeat(60)}@example.org` });
    expect(['permerror', 'fail']).toContain(result);
  }
});
