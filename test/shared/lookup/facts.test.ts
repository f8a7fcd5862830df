import { describe, expect, it } from 'vitest';
import { isPrivateAddress, listName, parseIp, reverseZoneName } from '../../../shared/lookup/addresses.ts';
import {
  lookUpDkimKey,
  lookUpDmarc,
  lookUpMtaSts,
  lookUpTlsa,
} from '../../../shared/lookup/domain-records.ts';
import { genericReason } from '../../../shared/lookup/generic-name.ts';
import { lookUpExchangers } from '../../../shared/lookup/mail-exchangers.ts';
import { lookUpReverseNames } from '../../../shared/lookup/reverse-name.ts';
import { compareThenAndNow } from '../../../shared/lookup/then-and-now.ts';
import type { CapturedDnsAnswer } from '../../../shared/model/dns.ts';
import type { LiveDnsAnswer, LookupFact } from '../../../shared/model/lookup.ts';
import { zoneAsker, type Zone } from '../../support/zone-asker.ts';

const said = ({ result, verdict }: LookupFact) => [result, verdict];

describe('names that a provider gave to a whole range', () => {
  it.each([
    // Seed 001; its address was written 66.69.100.144 there.
    ['cs6669199-144.satx.rr.com', '66.69.199.144'],
    ['192-0-2-144.isp.example', '192.0.2.144'],
    ['host144.2-0-192.isp.example', '192.0.2.144'],
    ['144.2.0.192.static.isp.example', '192.0.2.144'],
    ['c0000290.isp.example', '192.0.2.144'],
    ['ip192000002144.isp.example', '192.0.2.144'],
    ['p5483abcd.dip.isp.example', '84.131.171.205'],
    ['dsl-pool-12.isp.example', '203.0.113.9'],
    ['dhcp7.campus.example', '203.0.113.9'],
    ['host-2001-db8-1234-5678.v6.isp.example', '2001:db8:1234:5678::1'],
  ])('%s of %s', (name, address) => {
    expect(genericReason(name, address)).toBeDefined();
  });

  it.each([
    ['mx1.example.org', '192.0.2.1'],
    ['mail-ej1-f47.google.com', '209.85.218.47'],
    ['a8-31.smtp-out.amazonses.com', '54.240.8.31'],
    ['mail2.example.co.uk', '203.0.113.2'],
    ['poolside.example.org', '203.0.113.9'],
    ['dynamo.example.org', '203.0.113.9'],
    ['example.org', '192.0.2.1'],
    ['mx.example.org', '2001:db8::1'],
  ])('not %s of %s', (name, address) => {
    expect(genericReason(name, address)).toBeUndefined();
  });
});

it('turns addresses round', () => {
  expect(reverseZoneName('192.0.2.7')).toBe('7.2.0.192.in-addr.arpa');
  expect(reverseZoneName('::ffff:192.0.2.7')).toBe('7.2.0.192.in-addr.arpa');
  expect(listName('2001:db8::1', 'zen.spamhaus.org')).toBe(
    `1.${'0.'.repeat(23)}8.b.d.0.1.0.0.2.zen.spamhaus.org`,
  );
  expect(['10.0.0.1', '127.0.0.1', '100.64.0.1', 'fe80::1', 'fd00::1'].every(isPrivateAddress)).toBe(true);
  expect(['192.0.2.1', '8.8.8.8', '2001:db8::1', 'x'].some(isPrivateAddress)).toBe(false);
  for (const text of ['1', '0x7f000001', '1.2.3', '1.2.3.4.5', 'fe80::1%eth0', ':', '1.2.3.256'])
    expect(parseIp(text)).toBeUndefined();
});

it('tells a reverse name that leads back from one that does not, and from one that nobody could ask about', async () => {
  const zone: Zone = {
    '1.2.0.192.in-addr.arpa PTR': ['a.example.org', 'b.example.org'],
    'b.example.org A': ['192.0.2.1'],
    '2.2.0.192.in-addr.arpa PTR': ['c.example.org'],
    'c.example.org A': 'TIMEOUT',
    'c.example.org AAAA': [],
    '3.2.0.192.in-addr.arpa PTR': 'SERVFAIL',
    '4.2.0.192.in-addr.arpa PTR': ['d.example.org'],
    'd.example.org A': ['203.0.113.1'],
  };
  const reverse = async (address: string) => {
    const { facts, confirmed } = await lookUpReverseNames(zoneAsker(zone), address);
    return [facts[0]?.result, confirmed];
  };
  expect(await reverse('192.0.2.1')).toEqual(['confirmed', ['b.example.org']]);
  expect(await reverse('192.0.2.2')).toEqual(['unknown', []]);
  expect(await reverse('192.0.2.3')).toEqual(['unknown', []]);
  expect(await reverse('192.0.2.4')).toEqual(['unconfirmed', []]);
  expect(await reverse('192.0.2.5')).toEqual(['none', []]);
});

it('asks about no more names than its bound, however many there are', async () => {
  const asked: string[] = [];
  const names = Array.from({ length: 500 }, (_, index) => `h${String(index)}.example`);
  const zone: Zone = {
    '1.2.0.192.in-addr.arpa PTR': names,
    'x.example MX': names.map((name) => `10 ${name}`),
  };
  await lookUpReverseNames(zoneAsker(zone, asked), '192.0.2.1');
  await lookUpExchangers(zoneAsker(zone, asked), 'x.example');
  expect(asked.length).toBeLessThan(50);
});

