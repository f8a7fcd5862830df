import { expect, test } from 'vitest';
import { mailCapture, withCapture } from '../../support/mail-capture.ts';
import { lines } from '../../support/message-lines.ts';
import { BOUNCE, INVOICE } from '../../support/sample-messages.ts';
import type { Session } from '../../../shared/model/session.ts';
import { runCommand } from './run-command.ts';

const CAPTURE = mailCapture([
  [{ message: INVOICE }],
  [{ message: BOUNCE, sender: '', recipient: 'alice@example.org' }],
  [{ message: lines('X-Mailer: Other', '', 'text', ''), chunks: 2 }],
]);

const analyze = (...options: readonly string[]) =>
  withCapture(CAPTURE, (file) => runCommand(['analyze', file, ...options]));

async function sessions(...options: readonly string[]): Promise<readonly Session[]> {
  const { stdout } = await analyze('--format', 'ndjson', ...options);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Session);
}

const messagesOf = (found: readonly Session[]) => found.map(({ transactions }) => transactions[0]?.message);

test('--messages tells what is inside messages, and nothing does without it', async () => {
  const [plain] = messagesOf(await sessions());
  expect(plain).not.toHaveProperty('headers');
  const [invoice, bounce] = messagesOf(await sessions('--messages'));
  expect(Object.keys(invoice ?? {})).toEqual(
    expect.arrayContaining(['headers', 'parts', 'received', 'authentication']),
  );
  expect(bounce?.deliveryStatus?.recipients[0]?.reason).toBe('user_unknown');
});

test('a filter looks into messages without showing them', async () => {
  const found = await sessions('--filter', 'header.x-mailer:spamcannon*');
  expect(found.map(({ id }) => id)).toEqual([1]);
  expect(messagesOf(found)[0]).not.toHaveProperty('headers');
  expect((await sessions('--filter', 'attachment:*.pdf')).map(({ id }) => id)).toEqual([1]);
  expect((await sessions('--filter', 'NOT header.x-mailer:*')).map(({ id }) => id)).toEqual([2]);
  expect((await sessions('--filter', 'bounce:dsn')).map(({ id }) => id)).toEqual([2]);
  const shown = await sessions('--filter', 'header.x-mailer:other', '--messages');
  expect(messagesOf(shown)[0]?.headers).toEqual([{ name: 'X-Mailer', value: 'Other' }]);
});

test.each([
  [
    'text',
    /Attachment: “\.\.\/\.\.\/invoice\.pdf”: application\/pdf, by\s+content\s+application\/x-msdownload/,
  ],
  [
    'markdown',
    /- Attachment: “\.\.\/\.\.\/invoice\.pdf”: application\/pdf, by content application\/x-msdownload/,
  ],
  ['html', /<dt>Attachment<\/dt>\s*<dd>“\.\.\/\.\.\/invoice\.pdf”: application\/pdf, by content/],
])('%s tells route, attachments and bounces', async (format, attachment) => {
  const { stdout } = await analyze('--format', format, '--messages');
  expect(stdout).toMatch(attachment);
  expect(stdout).toMatch(/carries a bounce about carol@example\.com/);
  expect(stdout).toMatch(/1\. mail\.example\.com \\?\[198\.51\.100\.7\\?\] to client\.example\.org/);
  const usual = (await analyze('--format', format)).stdout;
  expect(usual).not.toContain('x-msdownload');
  expect(usual).toMatch(/carries a bounce about carol@example\.com/);
});

test('a field of messages that cannot be is told with its place', async () => {
  const { code, stderr } = await analyze('--filter', 'header.:x');
  expect(code).toBe(2);
  expect(stderr).toContain('There is no field “header.”');
});
