import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../../../shared/engine/limits.ts';
import { parseAuthenticationResults } from '../../../../../shared/engine/mail/authentication/authentication-results.ts';
import { readAuthentication } from '../../../../../shared/engine/mail/authentication/read-authentication.ts';
import { parseHeaderFields } from '../../../../../shared/engine/mail/header-section.ts';

const AT = '2026-11-21T10:00:00.000000Z';
const WIRE = {
  clientAddress: '198.51.100.20',
  helo: 'mail.shop.example',
  mailFrom: 'bounce@news.shop.example',
  at: AT,
};

const read = (header: string, more: object = {}) =>
  readAuthentication({ headers: parseHeaderFields(header), ...WIRE, ...more });

const txt = (question: string, ...answers: readonly string[]) => ({
  question,
  type: 'TXT' as const,
  answers,
  rcode: 'NOERROR' as const,
  packet: 1,
  at: AT,
});

describe('an Authentication-Results field', () => {
  it('tells methods, results, properties and comments', () => {
    expect(
      parseAuthenticationResults(
        'mx.partner.example 1; spf=pass (sender is allowed) smtp.mailfrom=shop.example; ' +
          'dkim/1 = FAIL reason="bad; signature" header.d=shop.example header.b="abc=="; ' +
          'auth=pass smtp.auth="anne (home)"@shop.example; dmarc=none',
      ),
    ).toEqual([
      {
        authority: 'mx.partner.example',
        method: 'spf',
        result: 'pass',
        properties: ['smtp.mailfrom=shop.example'],
        comment: 'sender is allowed',
      },
      {
        authority: 'mx.partner.example',
        method: 'dkim',
        result: 'fail',
        properties: ['reason=bad; signature', 'header.d=shop.example', 'header.b=abc=='],
      },
      {
        authority: 'mx.partner.example',
        method: 'auth',
        result: 'pass',
        properties: ['smtp.auth=anne (home)@shop.example'],
      },
      { authority: 'mx.partner.example', method: 'dmarc', result: 'none', properties: [] },
    ]);
  });

  it('keeps equals signs of a value without quotes', () => {
    expect(parseAuthenticationResults('a; dkim=pass header.b=x/y=== header.i=@b')[0]?.properties).toEqual([
      'header.b=x/y===',
      'header.i=@b',
    ]);
  });

  it.each([
    'mx.partner.example; none',
    'mx.partner.example',
    '',
    '(only a comment',
    ';;;',
    'a; =pass',
    'a; spf',
  ])('without results has none: %j', (value) => {
    expect(parseAuthenticationResults(value)).toEqual([]);
  });

  it('is quick with hostile values', () => {
    const began = performance.now();
    for (const piece of ['(', 'a=', '=', ';', '"', 'a b=c ', '\\'])
      parseAuthenticationResults(`x;${piece.repeat(200_000)}`);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe('authentication facts', () => {
  it('of plain mail are the identities that SPF checks, and the domain of From', () => {
    expect(read('From: "x@bank.example" <anne@shop.example>\r\nSubject: x')).toEqual({
      spf: {
        ...{
          clientAddress: '198.51.100.20',
          helo: 'mail.shop.example',
          mailFrom: 'bounce@news.shop.example',
        },
        aligned: true,
      },
      fromDomain: 'shop.example',
      dkim: [],
      results: [],
      arc: [],
      doubts: [],
    });
  });

  it('take records from the DNS answers of the capture', () => {
    const dns = [
      txt('news.shop.example', 'google-site-verification=1', 'v=spf1 ip4:198.51.100.20 -all'),
      txt('_dmarc.shop.example', 'v=DMARC1; p=reject'),
      txt('_dmarc.mail.shop.example'),
    ];
    expect(read('From: anne@mail.shop.example', { dns })).toMatchObject({
      spf: { record: 'v=spf1 ip4:198.51.100.20 -all' },
      dmarc: 'v=DMARC1; p=reject',
    });
  });

  it('of the null sender are those of HELO', () => {
    const dns = [txt('mail.shop.example', 'v=spf1 a -all')];
    expect(read('From: MAILER-DAEMON@shop.example', { mailFrom: '', dns }).spf).toEqual({
      clientAddress: '198.51.100.20',
      helo: 'mail.shop.example',
      mailFrom: '',
      aligned: true,
      record: 'v=spf1 a -all',
    });
  });

  it.each([
    ['example.co.uk', 'mail.example.co.uk', true],
    ['example.co.uk', 'other.co.uk', false],
    ['a.github.io', 'b.github.io', false],
    ['Shop.Example', 'shop.example', true],
  ])('know what one organisation is: %s, %s', (from, sender, aligned) => {
    expect(read(`From: a@${from}`, { mailFrom: `b@${sender}` }).spf.aligned).toBe(aligned);
  });

  it('tell ARC sets in their order', () => {
    const header = [
      'ARC-Seal: i=2; a=rsa-sha256; cv=pass; d=list.example; s=s; b=x',
      'ARC-Message-Signature: i=2; d=list.example; b=x',
      'ARC-Authentication-Results: i=2; list.example; arc=pass',
      'ARC-Seal: i=1; a=rsa-sha256; cv=none; d=shop.example; s=s; b=x',
      'ARC-Authentication-Results: i=1; mx.shop.example;',
      '\tspf=pass smtp.mailfrom=a@shop.example',
      'ARC-Seal: i=999999; cv=none',
      'ARC-Seal: nonsense',
      'From: a@shop.example',
    ].join('\r\n');
    expect(read(header).arc).toEqual([
      {
        instance: 1,
        domain: 'shop.example',
        chain: 'none',
        results: 'mx.shop.example; spf=pass smtp.mailfrom=a@shop.example',
      },
      { instance: 2, domain: 'list.example', chain: 'pass', results: 'list.example; arc=pass' },
    ]);
  });

  it('tell whether one click leaves the list (RFC 8058)', () => {
    const field =
      'From: a@b.example\r\nList-Unsubscribe: <mailto:leave@shop.example>, <https://shop.example/leave?id=1>';
    const value = '<mailto:leave@shop.example>, <https://shop.example/leave?id=1>';
    expect(read(field).listUnsubscribe).toEqual({ value, oneClick: false });
    expect(read(`${field}\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click`).listUnsubscribe).toEqual({
      value,
      oneClick: true,
    });
  });

  it('say what is wrong with From', () => {
    expect(read('From: a@b.example\r\nFrom: c@d.example').doubts).toEqual([
      'There are 2 From fields, and RFC 5322 section 3.6 allows one: programs disagree about which of them counts.',
    ]);
    expect(read('Subject: x').doubts).toEqual([
      'There is no From field, which RFC 5322 section 3.6 asks for.',
    ]);
    expect(read('From: nobody').doubts).toEqual(['The From field holds no address with a domain.']);
  });

  it('say when results bear the name of a server that has not had the message yet', () => {
    const header = 'Authentication-Results: MX.partner.example; spf=pass\r\nFrom: a@b.example';
    expect(read(header, { serverName: 'other.example' }).doubts).toEqual([]);
    expect(read(header, { serverName: 'mx.partner.example' }).doubts).toEqual([
      'An Authentication-Results field has the name of the receiving server, mx.partner.example, which has not had the message yet: it is forged or from an earlier visit, and the server has to remove it (RFC 8601 section 5).',
    ]);
  });

  it('are bounded and never fail', () => {
    const name = fc.constantFrom(
      'From',
      'DKIM-Signature',
      'Authentication-Results',
      'ARC-Seal',
      'List-Unsubscribe',
    );
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('i=1', ';', 'd=a.example', 'a=rsa-sha256', 'bh=', '<', '@', '"', '('),
    );
    const field = fc
      .tuple(name, fc.array(piece))
      .map(([each, pieces]) => `${each}: ${pieces.join('').replace(/[\r\n]/g, '')}`);
    fc.assert(
      fc.property(fc.array(field), fc.string(), (fields, mailFrom) => {
        const { dkim, results } = read(fields.join('\r\n'), { mailFrom });
        expect(dkim.length).toBeLessThanOrEqual(LIMITS.dkimSignatures);
        expect(results.length).toBeLessThanOrEqual(LIMITS.authenticationResults);
      }),
    );
  });
});