it('tells exchangers that nobody can reach', async () => {
  const exchangers = async (answers: readonly string[]) => {
    const zone: Zone = {
      'x.example MX': answers,
      'in.example A': ['10.0.0.1'],
      'out.example A': ['192.0.2.1'],
      'late.example A': 'TIMEOUT',
    };
    return (await lookUpExchangers(zoneAsker(zone), 'x.example')).facts.map(said)[0];
  };
  expect(await exchangers(['10 in.example'])).toEqual(['broken', 'bad']);
  expect(await exchangers(['10 192.0.2.1'])).toEqual(['broken', 'bad']);
  expect(await exchangers(['10 nowhere.example'])).toEqual(['broken', 'bad']);
  expect(await exchangers(['10 late.example'])).toEqual(['mx', 'good']);
  expect(await exchangers(['10 in.example', '20 out.example'])).toEqual(['mx', 'good']);
  expect(await exchangers(['0 .', '10 out.example'])).toEqual(['null-mx', 'bad']);
});

it.each([
  [['v=DMARC1; p=reject'], ['reject', 'good']],
  [['v = DMARC1 ; p = none'], ['none', 'neutral']],
  [['v=DMARC1; p=maybe'], ['invalid', 'bad']],
  [
    ['v=DMARC1;p=none', 'v=DMARC1;p=reject'],
    ['invalid', 'bad'],
  ],
  [
    ['v=DMARC10; p=none', 'hello'],
    ['none', 'neutral'],
  ],
  ['TIMEOUT', ['unknown', 'doubt']],
] as const)('DMARC %j is %j', async (record, expected) => {
  expect(said(await lookUpDmarc(zoneAsker({ '_dmarc.example.org TXT': record }), 'example.org'))).toEqual(
    expected,
  );
});

it('takes the policy for subdomains of the organisational domain', async () => {
  const zone: Zone = { '_dmarc.example.co.uk TXT': ['v=DMARC1; p=none; sp=quarantine; aspf=s; pct=20'] };
  const found = await lookUpDmarc(zoneAsker(zone), 'a.mail.example.co.uk');
  expect(said(found)).toEqual(['quarantine', 'good']);
  expect(found.details).toContain('for 20 percent of the mail');
});

it.each([
  [`p=${'A'.repeat(392)}`, ['key', 'good'], 'RSA, about 2048 bits'],
  [`v=DKIM1; k=rsa; p=${'A'.repeat(216)}`, ['key', 'good'], 'RSA, about 1024 bits'],
  [`k=rsa; p=${'A'.repeat(128)}`, ['weak', 'bad'], 'about 512 bits'],
  ['v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=', ['key', 'good'], 'ed25519'],
  ['v=DKIM1; p=', ['revoked', 'bad'], 'revoked'],
  ['v=DKIM2; p=AAAA', ['invalid', 'bad'], 'DKIM2'],
  ['nothing', ['none', 'bad'], 'no DKIM key'],
])('DKIM %s is %j', async (record, expected, words) => {
  const found = await lookUpDkimKey(
    zoneAsker({ 's._domainkey.example.org TXT': [record] }),
    'example.org',
    's',
  );
  expect(said(found)).toEqual(expected);
  expect(found.summary).toContain(words);
});

it('tells policies of transport', async () => {
  const zone: Zone = {
    '_mta-sts.a.example TXT': ['v=STSv1; id=1;'],
    '_mta-sts.b.example TXT': ['v=STSv1; id=1;', 'v=STSv1; id=2;'],
    '_25._tcp.mx.example TLSA': ['3 1 1 00', '0 0 1 00'],
    '_25._tcp.old.example TLSA': ['1 0 1 00'],
  };
  const ask = zoneAsker(zone);
  expect(said(await lookUpMtaSts(ask, 'a.example'))).toEqual(['policy', 'good']);
  expect(said(await lookUpMtaSts(ask, 'b.example'))).toEqual(['invalid', 'bad']);
  expect(said(await lookUpMtaSts(ask, 'c.example'))).toEqual(['none', 'neutral']);
  expect(said(await lookUpTlsa(ask, 'mx.example'))).toEqual(['records', 'good']);
  expect(said(await lookUpTlsa(ask, 'old.example'))).toEqual(['unusable', 'bad']);
});

it('compares answers whatever their order and case', () => {
  const then = (
    answers: readonly string[],
    rcode: CapturedDnsAnswer['rcode'] = 'NOERROR',
  ): CapturedDnsAnswer => ({
    question: 'x.example',
    type: 'MX',
    answers,
    rcode,
    packet: 1,
    at: '2023-05-01T12:00:00.000000Z',
  });
  const now = (answers: readonly string[], outcome: LiveDnsAnswer['outcome'] = 'NOERROR'): LiveDnsAnswer => ({
    question: 'x.example',
    type: 'MX',
    answers,
    outcome,
  });
  const verdict = (before: CapturedDnsAnswer, after?: LiveDnsAnswer) =>
    compareThenAndNow([before], after ? [after] : [])[0]?.verdict;
  expect(verdict(then(['10 a', '20 B']), now(['20 b', '10 A']))).toBe('same');
  expect(verdict(then(['10 a']), now(['10 b']))).toBe('changed');
  expect(verdict(then([], 'NXDOMAIN'), now([], 'NXDOMAIN'))).toBe('same');
  expect(verdict(then([], 'NXDOMAIN'), now([]))).toBe('changed');
  expect(verdict(then(['10 a']), now([], 'TIMEOUT'))).toBe('unknown');
  expect(verdict(then([], 'SERVFAIL'), now(['10 a']))).toBe('unknown');
  expect(verdict(then(['10 a']))).toBe('not-asked');
});
