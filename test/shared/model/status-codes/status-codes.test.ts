import { expect, it } from 'vitest';
import { COMMANDS, explainCommand } from '../../../../shared/model/status-codes/commands.ts';
import { ENHANCED_STATUSES } from '../../../../shared/model/status-codes/enhanced-status-table.ts';
import { explainStatus } from '../../../../shared/model/status-codes/enhanced-status.ts';
import { REPLY_CODES } from '../../../../shared/model/status-codes/reply-code-table.ts';
import { explainReplyCode } from '../../../../shared/model/status-codes/reply-code.ts';

const SENTENCE = /^[A-Z"].*\.$/s;

it('holds each code and verb once, in order', () => {
  const codes = REPLY_CODES.map((row) => row.code);
  expect(codes).toEqual([...new Set(codes)].sort((left, right) => left - right));
  const statuses = ENHANCED_STATUSES.map((row) => row.code);
  const weight = (code: string): number => Number(code.split('.')[0]) * 1000 + Number(code.split('.')[1]);
  expect(statuses).toEqual([...new Set(statuses)].sort((left, right) => weight(left) - weight(right)));
  expect(new Set(COMMANDS.map((row) => row.verb)).size).toBe(COMMANDS.length);
});

it('holds every detail of the registry', () => {
  const details = [0, 10, 4, 6, 7, 6, 10, 30];
  const expected = details.flatMap((last, subject) =>
    Array.from({ length: last + 1 }, (_, detail) => `${String(subject)}.${String(detail)}`),
  );
  expect(ENHANCED_STATUSES.map((row) => row.code)).toEqual(expected);
});

it.each(REPLY_CODES.map((row) => [row.code, row] as const))('explains %i', (code, row) => {
  const explained = explainReplyCode(code);
  expect(explained.title).toBe(row.title);
  expect(explained.explanation).toMatch(SENTENCE);
  expect(explained.reference).toMatch(/^RFC \d{4}/);
  expect(explained.digits.map(({ digit }) => digit).join('')).toBe(String(code));
  for (const { meaning } of explained.digits) expect(meaning).not.toBe('');
  for (const text of Object.values(row.at ?? {})) expect(text).toMatch(SENTENCE);
});

it('says what a code means where it stands', () => {
  expect(explainReplyCode(550, 'mail').explanation).toContain('No recipient has been named yet.');
  expect(explainReplyCode(550, 'rcpt').explanation).toContain('recipient');
  expect(explainReplyCode(550, 'quit').explanation).toBe('The command was refused for good.');
});

it('takes a code that no standard knows apart all the same', () => {
  expect(explainReplyCode(571)).toEqual({
    digits: [
      { digit: '5', meaning: 'no: refused for good, the client should not try the same again' },
      { digit: '7', meaning: 'of no fixed meaning' },
      { digit: '1', meaning: 'no case that a standard knows' },
    ],
    title: 'Code of this server',
    explanation: 'No standard defines 571; its first digit still counts.',
    reference: 'RFC 5321 section 4.2.1',
  });
});

it.each([0, 99, 600, -1, 1000, Number.NaN, 250.5])('says that %d is no reply code', (code) => {
  expect(explainReplyCode(code).title).toBe('No reply code');
});

it.each(
  ENHANCED_STATUSES.flatMap((row) => ['2', '4', '5'].map((kind) => [`${kind}.${row.code}`, row] as const)),
)('explains %s', (status, row) => {
  const explained = explainStatus(status);
  expect(explained).toMatchObject({ status, title: row.title, explanation: row.meaning, registered: true });
  expect(row.meaning).toMatch(SENTENCE);
  expect(explained?.subject.meaning).toMatch(/^about /);
  expect(row.reference).toMatch(/^(RFC \d{4}|IANA)/);
});

it('explains class and subject of a code that stands in no registry', () => {
  expect(explainStatus('5.7.606')).toMatchObject({
    class: { digits: '5', meaning: 'a failure for good: the same message will not get through' },
    subject: { digits: '7', meaning: 'about security and policy' },
    title: 'Code of this server',
    registered: false,
  });
  expect(explainStatus('5.9.1')?.subject.meaning).toBe('no subject that a standard knows');
});

it.each(['', '5.7', '3.7.1', '5.7.1.1', '5.7.1234', 'x.1.1'])(
  'takes "%s" for no enhanced status code',
  (status) => {
    expect(explainStatus(status)).toBeUndefined();
  },
);

it.each(COMMANDS.map((row) => [row.verb, row] as const))('explains %s', (verb, row) => {
  expect(explainCommand(verb.toLowerCase())).toBe(row);
  expect(row.explanation).toMatch(SENTENCE);
  expect(row.reference).not.toBe('');
});

it('leaves an unknown verb unexplained', () => {
  expect(explainCommand('GET')).toBeUndefined();
});
