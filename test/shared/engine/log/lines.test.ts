import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LIMITS } from '../../../../shared/engine/limits.ts';
import { readLines } from './read-lines.ts';

const MESSAGE = 'connect from mail.example.org[192.0.2.1]';

test('reads the stamps of every way in which logs are kept', () => {
  const lines = [
    `Apr 30 10:31:32 mx postfix/smtpd[1]: ${MESSAGE}`,
    `<22>Apr  3 10:31:32 mx postfix/smtpd[1]: ${MESSAGE}`,
    `2017 Apr 30 10:31:32.5 mx postfix/smtpd[1]: ${MESSAGE}`,
    `2017-04-30T10:31:32.250-04:00 mx postfix/smtpd[1]: ${MESSAGE}`,
    `2017-04-30T10:31:32+0200 mx postfix/smtpd[1]: ${MESSAGE}`,
    `Sun 2017-04-30 10:31:32 UTC mx postfix/smtpd[1]: ${MESSAGE}`,
    `1493562692.250000 mx postfix/smtpd[1]: ${MESSAGE}`,
    `<22>1 2017-04-30T10:31:32.003Z mx postfix/smtpd 1 - [x@1 a="b]"] ${MESSAGE}`,
    JSON.stringify({
      MESSAGE,
      SYSLOG_IDENTIFIER: 'postfix/smtpd',
      _HOSTNAME: 'mx',
      SYSLOG_PID: '1',
      __REALTIME_TIMESTAMP: '1493562692250000',
    }),
  ];
  const { entries, counts } = readLines(lines.join('\n'));
  expect(entries.map(({ stamp, host, pid }) => [stamp, host, pid])).toEqual(
    [
      { kind: 'wall', year: undefined, month: 3, day: 30, dayMillis: 37_892_000 },
      { kind: 'wall', year: undefined, month: 3, day: 3, dayMillis: 37_892_000 },
      { kind: 'wall', year: 2017, month: 3, day: 30, dayMillis: 37_892_500 },
      { kind: 'instant', millis: 1_493_562_692_250 },
      { kind: 'instant', millis: 1_493_541_092_000 },
      { kind: 'instant', millis: 1_493_548_292_000 },
      { kind: 'instant', millis: 1_493_562_692_250 },
      { kind: 'instant', millis: 1_493_548_292_003 },
      { kind: 'instant', millis: 1_493_562_692_250 },
    ].map((stamp) => [stamp, 'mx', '1']),
  );
  expect(counts).toMatchObject({ lines: 9, mailLines: 9, unknownLines: 0, programs: ['postfix'] });
});

test('reads a journal export, also a field of several lines', () => {
  const { entries } = readLines(
    [
      '__CURSOR=s=1',
      '__REALTIME_TIMESTAMP=1493562692250000',
      'SYSLOG_IDENTIFIER=postfix/smtpd',
      `MESSAGE=${MESSAGE}`,
      '',
      '__CURSOR=s=2',
      '__REALTIME_TIMESTAMP=1493562693250000',
      'SYSLOG_IDENTIFIER=postfix/smtpd',
      'MESSAGE',
      `\u0029\0\0\0\0\0\0\0dis${MESSAGE.slice(0, 20)}`,
      MESSAGE.slice(20),
      '',
    ].join('\n'),
  );
  expect(entries.map(({ line, event }) => [line, event.kind])).toEqual([
    [1, 'connected'],
    [6, 'disconnected'],
  ]);
});

const REFUSAL =
  'Apr 30 10:31:32 moonpoint sendmail[20046]: ruleset=check_relay, arg1=mail-a.example.net, arg2=127.0.0.6, relay=mail-a.example.net [192.0.2.44], reject=550 5.7.1 Spam Block:mail from 192.0.2.44 refused - see http://dnsbl.sorbs.net/';

function inColumns(line: string, width: number): readonly string[] {
  return line.match(new RegExp(`[^]{1,${width}}`, 'g')) ?? [];
}

test.each([79, 80, 100, 132])('puts lines together that a terminal of %i columns broke', (width) => {
  const { entries } = readLines([...inColumns(REFUSAL, width), ...inColumns(REFUSAL, width)].join('\n'));
  expect(entries.map(({ text }) => text)).toEqual([REFUSAL, REFUSAL]);
});

