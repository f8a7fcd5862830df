import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainDeliveryStatus } from '../../../shared/engine/explain-delivery-status.ts';
import { LIMITS } from '../../../shared/engine/limits.ts';
import { parseHeaderFields } from '../../../shared/engine/mail/header-section.ts';
import type { PartText } from '../../../shared/engine/mail/read-message.ts';
import { readDeliveryStatus } from '../../../shared/engine/mail/delivery-status/read-delivery-status.ts';
import { PROSE_FORMATS } from '../../../shared/engine/mail/delivery-status/prose/index.ts';

const FOLDER = join(import.meta.dirname, '../../bounces');
const CASES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -4));

const part = (type: string, text: string, path = '1'): PartText => ({
  path,
  type,
  text,
  cut: false,
  isShown: true,
});

function readCase(name: string) {
  const text = readFileSync(join(FOLDER, `${name}.txt`), 'utf8');
  const end = text.indexOf('\n\n');
  return {
    headers: parseHeaderFields(text.slice(0, end)),
    texts: [part('text/plain', text.slice(end + 2))],
    sender: '',
  };
}

/** Explanations and advice are those of the decoder, which has tests of its own. */
function shortened(name: string): unknown {
  const found = explainDeliveryStatus(readCase(name));
  return JSON.parse(
    JSON.stringify(found, (key, value: unknown) =>
      ['explanation', 'advice'].includes(key) || (key === 'summary' && !String(value).startsWith('carries'))
        ? undefined
        : value,
    ),
  );
}

describe('a bounce in words', () => {
  it.each(CASES)('tells recipients, replies and the original: %s', (name) => {
    const path = join(FOLDER, `${name}.expected.json`);
    const found = shortened(name);
    if (process.env['WRITE_EXPECTED']) writeFileSync(path, `${JSON.stringify(found, null, 2)}\n`);
    expect(found).toEqual(JSON.parse(readFileSync(path, 'utf8')));
  });

  it.each(PROSE_FORMATS.map(({ name }) => name))('of each program is among the samples: %s', (name) => {
    expect(CASES.filter((each) => each.startsWith(name)).map(shortened)).toContainEqual(
      expect.objectContaining({ format: name }),
    );
  });

  it('that a person quotes is no bounce', () => {
    const quoted = readCase('postfix-two-recipients');
    expect(
      explainDeliveryStatus({
        ...quoted,
        headers: parseHeaderFields('From: anne@partner.example'),
        sender: 'anne@partner.example',
      }),
    ).toBeUndefined();
  });

  it('has a doubt when it comes with a sender', () => {
    const { doubts } =
      explainDeliveryStatus({ ...readCase('qmail-refused'), sender: 'root@relay.partner.example' }) ?? {};
    expect(doubts).toEqual([
      'It is sent from root@relay.partner.example, but such a notice has to have the null sender (RFC 5321 section 4.5.5): this one can be bounced itself, and two servers may go on answering each other.',
    ]);
  });
});

const REPORT = `Reporting-MTA: dns; relay.partner.example
Original-Envelope-Id: QQ314159
Arrival-Date: Mon, 19 Jun 2006 16:13:10 -0700 (PDT)

Original-Recipient: rfc822;team@partner.example
Final-Recipient: rfc822; bob@shop.example
Action: failed
Status: 5.0.0
Remote-MTA: dns; mx.shop.example
Diagnostic-Code: smtp; 552-5.2.2 The account is
    552 5.2.2 over its quota

Final-Recipient: rfc822; carol@shop.example
Action: delayed (still trying)
Status: 4.4.1
Will-Retry-Until: Sat, 24 Jun 2006 16:13:10 -0700
Diagnostic-Code: X-Postfix; connect to mx.shop.example[192.0.2.25]:25: Connection timed out

Final-Recipient: utf-8; jos\\x{E9}@shop.example
Action: delivered
Status: 2.1.5
`;
const ORIGINAL =
  'From: Anne <anne@partner.example>\nTo: bob@shop.example\nSubject: Your invoice\nMessage-ID: <2@partner.example>\nDate: Mon, 19 Jun 2006 16:13:09 -0700\n';

