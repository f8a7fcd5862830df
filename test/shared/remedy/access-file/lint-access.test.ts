import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lintAccess } from '../../../../shared/remedy/access-file/lint-access.ts';
import { allowConfiguration } from '../../../../shared/remedy/allow/index.ts';
import { readRanges } from '../../../../shared/remedy/networks/read-ranges.ts';
import { askSendmail, type AskedProgram } from '../../../support/mail-programs/asked-programs.ts';
import { mailProgramFolder } from '../../../support/mail-programs/prepare.mjs';
import { GMAIL_RANGES_2017 } from '../gmail-ranges.ts';

const codesOf = (text: string) => lintAccess(text).findings.map(({ line, code }) => `${line} ${code}`);

describe('a Sendmail access file', () => {
  it('with the ranges of Gmail in CIDR notation never matches one, and would relay if it did', () => {
    const ranges = GMAIL_RANGES_2017.replaceAll('ip4:', '').match(/[0-9a-f.:]+\/\d+/g) ?? [];
    const { entries, findings } = lintAccess(
      `# Gmail\n${ranges.map((range) => `${range} RELAY\n`).join('')}`,
    );
    expect(entries).toBe(19);
    expect(findings.map(({ line }) => line)).toEqual(ranges.map((_, at) => at + 2));
    expect(new Set(findings.map(({ code, severity }) => `${severity} ${code}`))).toEqual(
      new Set(['error never-matches']),
    );
    expect(findings[0]).toMatchObject({
      key: '64.18.0.0/20',
      message: expect.stringMatching(/knows no CIDR.*RELAY would let/) as string,
      tip: 'smtpscope allow --for sendmail 64.18.0.0/20 writes the lines that match.',
    });
    expect(findings.at(-1)?.message).toContain('looked up with “IPv6:” before them');
  });

  it('of our own making is without fault', () => {
    const { spans } = readRanges(GMAIL_RANGES_2017, 'prose');
    const lines = [...allowConfiguration('sendmail', spans).lines].join('\n');
    expect(lintAccess(lines)).toEqual({ entries: 24_970, findings: [] });
  });

  it.each([
    ['Connect:192.0.2.*\tOK', ['1 never-matches']],
    ['Connect:192.0.2.\tOK', ['1 never-matches']],
    ['[192.0.2.1]\tOK', ['1 never-matches']],
    ['192.0.2.1-192.0.2.9\tOK', ['1 never-matches']],
    ['192.0.256\tREJECT', ['1 never-matches']],
    ['2001:db8:1\tOK', ['1 never-matches']],
    ['IPv6:2001:db8::1\tOK', ['1 never-matches']],
    ['IPv6:2001:0db8\tOK', ['1 never-matches']],
    ['192.0.2.0\tOK', ['1 one-address']],
    ['198.51\tRELAY', ['1 opens-relay']],
    ['Connect:198.51.100.7\tRELAY', ['1 opens-relay']],
    ['Connect:192.168\tRELAY', []],
    ['Connect:IPv6:fd00:1\tRELAY', []],
    ['com\tRELAY', ['1 opens-relay']],
    ['To:example.org\tRELAY', []],
    ['From:boss@example.org\tRELAY', ['1 opens-relay']],
    ['Connect:192.0.2\tALLOW', ['1 unknown-action']],
    ['spam@example.org\t"550 5.7.1 go away"', []],
    ['Connect:192.0.2\tERROR:5.7.1:550 no', []],
    ['Connect: 192.0.2\tOK', ['1 space-after-tag']],
    ['Conect:192.0.2\tOK', ['1 unknown-tag']],
    ['ClientRate:\t10', []],
    ['192.0.2', ['1 no-value']],
    [' 192.0.2\tOK', ['1 leading-space']],
    ['# 192.0.2.0/24\tOK\n\n', []],
    ['a.example\tOK\nA.Example\tok', ['2 duplicate-key']],
    ['a.example\tOK\r\na.example\tREJECT\r\n', ['2 contradiction']],
    ['Connect:192.0.2\tOK\n192.0.2\tREJECT', ['2 contradiction']],
    ['192.0\tOK\nConnect:192.0.2.7\tOK', ['2 shadowed']],
    ['Connect:192.0\tREJECT\nConnect:192.0.2\tOK', ['2 exception']],
    ['Connect:IPv6:2001:db8:7\tOK\nConnect:IPv6:2001:db8\tREJECT', ['1 exception']],
  ])('%j', (text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });

  it('is checked in little time, however many lines it has', () => {
    const many = Array.from(
      { length: 200_000 },
      (_, at) => `Connect:10.${at >> 16}.${(at >> 8) & 255}.${at & 255} OK`,
    );
    const { entries, findings } = lintAccess(many.join('\n'));
    expect(entries).toBe(200_000);
    expect(findings.length).toBeLessThanOrEqual(10_001);
  });
});

const has = mailProgramFolder('sendmail') !== undefined;

describe('Sendmail itself agrees that', () => {
  let sendmail: AskedProgram | undefined;
  beforeAll(() => {
    if (has) sendmail = askSendmail();
  });
  afterAll(() => sendmail?.dispose());

  it.skipIf(!has).each([
    ['192.0.2.0/24 OK', '192.0.2.1', false],
    ['2001:db8::/32 OK', '2001:db8::1', false],
    ['IPv6:2001:db8::1 OK', '2001:db8::1', false],
    ['IPv6:2001:db8:0:0:0:0:0:1 OK', '2001:db8::1', true],
    ['IPv6:2001:0db8 OK', '2001:db8::1', false],
    ['Connect:192.0.2. OK', '192.0.2.1', false],
    ['Connect:192.0.2.* OK', '192.0.2.1', false],
    ['192.0.2.0 OK', '192.0.2.1', false],
    ['192.0.2 OK', '192.0.2.1', true],
    ['Connect:192.0.2 OK', '192.0.20.1', false],
  ])('“%s” and %s: %s', (line, address, letIn) => {
    expect(sendmail?.ask(`${line}\n`, [address])).toEqual([letIn]);
    const isDead = lintAccess(line).findings.some(
      ({ code }) => code === 'never-matches' || code === 'one-address',
    );
    if (!line.startsWith('Connect:192.0.2 ')) expect(isDead).toBe(!letIn);
  });
});
