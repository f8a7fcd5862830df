import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { summarizeLogs } from '../../../electron/log/summarize-logs.ts';
import { PLAIN } from '../../../shared/report/text/palette.ts';
import { formatLogSummary } from '../../../shared/report/text/log-text.ts';

const NOW = Date.UTC(2017, 5, 1);
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smtpscope-log-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** As the Sendmail of a blocklist's user writes it. */
function listed(time: string, address: string): string {
  return `Apr 30 ${time} mx sendmail[204]: ruleset=check_relay, arg1=mail.example.net, arg2=127.0.0.6, relay=mail.example.net [${address}], reject=550 5.7.1 Spam Block:mail from ${address} refused - see http://dnsbl.sorbs.net/`;
}

const HIDDEN =
  'Apr 30 12:45:56 mx sm-mta[28158]: o8DIjsx0028156: to=<a@example.org>, ctladdr=<www-data@example.com> (33/33), delay=00:00:02, mailer=esmtp, relay=example.org. [192.0.2.5], dsn=5.7.1, stat=Service unavailable';
const BOUNCED =
  'Apr 30 12:50:00 mx postfix/smtp[1]: 3F21A40123: to=<x@y.example>, relay=mx.y.example[192.0.2.1]:25, delay=0.4, delays=0/0/0/0, dsn=5.1.1, status=bounced (host mx.y.example[192.0.2.1] said: 550 5.1.1 <x@y.example>: unknown (in reply to RCPT TO command))';

const LOG = [
  listed('10:31:32', '198.51.100.44'),
  listed('10:38:25', '198.51.100.47'),
  listed('11:08:44', '198.51.100.45'),
  HIDDEN,
  BOUNCED,
  'Apr 30 12:51:00 mx cron[1]: nothing of mail',
].join('\n');

test('groups by cause, blocklist, network and hour', async () => {
  const file = await fileOf('maillog', LOG);
  const summary = await summarizeLogs([file], { now: NOW, year: 2017 });
  expect(summary.totals).toEqual({ received: 0, sent: 0, refused: 3, bounced: 2, deferred: 0 });
  expect(
    summary.causes.map(({ reason, count, refusedBy, blocklist }) => [
      reason,
      count,
      refusedBy,
      blocklist?.state,
    ]),
  ).toEqual([
    ['dnsbl_listed', 3, 'this-server', 'active'],
    ['access_denied', 1, 'other-server', undefined],
    ['user_unknown', 1, 'other-server', undefined],
  ]);
  expect(summary.blocklists).toEqual([{ value: 'dnsbl.sorbs.net', count: 3 }]);
  expect(summary.clientNetworks).toEqual([{ value: '198.51.100.44/30', count: 3 }]);
  expect(summary.hours).toEqual([
    { hour: '2017-04-30T10', refused: 2, bounced: 0, deferred: 0 },
    { hour: '2017-04-30T11', refused: 1, bounced: 0, deferred: 0 },
    { hour: '2017-04-30T12', refused: 0, bounced: 2, deferred: 0 },
  ]);
  expect(summary.files).toMatchObject([{ lines: 6, mailLines: 5, foreignLines: 1, unknownLines: 0 }]);
});

test('says what “Service unavailable” hides, and in whose mailbox the reason is', async () => {
  const summary = await summarizeLogs([await fileOf('hidden', HIDDEN)], { now: NOW });
  expect(summary.causes[0]?.hides).toMatchObject({
    words: 'Service unavailable',
    queueIds: ['o8DIjsx0028156'],
    senders: ['www-data@example.com'],
  });
  const text = [...formatLogSummary(summary, { palette: PLAIN, width: 200 })].join('');
  expect(text).toContain('what the other server said is not in this line');
  expect(text).toContain('/var/mail/www-data');
});

test('reads a compressed log as it reads the log', async () => {
  const plain = await summarizeLogs([await fileOf('plain', LOG)], { now: NOW, year: 2017 });
  const packed = await summarizeLogs([await fileOf('packed.gz', gzipSync(LOG))], { now: NOW, year: 2017 });
  expect(packed.files[0]?.compression).toBe('gzip');
  expect(packed.causes.map((cause) => ({ ...cause, sample: undefined }))).toEqual(
    plain.causes.map((cause) => ({ ...cause, sample: undefined })),
  );
});

test('judges a blocklist by the year that is given, or by the date of the file', async () => {
  const file = await fileOf('undated', listed('10:31:32', '198.51.100.44'));
  const later = await summarizeLogs([file], { now: NOW, year: 2025 });
  expect(later.causes[0]?.blocklist?.state).toBe('closed');
  const assumed = await summarizeLogs([file], { now: NOW });
  expect(assumed.notices.map(({ code }) => code)).toEqual(['log-year-assumed']);
});

test('says so when nothing in a file is of a mail server', async () => {
  const { notices } = await summarizeLogs([await fileOf('other', 'hello\nworld\n')], { now: NOW });
  expect(notices.map(({ code }) => code)).toEqual(['log-not-understood']);
});

test('refuses a capture, and a file that is not there', async () => {
  const capture = await fileOf('x.pcap', Buffer.from('d4c3b2a102000400', 'hex'));
  await expect(summarizeLogs([capture], { now: NOW })).rejects.toMatchObject({ code: 'not-a-log' });
  await expect(summarizeLogs([join(folder, 'none')], { now: NOW })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('reads lines of ISO 8859-1, with CR LF, without an end, and of any length', async () => {
  const content = Buffer.concat([
    Buffer.from(`${listed('10:31:32', '198.51.100.44')} \xfcber\r\n`, 'latin1'),
    Buffer.from(`${'x'.repeat(3_000_000)}\n`),
    Buffer.from(listed('10:38:25', '198.51.100.47')),
  ]);
  const summary = await summarizeLogs([await fileOf('odd', content)], { now: NOW, year: 2017 });
  expect(summary.totals.refused).toBe(2);
  expect(summary.causes[0]?.sample.text).toMatch(/über$/);
});
