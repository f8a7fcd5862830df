import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpointOf, parseNameServers } from '../../../electron/lookup/name-servers.ts';
import { createResolver } from '../../../electron/lookup/resolver.ts';
import { runLookup } from '../../../electron/lookup/run-lookup.ts';
import { LOOKUP_LIMITS } from '../../../shared/lookup/limits.ts';
import { subjectOfWords } from '../../../shared/lookup/subject.ts';
import type { LookupReport, LookupSubject, LookupTopic } from '../../../shared/model/lookup.ts';
import { SAMPLE } from '../../support/recorded-captures.ts';
import { MAIL_ZONES } from '../../support/mail-zones.ts';
import {
  hasLoopback6,
  hasNameServer,
  startFakeServer,
  startNameServer,
  type NameServer,
} from '../../support/name-server.ts';
import { runCommand } from '../cli/run-command.ts';

function subject(...words: readonly string[]): LookupSubject {
  const found = subjectOfWords({ words });
  if (typeof found === 'string') throw new Error(found);
  return found;
}

const results = ({ facts }: LookupReport, topic: LookupTopic) =>
  facts.filter((fact) => fact.topic === topic).map(({ about, result }) => `${about}: ${result}`);

describe.skipIf(!hasNameServer)('with a real name server (Knot DNS)', () => {
  let server: NameServer;
  beforeAll(async () => {
    server = await startNameServer(MAIL_ZONES);
  });
  afterAll(() => server.stop());

  const at = () => ({ servers: [`127.0.0.1:${server.port}`], timeoutMillis: 1000, tries: 1 });
  const ask = (name: string, type: Parameters<ReturnType<typeof createResolver>['ask']>[1]) =>
    createResolver(at()).ask(name, type);

  it.each([
    ['mx.example.org', 'A', ['192.0.2.10'], 'NOERROR'],
    ['MX.example.org.', 'AAAA', ['2001:db8::10'], 'NOERROR'],
    ['example.org', 'MX', ['10 mx.example.org', '20 mx.backup.example'], 'NOERROR'],
    ['null.example', 'MX', ['0 .'], 'NOERROR'],
    ['10.2.0.192.in-addr.arpa', 'PTR', ['mx.example.org'], 'NOERROR'],
    [
      '_25._tcp.mx.example.org',
      'TLSA',
      ['3 1 1 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'],
      'NOERROR',
    ],
    ['mx.example.org', 'TLSA', [], 'NOERROR'],
    ['nobody.example.org', 'TLSA', [], 'NXDOMAIN'],
    ['example.org', 'A', [], 'NOERROR'],
    ['nobody.example.org', 'A', [], 'NXDOMAIN'],
    ['www.broken.example', 'A', [], 'SERVFAIL'],
    ['_25._tcp.broken.example', 'TLSA', [], 'SERVFAIL'],
    ['elsewhere.example', 'MX', [], 'REFUSED'],
    ['_25._tcp.elsewhere.example', 'TLSA', [], 'REFUSED'],
    ['a..b', 'A', [], 'BADNAME'],
    ['a..b', 'TLSA', [], 'BADNAME'],
    ['x y.example.org', 'TXT', [], 'BADNAME'],
  ] as const)('%s %s is answered', async (name, type, answers, outcome) => {
    const answer = await ask(name, type);
    expect([[...answer.answers].sort(), answer.outcome]).toEqual([[...answers].sort(), outcome]);
  });

  it('joins the strings of a text, and takes by TCP what UDP has no room for', async () => {
    expect((await ask('example.org', 'TXT')).answers).toEqual([
      'v=spf1 mx include:_spf.partner.example ip6:2001:db8::/32 -all',
    ]);
    expect((await ask('many.example.org', 'TXT')).answers).toHaveLength(30);
  });

  it('asks by IPv6', async () => {
    const resolver = createResolver({ ...at(), servers: [`[::1]:${server.port}`] });
    const answers = await Promise.all([
      resolver.ask('mx.example.org', 'A'),
      resolver.ask('_25._tcp.mx.example.org', 'TLSA'),
    ]);
    const expected = hasLoopback6 ? ['NOERROR', 'NOERROR'] : ['UNREACHABLE', 'UNREACHABLE'];
    expect(answers.map(({ outcome }) => outcome)).toEqual(expected);
  });

  it('asks each question once, and so many in all', async () => {
    const resolver = createResolver(at());
    await Promise.all([resolver.ask('mx.example.org', 'A'), resolver.ask('MX.example.org.', 'A')]);
    expect(resolver.answers()).toHaveLength(1);
    const more = await Promise.all(
      Array.from({ length: LOOKUP_LIMITS.questions }, (_, index) =>
        resolver.ask(`h${String(index)}.example.org`, 'A'),
      ),
    );
    expect(more.at(-1)?.outcome).toBe('LIMIT');
    expect(resolver.answers()).toHaveLength(LOOKUP_LIMITS.questions);
  });

  it("tells seed 001's server that its names do not fit", async () => {
    const report = await runLookup(subject('192.0.2.2'), at());
    expect(results(report, 'reverse-name')).toEqual(['192.0.2.2: unconfirmed']);
    expect(report.facts[0]?.summary).toContain('www.yourdomain.example, but that name does not lead back');
  });

  it("tells seed 001's home user that the name is one of a whole range, and lists say so", async () => {
    const report = await runLookup(subject('66.69.199.144'), at());
    expect(results(report, 'reverse-name')).toEqual(['66.69.199.144: confirmed']);
    expect(results(report, 'reverse-name-kind')).toEqual(['66.69.199.144: generic']);
    expect(results(report, 'blocklist').filter((result) => !result.endsWith('unknown'))).toEqual([
      '66.69.199.144 at zen.spamhaus.org: listed',
      '66.69.199.144 at psbl.surriel.com: lists-everything',
      '66.69.199.144 at truncate.gbudb.net: no-listing',
      '66.69.199.144 at hostkarma.junkemailfilter.com: listed',
      '66.69.199.144: not-listed',
    ]);
    const listing = report.facts.find(({ result }) => result === 'listed');
    expect(listing?.details).toContain('127.0.0.10: PBL, entered by the provider');
    expect(listing?.details).toContain('the list says: https://check.spamhaus.org/');
  });

  it('takes no refused query, no failure and no white entry for a listing', async () => {
    const report = await runLookup(subject('192.0.2.10'), at());
    expect(results(report, 'reverse-name')).toEqual(['192.0.2.10: confirmed']);
    expect(results(await runLookup(subject('2001:db8::10'), at()), 'reverse-name')).toEqual([
      '2001:db8::10: confirmed',
    ]);
    expect(report.facts.filter(({ result }) => result === 'listed')).toEqual([]);
    const about = (zone: string) =>
      report.facts.find((fact) => fact.about === `192.0.2.10 at ${zone}`)?.summary;
    expect(about('zen.spamhaus.org')).toContain(
      '127.255.255.254: the query came through a public or open resolver',
    );
    expect(about('hostkarma.junkemailfilter.com')).toContain('trusted sender');
    const silent = report.facts.filter((fact) => fact.topic === 'blocklist' && fact.about === '192.0.2.10');
    expect(
      silent.map(({ summary, details }) => [summary, details.join(' ').includes('rbl.interserver.net')]),
    ).toEqual([
      ['192.0.2.10 is not on bl.spamcop.net.', false],
      [expect.stringMatching(/is on \d\d blocklists could not be found out: .*REFUSED/), true],
      [
        'Whether 192.0.2.10 is on all.s5h.net could not be found out: the name server failed (SERVFAIL).',
        false,
      ],
    ]);
  });

  it("finds seed 002's way of the mail: no MX, so the address", async () => {
    const report = await runLookup(
      subject('fedora.example', 'null.example', 'empty.example', 'broken.example'),
      at(),
    );
    expect(results(report, 'mail-exchanger')).toEqual([
      'fedora.example: address',
      'null.example: null-mx',
      'empty.example: none',
      'broken.example: unknown',
    ]);
  });

  it('tells what a domain publishes', async () => {
    const report = await runLookup(
      {
        ...subject('example.org'),
        dkim: ['s1', 'old', 'no'].map((selector) => ({ domain: 'example.org', selector })),
      },
      at(),
    );
    expect(report.facts.map(({ topic, about, result }) => `${topic} ${about}: ${result}`)).toEqual([
      'mail-exchanger example.org: mx',
      'spf example.org: record',
      'dmarc example.org: quarantine',
      'mta-sts example.org: policy',
      'tlsa mx.example.org: records',
      'tlsa mx.backup.example: none',
      'blocklist example.org at dbl.spamhaus.org: listed',
      'blocklist example.org at multi.uribl.com: unknown',
      'blocklist example.org: unknown',
      'dkim s1._domainkey.example.org: key',
      'dkim old._domainkey.example.org: revoked',
      'dkim no._domainkey.example.org: none',
    ]);
  });

  it.each([
    ['192.0.2.10', 'pass', 'mx'],
    ['198.51.100.7', 'pass', 'include:_spf.partner.example → ip4:198.51.100.0/25'],
    ['2001:db8::99', 'pass', 'ip6:2001:db8::/32'],
    ['198.51.100.200', 'fail', '-all'],
  ])('evaluates SPF for the wire address %s: %s', async (address, result, path) => {
    const report = await runLookup(
      { ...subject(address, 'example.org'), mailFrom: 'a@example.org', helo: 'mx.example.org' },
      at(),
    );
    expect(results(report, 'spf')).toEqual([`${address} for example.org: ${result}`]);
    expect(report.facts.find(({ topic }) => topic === 'spf')?.summary).toContain(`(by ${path})`);
  });

  it('puts the EHLO name beside both', async () => {
    const helo = async (name: string, address = '192.0.2.10') =>
      results(await runLookup({ ...subject(address), helo: name }, at()), 'helo')[0];
    expect(await helo('mx.example.org')).toBe('mx.example.org: matches');
    expect(await helo('yourdomain.example', '192.0.2.2')).toBe('yourdomain.example: resolves');
    expect(await helo('yourdomain.example')).toBe('yourdomain.example: other-address');
    expect(await helo('nobody.example.org')).toBe('nobody.example.org: no-address');
    expect(await helo('www.broken.example')).toBe('www.broken.example: unknown');
    expect(await helo('localhost')).toBe('localhost: not-a-domain');
    expect(await helo('[192.0.2.10]')).toBe('[192.0.2.10]: literal');
    expect(await helo('[10.0.0.1]')).toBe('[10.0.0.1]: other-address');
  });

  it('shows then and now side by side', async () => {
    const then = [
      { question: 'mx.example.org', type: 'A', answers: ['192.0.2.10'], rcode: 'NOERROR' },
      { question: '144.199.69.66.zen.spamhaus.org', type: 'A', answers: [], rcode: 'NXDOMAIN' },
      { question: 'www.broken.example', type: 'A', answers: ['192.0.2.3'], rcode: 'NOERROR' },
    ] as const;
    const captured = then.map((answer, index) => ({
      ...answer,
      packet: index + 1,
      at: '2017-04-30T16:16:27.000000Z',
    }));
    const { thenAndNow } = await runLookup(subject('66.69.199.144'), at(), captured);
    expect(thenAndNow.map(({ question, verdict, now }) => [question, verdict, now?.outcome])).toEqual([
      ['mx.example.org', 'same', 'NOERROR'],
      ['144.199.69.66.zen.spamhaus.org', 'changed', 'NOERROR'],
      ['www.broken.example', 'unknown', 'SERVFAIL'],
    ]);
  });

  it('answers the command line, and says first whom it asks', async () => {
    const dns = ['--dns', `127.0.0.1:${server.port}`];
    const { code, stdout, stderr } = await runCommand([
      'lookup',
      '192.0.2.10',
      '--helo',
      'mx.example.org',
      '--mail-from',
      '<a@example.org>',
      ...dns,
    ]);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      new RegExp(`^smtpscope: asking 127\\.0\\.0\\.1:${String(server.port)}; \\d+ questions at least`),
    );
    expect(stdout).toContain('✓ 192.0.2.10 is called mx.example.org, and that name leads back to it.');
    expect(stdout).toContain('✓ SPF: example.org lets 192.0.2.10 send its mail (by mx).');
    const json = await runCommand(['lookup', 'fedora.example', '-f', 'json', ...dns]);
    expect(JSON.parse(json.stdout)).toMatchObject({
      schema: 'smtpscope/lookup@1',
      complete: true,
      subject: { domains: ['fedora.example'] },
    });
  });
});

