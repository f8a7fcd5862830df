import { expect, it } from 'vitest';
import { DnsEvidence } from '../../../../../shared/engine/diagnosis/dns/dns-evidence.ts';
import { parseDnsAnswer } from '../../../../../shared/engine/diagnosis/dns/message.ts';
import { subjectOf } from '../../../../../shared/engine/diagnosis/dns/query-subject.ts';
import { LIMITS } from '../../../../../shared/engine/limits.ts';
import { answer } from './dns-bytes.ts';

const NOON = Date.parse('2023-05-01T12:00:00Z');

it.each([
  ['A', 1, '192.0.2.1', '192.0.2.1'],
  ['PTR', 12, 'mx.example.org', 'mx.example.org'],
  ['MX', 15, 'mx.example.org', '10 mx.example.org'],
  ['MX', 15, '', '10 .'],
  ['CNAME', 5, 'Host.example.org', 'host.example.org'],
  ['TLSA', 52, '3 1 1 0c72ac70', '3 1 1 0c72ac70'],
  ['TXT', 16, 'v=spf1 -all', 'v=spf1 -all'],
  ['AAAA', 28, '2001:db8:0:0:0:0:0:1', '2001:db8::1'],
])('reads an answer of type %s', (type, number, sent, read) => {
  expect(parseDnsAnswer(answer('Example.org', number, [sent]))).toEqual({
    name: 'example.org',
    type,
    responseCode: 'NOERROR',
    values: [read],
  });
});

it('reads that a name does not exist', () => {
  expect(parseDnsAnswer(answer('7.100.51.198.zen.spamhaus.org', 1, [], 3))).toMatchObject({
    responseCode: 'NXDOMAIN',
    values: [],
  });
});

it('passes over questions, other types and anything cut or damaged', () => {
  const whole = answer('example.org', 1, ['192.0.2.1']);
  const question = whole.slice();
  question[2] = 1;
  expect(parseDnsAnswer(question)).toBeUndefined();
  expect(parseDnsAnswer(answer('example.org', 6, []))).toBeUndefined();
  for (let length = 0; length < whole.length; length++) {
    expect(() => parseDnsAnswer(whole.subarray(0, length))).not.toThrow();
    if (length < 29) expect(parseDnsAnswer(whole.subarray(0, length))).toBeUndefined();
  }
});

it('takes nothing for an absence that leads on, was cut, or comes again over TCP', () => {
  const none = answer('example.org', 1, []);
  expect(parseDnsAnswer(none)?.values).toEqual([]);
  // Authority section: NS (a referral), then SOA (a true "no such record").
  const withAuthority = (type: number) => {
    const bytes = Uint8Array.from([...none, 0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, 1, 0]);
    bytes[9] = 1;
    return parseDnsAnswer(bytes);
  };
  expect(withAuthority(2)).toBeUndefined();
  expect(withAuthority(6)?.values).toEqual([]);
  const alias = answer('example.org', 1, []);
  const aliased = Uint8Array.from([...alias, 0xc0, 12, 0, 5, 0, 1, 0, 0, 0, 60, 0, 3, 1, 0x61, 0]);
  aliased[7] = 1;
  expect(parseDnsAnswer(aliased)?.values).toEqual([]);
  aliased[3] = 0;
  expect(parseDnsAnswer(aliased)).toBeUndefined();
  const truncated = answer('example.org', 1, ['192.0.2.1']);
  truncated[2] = 0x83;
  expect(parseDnsAnswer(truncated)).toBeUndefined();
  const whole = answer('example.org', 1, ['192.0.2.1', '192.0.2.2']);
  expect(parseDnsAnswer(whole.subarray(0, whole.length - 1))?.values).toEqual(['192.0.2.1']);
  expect(parseDnsAnswer(whole.subarray(0, whole.length - 17))).toBeUndefined();
});

it('ends on names that point to themselves or forward', () => {
  for (const target of [12, 13, 200]) {
    const looped = Uint8Array.from([0, 1, 0x81, 0x80, 0, 1, 0, 0, 0, 0, 0, 0, 0xc0, target, 0, 1, 0, 1]);
    expect(parseDnsAnswer(looped)).toBeUndefined();
  }
});