describe('a delivery status notification', () => {
  const texts = [
    part('text/plain', 'Sorry.'),
    part('message/delivery-status', REPORT, '2'),
    part('text/rfc822-headers', ORIGINAL, '3'),
  ];

  it('tells each field, and decodes each diagnostic', () => {
    const found = explainDeliveryStatus({ headers: [], texts, sender: '' });
    const [first, second, third] = found?.recipients ?? [];
    expect({ ...found, recipients: [] }).toEqual({
      kind: 'dsn',
      reportingMta: 'relay.partner.example',
      envelopeId: 'QQ314159',
      arrivedAt: '2006-06-19T23:13:10Z',
      recipients: [],
      original: {
        from: 'Anne <anne@partner.example>',
        to: 'bob@shop.example',
        subject: 'Your invoice',
        messageId: '<2@partner.example>',
        date: 'Mon, 19 Jun 2006 16:13:09 -0700',
      },
      doubts: [],
      summary: 'carries a bounce about bob@shop.example: mailbox full, and about 2 others',
    });
    expect(first).toMatchObject({
      address: 'bob@shop.example',
      originalAddress: 'team@partner.example',
      action: 'failed',
      status: '5.0.0',
      remoteMta: 'mx.shop.example',
      diagnostic: '552-5.2.2 The account is 552 5.2.2 over its quota',
      reason: 'mailbox_full',
      permanence: 'permanent',
    });
    expect(second).toMatchObject({
      address: 'carol@shop.example',
      action: 'delayed',
      retriesUntil: '2006-06-24T23:13:10Z',
      reason: 'connection_failed',
      permanence: 'temporary',
    });
    expect(third).toEqual({ address: 'josé@shop.example', action: 'delivered', status: '2.1.5' });
  });

  it('without empty lines is divided at its recipients', () => {
    const swapped = REPORT.replace(/^(Original-.*\n)(Final-.*\n)/m, '$2$1');
    for (const text of [REPORT, swapped].map((report) => report.replaceAll('\n\n', '\n'))) {
      const found = explainDeliveryStatus({ headers: [], texts: [part('message/delivery-status', text)] });
      expect(found?.recipients.map(({ address }) => address)).toEqual([
        'bob@shop.example',
        'carol@shop.example',
        'josé@shop.example',
      ]);
    }
  });

  it('takes from its words where in the dialogue the reply came, and a reply that it does not quote', () => {
    const words = [
      'This is the mail system at host relay.partner.example.',
      '<bob@shop.example>: host mx.shop.example[192.0.2.25] said: 550 Access denied (in reply to RCPT TO command)',
      '<carol@partner.example> (expanded from <team@partner.example>): unknown user: "carol"',
    ].join('\n');
    const text = [
      'Reporting-MTA: dns; relay.partner.example',
      '',
      'Final-Recipient: rfc822; bob@shop.example',
      'Original-Recipient: rfc822; bob@shop.example',
      'Action: failed',
      'Status: 5.0.0',
      'Diagnostic-Code: smtp; 550 Access denied',
      '',
      'Action: failed',
      'Final-Recipient: rfc822;team@partner.example',
      'Status: 5.0.0',
    ].join('\r\n');
    const texts = [part('text/plain', words), part('message/delivery-status', text, '2')];
    expect(readDeliveryStatus({ headers: [], texts })?.recipients).toEqual([
      {
        address: 'bob@shop.example',
        action: 'failed',
        status: '5.0.0',
        remoteMta: 'mx.shop.example',
        diagnostic: '550 Access denied',
        stage: 'rcpt',
      },
      {
        address: 'team@partner.example',
        action: 'failed',
        status: '5.0.0',
        diagnostic: 'unknown user: "carol"',
      },
    ]);
  });

  it.each([
    ['delivered', 'carries a delivery receipt about bob@shop.example: delivered'],
    [
      'relayed',
      'carries a delivery receipt about bob@shop.example: passed on to a server that sends no receipts',
    ],
    ['delayed', 'carries a warning of delay about bob@shop.example: not delivered yet'],
    ['nonsense', 'carries a bounce about bob@shop.example: not delivered'],
  ])('says in a line what became of the message: %s', (action, summary) => {
    const text = `Reporting-MTA: dns; a\n\nFinal-Recipient: rfc822; bob@shop.example\nAction: ${action}\n`;
    expect(
      explainDeliveryStatus({ headers: [], texts: [part('message/delivery-status', text)] })?.summary,
    ).toBe(summary);
  });

  it('reads so many recipients and no more', () => {
    const text = `A: b\n\n${'Final-Recipient: rfc822;a@b\n\n'.repeat(LIMITS.statusRecipients + 50)}`;
    const found = explainDeliveryStatus({ headers: [], texts: [part('message/delivery-status', text)] });
    expect(found?.recipients).toHaveLength(LIMITS.statusRecipients);
  });
});