it('sends nothing for --dry-run, and prints commands that ask the same', async () => {
  const server = await startFakeServer();
  const dns = ['--dns', `127.0.0.1:${server.port}`];
  const { code, stdout, stderr } = await runCommand(['lookup', '192.0.2.10', '--dry-run', ...dns]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^# Nothing was sent\./);
  expect(stdout).toContain(`\ndig @127.0.0.1 -p ${server.port} +short -x 192.0.2.10\n`);
  expect(await runCommand(['lookup', '192.0.2.10', '--offline', ...dns])).toEqual({ code, stdout, stderr });
  const session = await runCommand([
    'lookup',
    '--capture',
    SAMPLE,
    '--session',
    '1',
    '--offline',
    '-f',
    'json',
    ...dns,
  ]);
  expect(JSON.parse(session.stdout)).toMatchObject({ servers: [`127.0.0.1:${server.port}`] });
  expect(server.questions()).toBe(0);
  await server.stop();
});

describe('with name servers that do not help', () => {
  it('tells that none answered in time, and that none can be reached', async () => {
    const silent = await startFakeServer();
    const options = { servers: [`127.0.0.1:${silent.port}`], timeoutMillis: 100, tries: 1 };
    const resolver = createResolver(options);
    const outcomes = await Promise.all([
      resolver.ask('example.org', 'MX'),
      resolver.ask('example.org', 'TLSA'),
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['TIMEOUT', 'TIMEOUT']);
    const report = await runLookup(subject('192.0.2.1'), options);
    expect(report.facts.every(({ verdict }) => verdict === 'doubt')).toBe(true);
    await silent.stop();
    const nobody = createResolver(options);
    const refused = await Promise.all([nobody.ask('example.org', 'MX'), nobody.ask('example.org', 'TLSA')]);
    for (const { outcome } of refused) expect(['UNREACHABLE', 'TIMEOUT']).toContain(outcome);
  });

  it('asks few questions at the same time', async () => {
    const silent = await startFakeServer();
    const resolver = createResolver({
      servers: [`127.0.0.1:${silent.port}`],
      timeoutMillis: 5000,
      tries: 1,
      signal: AbortSignal.timeout(300),
    });
    const all = Array.from({ length: 50 }, (_, index) =>
      resolver.ask(`h${String(index)}.example`, 'A').catch(() => undefined),
    );
    await new Promise((done) => setTimeout(done, 150));
    expect(silent.questions()).toBe(LOOKUP_LIMITS.questionsAtOnce);
    await Promise.all(all);
    expect(silent.questions()).toBe(LOOKUP_LIMITS.questionsAtOnce);
    await silent.stop();
  });

  it('stops at once, with what had come', async () => {
    const silent = await startFakeServer();
    const stop = new AbortController();
    setTimeout(() => {
      stop.abort();
    }, 100);
    const began = Date.now();
    const report = await runLookup(subject('192.0.2.1', 'example.org'), {
      servers: [`127.0.0.1:${silent.port}`],
      signal: stop.signal,
    });
    expect(Date.now() - began).toBeLessThan(2000);
    expect(report).toMatchObject({ complete: false, facts: [], answers: [] });
    await silent.stop();
  });

  it('survives answers that are none', async () => {
    let seed = 1;
    const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) >> 16;
    const hostile = await startFakeServer((question) => {
      const noise = Buffer.from(Array.from({ length: random() % 900 }, () => random() & 255));
      // Half of them begin like a true answer with many records.
      if (random() % 2 === 0) return Buffer.concat([question.subarray(0, 2), noise]);
      const head = Buffer.from(question);
      head.writeUInt16BE(0x8180, 2);
      head.writeUInt16BE(0xffff, 6);
      return Buffer.concat([head, noise]);
    });
    const resolver = createResolver({ servers: [`127.0.0.1:${hostile.port}`], timeoutMillis: 100, tries: 1 });
    for (let round = 0; round < 15; round++) {
      const name = `h${String(round)}.example`;
      for (const type of ['A', 'MX', 'TXT', 'PTR', 'TLSA'] as const) {
        const { answers } = await resolver.ask(name, type);
        expect(answers.length).toBeLessThanOrEqual(LOOKUP_LIMITS.records);
        for (const answer of answers) expect(answer.length).toBeLessThanOrEqual(LOOKUP_LIMITS.recordLength);
      }
    }
    await hostile.stop();
  });
});

it('reads addresses of name servers', () => {
  expect(
    parseNameServers(
      '127.0.0.1:5353, ::1  [2001:db8::53]:5353 192.0.2.53 [::1] 192.0.2.1:53'.split('  ')[0] ?? '',
    ),
  ).toEqual(['127.0.0.1:5353', '::1']);
  expect(parseNameServers('[2001:db8::53]:5353,192.0.2.53:53,[::1]')).toEqual([
    '[2001:db8::53]:5353',
    '192.0.2.53',
    '::1',
  ]);
  expect(parseNameServers('')).toEqual([]);
  expect(endpointOf('[2001:db8::53]:5353')).toEqual({ address: '2001:db8::53', port: 5353 });
  expect(endpointOf('::1')).toEqual({ address: '::1', port: 53 });
  for (const text of [
    'dns.example',
    '127.0.0.1:0',
    '127.0.0.1:99999',
    '[::1',
    '1.2.3',
    '1 2 3 4 5',
    '127.0.0.1;x',
  ])
    expect(() => parseNameServers(text)).toThrow();
});