test('puts lines together that were broken at spaces', () => {
  const { entries } = readLines(REFUSAL.replace(/(.{40,60}) /g, '$1\n'));
  expect(entries.map(({ text }) => text)).toEqual([REFUSAL]);
});

test('finds the lines of a log that was pasted as one', () => {
  const other = REFUSAL.replace('10:31:32', '10:38:25').replaceAll('192.0.2.44', '192.0.2.47');
  const pasted = [...inColumns(REFUSAL, 80), ...inColumns(other, 80)].join(' ');
  expect(readLines(`# grep sorbs maillog ${pasted}`).entries.map(({ text }) => text)).toEqual([
    REFUSAL,
    other,
  ]);
});

test('counts lines of other programs and lines that say nothing, and shows the first of those', () => {
  const { counts } = readLines(
    [
      '--- beginning',
      'Apr 30 10:31:32 mx cron[1]: job',
      'Apr 30 10:31:32 mx sendmail[1]: quite new words',
      '',
    ].join('\n'),
  );
  expect(counts).toMatchObject({
    lines: 4,
    mailLines: 0,
    foreignLines: 1,
    unknownLines: 2,
    unknownSamples: [
      { line: 1, text: '--- beginning' },
      { line: 3, text: 'Apr 30 10:31:32 mx sendmail[1]: quite new words' },
    ],
  });
});

test('counts a repeated message as often as it was written', () => {
  const { entries } = readLines(
    [
      `Apr 30 10:31:32 mx postfix/smtpd[1]: ${MESSAGE}`,
      'Apr 30 10:31:40 mx last message repeated 3 times',
      `Apr 30 10:31:32 mx postfix/smtpd[1]: message repeated 2 times: [ ${MESSAGE}]`,
    ].join('\n'),
  );
  expect(entries.map(({ times, event }) => [times, event.kind])).toEqual([
    [1, 'connected'],
    [3, 'connected'],
    [2, 'connected'],
  ]);
});

test('keeps to its bounds with endless lines', () => {
  const { entries } = readLines(`Apr 30 10:31:32 mx postfix/smtpd[1]: ${MESSAGE}${'\nxxxx'.repeat(100_000)}`);
  expect(entries[0]?.text.length).toBeLessThan(1_000);
  const long = readLines(`Apr 30 10:31:32 mx postfix/smtpd[1]: ${MESSAGE} ${'x'.repeat(1_000_000)}`);
  expect(long.entries[0]?.text.length).toBe(LIMITS.logLineCharacters);
});

const HOSTILE = [
  'reject: RCPT from ',
  '[192.0.2.1]',
  '<a@b.example>',
  ', ',
  '=',
  'stat=',
  'reject=550 ',
  'rejected RCPT ',
  'H=(',
  '"',
  '\\',
  ': ',
  'SMTP error from remote mail server after RCPT TO',
  'status=bounced (host ',
  ' said: ',
  'in reply to',
  'ruleset=',
  ' ',
  '[',
  'defer (1)',
];
const HEADS = [
  'Apr 30 10:31:32 mx sendmail[1]: ',
  'Apr 30 10:31:32 mx postfix/smtpd[1]: ',
  '2017-04-30 10:31:32 ',
  'Apr 30 10:31:32 mx smtpd[1]: 7e3d1f0a9b8c6d5e smtp failed-command ',
  '',
  '<22>1 2017-04-30T10:31:32Z mx exim 1 - [',
];

test('reads any line without failing, and quickly', () => {
  const line = fc
    .tuple(
      fc.constantFrom(...HEADS),
      fc.array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 20 })), { maxLength: 60 }),
      fc.integer({ min: 1, max: 300 }),
    )
    .map(
      ([head, parts, times]) => head + parts.join('').replaceAll('\n', ' ').repeat(times).slice(0, 20_000),
    );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
      const from = performance.now();
      const { counts } = readLines(lines.join('\n'));
      expect(counts.lines).toBe(Math.max(1, lines.length));
      expect(performance.now() - from).toBeLessThan(1_000);
    }),
    { numRuns: 300 },
  );
});