describe('other messages that tell of one', () => {
  it('are abuse reports', () => {
    const text =
      'Feedback-Type: abuse\nUser-Agent: Wonder/1.0\nVersion: 1\nOriginal-Mail-From: <shop@partner.example>\nSource-IP: 198.51.100.20\n';
    expect(
      explainDeliveryStatus({
        headers: [],
        texts: [part('message/feedback-report', text), part('message/rfc822', ORIGINAL, '2')],
      }),
    ).toMatchObject({
      kind: 'abuse-report',
      feedback: { type: 'abuse', sourceIp: '198.51.100.20', originalMailFrom: 'shop@partner.example' },
      original: { subject: 'Your invoice' },
      summary: 'carries an abuse report (abuse) about “Your invoice”',
    });
  });

  it('are read receipts', () => {
    const text =
      'Reporting-UA: desk; Mail 1\nFinal-Recipient: rfc822;bob@shop.example\nOriginal-Message-ID: <2@partner.example>\nDisposition: manual-action/MDN-sent-manually; displayed\n';
    expect(
      explainDeliveryStatus({
        headers: [],
        texts: [part('message/disposition-notification', text)],
        sender: '',
      }),
    ).toEqual({
      kind: 'disposition',
      recipients: [{ address: 'bob@shop.example', action: 'delivered' }],
      original: { messageId: '<2@partner.example>' },
      disposition: 'displayed',
      doubts: [],
      summary: 'carries a read receipt of bob@shop.example: displayed',
    });
  });

  it.each(['Auto-Submitted: auto-replied (vacation)', 'Precedence: auto_reply', 'X-Autoreply: yes'])(
    'are automatic replies: %s',
    (field) => {
      const headers = parseHeaderFields(
        `From: bob@shop.example\n${field}\nIn-Reply-To: <2@partner.example>\n`,
      );
      expect(
        explainDeliveryStatus({ headers, texts: [part('text/plain', 'I am away.')], sender: '' }),
      ).toEqual({
        kind: 'auto-reply',
        recipients: [],
        original: { messageId: '<2@partner.example>' },
        doubts: [],
        summary: 'carries an automatic reply to “<2@partner.example>”',
      });
    },
  );

  it.each(['Auto-Submitted: no', 'Auto-Submitted: auto-generated', 'Precedence: bulk'])(
    'are not ordinary mail: %s',
    (field) => {
      expect(
        explainDeliveryStatus({
          headers: parseHeaderFields(field),
          texts: [part('text/plain', 'Hi')],
          sender: 'a@b.example',
        }),
      ).toBeUndefined();
    },
  );
});

it('is quick with hostile texts', () => {
  const openings = CASES.map((name) =>
    readFileSync(join(FOLDER, `${name}.txt`), 'utf8')
      .split('\n\n')
      .slice(1, 3)
      .join('\n\n'),
  );
  const pieces = [
    '\n',
    ' ',
    '<',
    '  a@b\n',
    '>>> ',
    '<<< 550 \n',
    '##',
    '(reason: ',
    '[1',
    'Final-Recipient: a;',
    '<a@b>:\n',
    ' - ',
    'x ',
  ];
  const began = performance.now();
  for (const opening of ['', ...openings]) {
    for (const piece of pieces) {
      const text = `${opening}\n\n${piece.repeat(LIMITS.statusCharacters / piece.length)}`;
      const texts = [
        part('text/plain', text),
        ...(opening === '' ? [part('message/delivery-status', text)] : []),
      ];
      explainDeliveryStatus({ headers: [], texts, sender: '' });
    }
  }
  expect(performance.now() - began).toBeLessThan(CASES.length * pieces.length * 150);
});
