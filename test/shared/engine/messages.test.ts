import { expect, test } from 'vitest';
import { LIMITS } from '../../../shared/engine/limits.ts';
import { analyzeWhole } from '../../support/analyze.ts';
import { mailCapture, withCapture, type DeliveredMail } from '../../support/mail-capture.ts';
import { lines } from '../../support/message-lines.ts';
import { BOUNCE, INVOICE } from '../../support/sample-messages.ts';

const read = (mails: readonly (readonly DeliveredMail[])[], readsMessages: boolean, options = {}) =>
  withCapture(mailCapture(mails, options), (file) => analyzeWhole([file], { readsMessages }));

const messagesOf = ({ sessions }: Awaited<ReturnType<typeof read>>) =>
  sessions.flatMap(({ transactions }) => transactions.flatMap(({ message }) => message ?? []));

test('messages are taken apart when that is asked for', async () => {
  const document = await read([[{ message: INVOICE }, { message: INVOICE, chunks: 5 }]], true, {
    packetBytes: 33,
  });
  const messages = messagesOf(document);
  expect(messages).toHaveLength(2);
  for (const { headers, parts, received, authentication, deliveryStatus } of messages) {
    expect(headers?.find(({ name }) => name === 'X-Mailer')).toEqual({
      name: 'X-Mailer',
      value: 'SpamCannon 3.1',
    });
    expect(
      parts?.parts.map(({ path, type, contentType, safeName }) => [path, type, contentType, safeName]),
    ).toEqual([
      ['1', 'text/html', undefined, undefined],
      ['2', 'application/pdf', 'application/x-msdownload', 'invoice.pdf'],
    ]);
    expect(received?.hops.map(({ from, by, trust }) => [from?.address, by, trust])).toEqual([
      ['198.51.100.7', 'client.example.org', 'claimed'],
    ]);
    expect(received?.wire).toMatchObject({
      client: '192.0.2.1',
      helo: 'client.example.org',
      serverName: 'mx.example.net',
    });
    expect(authentication?.spf).toMatchObject({
      clientAddress: '192.0.2.1',
      mailFrom: 'alice@example.org',
      aligned: true,
    });
    expect(deliveryStatus).toBeUndefined();
  }
});

test('ordinarily only what tells of other mail is looked into', async () => {
  const [invoice, bounce] = messagesOf(
    await read(
      [[{ message: INVOICE }, { message: BOUNCE, sender: '', recipient: 'alice@example.org' }]],
      false,
    ),
  );
  for (const field of ['headers', 'parts', 'received', 'authentication', 'deliveryStatus'])
    expect(invoice).not.toHaveProperty(field);
  expect(bounce).not.toHaveProperty('headers');
  expect(bounce?.deliveryStatus).toMatchObject({
    kind: 'dsn',
    reportingMta: 'mx.example.com',
    recipients: [{ address: 'carol@example.com', action: 'failed', status: '5.1.1', reason: 'user_unknown' }],
    original: { subject: 'Secret lunch plans' },
    summary: 'carries a bounce about carol@example.com: no such mailbox',
  });
});

test('of a bounce only so much is looked into, however large the message that it returns', async () => {
  const end = BOUNCE.indexOf('Hello Carol');
  const message = Buffer.concat([
    BOUNCE.subarray(0, end),
    Buffer.alloc(LIMITS.reportBytes * 3, 'x\r\n'),
    BOUNCE.subarray(end),
  ]);
  const [bounce] = messagesOf(await read([[{ message, sender: '' }]], false));
  expect(bounce?.deliveryStatus?.recipients[0]?.address).toBe('carol@example.com');
  expect(bounce?.bytes).toBe(message.length);
});

test('a message with a hole is taken apart as far as it goes', async () => {
  const message = lines(
    'Subject: a',
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x',
    '',
    ...Array.from({ length: 400 }, () => 'first part'),
    '--x',
    '',
    'second',
    '--x--',
    '',
  );
  const [cut] = messagesOf(await read([[{ message }]], true, { lost: [6] }));
  expect(cut?.complete).toBe(false);
  expect(cut?.parts?.complete).toBe(false);
  expect(
    cut?.parts?.parts.map(({ bytes, complete, sha256 }) => [bytes, complete, sha256 !== undefined]),
  ).toEqual([
    [expect.any(Number), false, false],
    [6, true, true],
  ]);
});

test('what is broken in a message is a notice of its session', async () => {
  const message = lines('Content-Type: multipart/mixed', '', '--x', '', 'text', '');
  const { sessions } = await read([[{ message }]], true);
  expect(sessions[0]?.notices).toEqual([
    expect.objectContaining({
      code: 'mime-no-boundary',
      packet: sessions[0]?.transactions[0]?.message?.packet,
    }),
  ]);
});

test('a route that the capture shows in part is proven there', async () => {
  const id = (by: string) =>
    lines(
      'Received: from client.example.org (client.example.org [192.0.2.1])',
      `\tby ${by} with ESMTP id 4XyZ12;`,
      '\tFri, 2 Jan 2026 03:04:06 +0000',
      'Message-ID: <hop@example.org>',
      '',
      'text',
      '',
    );
  const [, second] = messagesOf(
    await read(
      [
        [{ message: lines('Message-ID: <hop@example.org>', '', 'text', '') }],
        [{ message: id('mx.example.net') }],
      ],
      true,
    ),
  );
  expect(second?.received?.hops.map(({ trust }) => trust)).toEqual(['proven']);
});