it('survives random bytes', () => {
  let seed = 7;
  for (let round = 0; round < 3000; round++) {
    const bytes = Uint8Array.from(
      { length: round % 90 },
      () => (seed = (seed * 1103515245 + 12345) % 2 ** 31) >> 16,
    );
    if (bytes.length > 5) bytes.set([0x81, 0x80, 0, 1], 2);
    expect(() => parseDnsAnswer(bytes)).not.toThrow();
  }
});

it('knows what a name asks about', () => {
  expect(subjectOf('169.223.85.209.dnsbl.sorbs.net')).toEqual({
    subject: '209.85.223.169',
    zone: 'dnsbl.sorbs.net',
  });
  expect(subjectOf('7.100.51.198.in-addr.arpa')).toEqual({ subject: '198.51.100.7', zone: 'in-addr.arpa' });
  const nibbles = `1.${'0.'.repeat(23)}8.b.d.0.1.0.0.2.`;
  expect(subjectOf(`${nibbles}ip6.arpa`)).toEqual({ subject: '2001:db8::1', zone: 'ip6.arpa' });
  expect(subjectOf('mx.example.org')).toEqual({ subject: 'mx.example.org' });
  expect(subjectOf('shop.example.dbl.spamhaus.org')).toEqual({
    subject: 'shop.example',
    zone: 'dbl.spamhaus.org',
  });
  for (const name of [
    '_dmarc.x.example',
    's1._domainkey.x.example',
    '_25._tcp.x.example',
    'a.b._spf.x.example',
  ])
    expect(subjectOf(name)).toEqual({ subject: 'x.example' });
  expect(subjectOf('999.1.1.1.zen.spamhaus.org')).toEqual({ subject: '999.1.1.1.zen.spamhaus.org' });
});

it('tells the answers about an address in words', () => {
  const dns = new DnsEvidence();
  dns.add(answer('7.100.51.198.in-addr.arpa', 12, ['mx.example.org']), 1, NOON);
  dns.add(answer('7.100.51.198.zen.spamhaus.org', 1, ['127.0.0.4']), 2, NOON);
  dns.add(answer('7.100.51.198.sbl.spamhaus.org', 1, ['127.255.255.254']), 3, NOON);
  dns.add(answer('7.100.51.198.bl.spamcop.net', 1, [], 3), 4, NOON);
  dns.add(answer('7.100.51.198.bl.example.net', 16, ['see our page']), 5, NOON);
  dns.add(answer('7.100.51.198.b.barracudacentral.org', 1, [], 2), 6, NOON);
  dns.add(answer('mx.example.org', 1, ['198.51.100.8']), 7, NOON);
  dns.add(answer('7.100.51.198.zen.spamhaus.org', 16, [], 3), 8, NOON);
  expect(dns.dnsEvidence(['198.51.100.7', 'MX.example.org'], '2023-05-01T12:00:05Z')).toEqual([
    { packet: 1, text: 'DNS: 7.100.51.198.in-addr.arpa → mx.example.org' },
    { packet: 2, text: 'DNS: 7.100.51.198.zen.spamhaus.org → 127.0.0.4 (XBL)' },
    {
      packet: 3,
      text: 'DNS: 7.100.51.198.sbl.spamhaus.org → 127.255.255.254 (an error answer: the query came through a public or open resolver)',
    },
    { packet: 4, text: 'DNS: 7.100.51.198.bl.spamcop.net → no such name: not listed' },
    { packet: 5, text: 'DNS: 7.100.51.198.bl.example.net TXT → see our page' },
    { packet: 6, text: 'DNS: 7.100.51.198.b.barracudacentral.org → the name server failed' },
    { packet: 7, text: 'DNS: mx.example.org → 198.51.100.8' },
    { packet: 8, text: 'DNS: 7.100.51.198.zen.spamhaus.org TXT → no such name' },
  ]);
});

it('leaves out answers that came later, or long before', () => {
  const dns = new DnsEvidence();
  dns.add(answer('7.100.51.198.zen.spamhaus.org', 1, ['127.0.0.4']), 1, NOON);
  expect(dns.dnsEvidence(['198.51.100.7'], '2023-05-01T11:59:00Z')).toEqual([]);
  expect(dns.dnsEvidence(['198.51.100.7'], '2023-05-01T13:00:00Z')).toEqual([]);
  expect(dns.dnsEvidence(['198.51.100.8'], '2023-05-01T12:00:00Z')).toEqual([]);
});

