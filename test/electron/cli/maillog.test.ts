import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import Ajv from 'ajv';
import type { AnalysisDocument } from '../../../shared/model/analysis.ts';
import type { LogSummary } from '../../../shared/model/log-summary.ts';
import { runCommand } from './run-command.ts';

const FOLDER = join(import.meta.dirname, '../../captures/log-postfix');
const CAPTURE = join(FOLDER, 'smtp.pcap');
const LOG = join(FOLDER, 'skewed.log');
const WITH_LOG = ['analyze', CAPTURE, '--maillog', LOG];

test('the document holds what the logs say, as its schema has it', async () => {
  const { stdout, code } = await runCommand([...WITH_LOG, '-f', 'json']);
  const document = JSON.parse(stdout) as AnalysisDocument;
  const schema = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../assets/analysis.schema.json'), 'utf8'),
  ) as object;
  const validate = new Ajv({ strict: false }).compile(schema);
  expect(code).toBe(0);
  expect(validate(document), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  expect(document.logs?.clocks).toMatchObject([{ timeZone: 'UTC-05:00', timeZoneFrom: 'capture' }]);
  expect(document.sessions.every(({ log }) => log !== undefined && log.length > 0)).toBe(true);
});

test('a chosen session alone has its lines; those of others are not lost on it', async () => {
  const all = JSON.parse((await runCommand([...WITH_LOG, '-f', 'json'])).stdout) as AnalysisDocument;
  const one = JSON.parse(
    (await runCommand([...WITH_LOG, '-f', 'json', '--sessions', '5'])).stdout,
  ) as AnalysisDocument;
  expect(one.sessions.map(({ log }) => log)).toEqual(
    all.sessions.filter(({ id }) => id === 5).map(({ log }) => log),
  );
});

describe.each(['text', 'html', 'markdown', 'ndjson'])('%s', (format) => {
  test('tells the lines of the log, and what became of the mail', async () => {
    const { stdout } = await runCommand([...WITH_LOG, '-f', format]);
    expect(stdout).toContain('postfix/smtpd');
    expect(stdout).toContain('status=sent');
  });

  test('names nobody when that is asked for', async () => {
    const { stdout } = await runCommand([
      ...WITH_LOG,
      '-f',
      format,
      '--redact',
      'addresses,ips,subjects,bodies',
    ]);
    for (const name of [
      'partner.example',
      'dest.example',
      'example.com',
      'nobody.here',
      '198.51.100.20',
      '203.0.113.50',
    ])
      expect(around(stdout, name)).toBe('');
    expect(around(stdout, FOLDER)).toBe('');
  });
});

function around(text: string, name: string): string {
  const at = text.indexOf(name);
  return at < 0 ? '' : text.slice(Math.max(0, at - 80), at + 80);
}

test('smtpscope log prints a document, too', async () => {
  const { stdout, code } = await runCommand(['log', LOG, '--log-year', '2026', '-f', 'json']);
  const summary = JSON.parse(stdout) as LogSummary;
  expect(code).toBe(0);
  expect(summary).toMatchObject({
    schema: 'smtpscope/log@1',
    files: [{ programs: ['postfix'], unknownLines: 0 }],
  });
  expect(summary.causes.map(({ reason }) => reason)).toContain('greylisted');
});

test.each([
  [['log'], 'Name a log file'],
  [['log', LOG, '-f', 'xml'], 'There is no format “xml”'],
  [['log', LOG, '--log-year', 'soon'], '“soon” is no year'],
  [['log', join(FOLDER, 'none.log')], 'There is no file'],
  [['log', CAPTURE], 'is a packet capture, not a mail log'],
  [[...WITH_LOG, '--log-timezone', 'Nowhere/Nothing'], 'is no time zone'],
  [['analyze', CAPTURE, '--maillog', join(FOLDER, 'none.log')], 'There is no file'],
])('%j says what is wrong', async (argv, message) => {
  const { stderr, code } = await runCommand(argv);
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});