it('keeps the latest answers only', () => {
  const dns = new DnsEvidence();
  for (let packet = 1; packet <= 60; packet++)
    dns.add(answer('7.100.51.198.zen.spamhaus.org', 1, [`127.0.1.${String(packet)}`]), packet, NOON);
  expect(dns.dnsEvidence(['198.51.100.7'], '2023-05-01T12:00:00Z').map(({ packet }) => packet)).toEqual(
    Array.from(
      { length: LIMITS.dnsAnswersPerSubject },
      (_, index) => 61 - LIMITS.dnsAnswersPerSubject + index,
    ),
  );
  for (let index = 0; index <= LIMITS.dnsSubjects; index++)
    dns.add(answer(`h${String(index)}.example`, 1, ['192.0.2.1']), 100, NOON);
  expect(dns.dnsEvidence(['198.51.100.7'], '2023-05-01T12:00:00Z')).toEqual([]);
});

it('tells of a session what its name servers said, and what those answers lead to', () => {
  const dns = new DnsEvidence();
  dns.add(answer('7.100.51.198.in-addr.arpa', 12, ['mx.example.org']), 1, NOON);
  dns.add(answer('mx.example.org', 1, ['198.51.100.8']), 2, NOON + 0.123);
  dns.add(answer('example.org', 16, ['v=spf1 include:_spf.mail.example -all']), 3, NOON);
  dns.add(answer('_spf.mail.example', 16, ['v=spf1 ip4:198.51.100.0/24 -all']), 4, NOON);
  dns.add(answer('s1._domainkey.example.org', 16, [], 3), 5, NOON);
  dns.add(answer('stranger.example', 1, ['192.0.2.9']), 6, NOON);
  dns.add(answer('mx.example.org', 1, ['198.51.100.7']), 7, NOON + 3_600_000);
  const told = dns.answersAbout(['198.51.100.7', 'Example.org'], NOON, NOON + 5000);
  expect(told.map(({ packet, question }) => `${String(packet)} ${question}`)).toEqual([
    '1 7.100.51.198.in-addr.arpa',
    '2 mx.example.org',
    '3 example.org',
    '4 _spf.mail.example',
    '5 s1._domainkey.example.org',
  ]);
  expect(told[1]).toEqual({
    question: 'mx.example.org',
    type: 'A',
    answers: ['198.51.100.8'],
    rcode: 'NOERROR',
    packet: 2,
    at: '2023-05-01T12:00:00.000123Z',
  });
});

it('keeps no more text than its bound, the newest of it', () => {
  const hit = new Set<string>();
  const dns = new DnsEvidence((limit) => hit.add(limit));
  const long = Array.from({ length: LIMITS.dnsRecords }, () => 'x'.repeat(255));
  const count = Math.ceil(LIMITS.dnsCharacters / (LIMITS.dnsRecords * 255)) + 5;
  const message = answer('h0000.example', 16, long);
  const names = Array.from({ length: count }, (_, index) => `h${String(index).padStart(4, '0')}.example`);
  for (const [index, name] of names.entries()) {
    message.set(Buffer.from(name.slice(0, 5)), 13);
    dns.add(message, index, NOON);
  }
  expect(hit).toContain('dnsCharacters');
  expect(dns.answersAbout(names.slice(0, 1), NOON, NOON)).toEqual([]);
  expect(dns.answersAbout(names.slice(-1), NOON, NOON)).toHaveLength(1);
});

it('bounds what stands in a session', () => {
  const hit = new Set<string>();
  const dns = new DnsEvidence((limit) => hit.add(limit));
  const names = Array.from(
    { length: LIMITS.sessionDnsAnswers + 5 },
    (_, index) => `h${String(index)}.example`,
  );
  for (const [index, name] of names.entries()) dns.add(answer(name, 1, ['192.0.2.1']), index + 1, NOON);
  expect(dns.answersAbout(names, NOON, NOON).map(({ packet }) => packet)).toEqual(
    Array.from({ length: LIMITS.sessionDnsAnswers }, (_, index) => index + 6),
  );
  expect(hit).toContain('sessionDnsAnswers');
});
