import { expect, test } from 'vitest';
import { createKeyedHash } from '../../../electron/export/keyed-hash.ts';
import { REDACTIONS, type Redaction } from '../../../shared/report/redact/redaction.ts';
import { createRedactor } from '../../../shared/report/redact/redactor.ts';
import { analyzeWhole } from '../../support/analyze.ts';
import { mailCapture, withCapture } from '../../support/mail-capture.ts';
import { lines } from '../../support/message-lines.ts';
import { BOUNCE, INVOICE } from '../../support/sample-messages.ts';

const SIGNED = lines(
  'Received: by relay-7.inner-office.example.com with local (Exim 4.97) (envelope-from <dave@inner.example.com>) id 1aBcDe-000001-2F',
  'Authentication-Results: mx.example.com; spf=pass smtp.mailfrom=dave@inner.example.com',
  'DKIM-Signature: v=1; a=rsa-sha256; d=inner.example.com; s=dave2026; h=from; bh=AAAA; b=BBBB',
  'ARC-Seal: i=1; a=rsa-sha256; d=arcseal.example.com; s=x; cv=none; b=CCCC',
  'ARC-Authentication-Results: i=1; arcseal.example.com; dkim=pass header.d=hidden.example.com',
  'List-Unsubscribe: <https://lists.inner.example.com/leave?dave>',
  'From: =?utf-8?Q?D=C3=A4ve?= <dave@inner.example.com>',
  'X-Customer: Eve Example, eve@customer.example.com',
  'Subject: Top secret merger',
  'Content-Type: text/plain; name="Merger Plan.txt"',
  '',
  'text',
  '',
);

const sessions = await withCapture(
  mailCapture([
    [
      { message: INVOICE },
      { message: BOUNCE, sender: '', recipient: 'alice@example.org' },
      { message: SIGNED },
    ],
  ]),
  async (file) => (await analyzeWhole([file], { readsMessages: true })).sessions,
);

function redacted(kinds: readonly Redaction[]): string {
  const redactor = createRedactor(kinds, createKeyedHash(Buffer.alloc(32, 1)));
  return JSON.stringify(sessions.map((session) => redactor.session(session))).toLowerCase();
}

const NAMES = [
  'alice',
  'carol',
  'dave',
  'däve',
  'd=c3=a4ve',
  'eve example',
  'eve@',
  'mx.example',
  'inner',
  'relay-7',
  'lists.',
  'arcseal',
  'hidden.example',
  'mail.example.com',
  'client.example',
  'lunch-1',
  'invoice-1',
];
const ADDRESSES = ['192.0.2.1', '192.0.2.25', '198.51.100.7'];
const SUBJECTS = ['secret lunch', 'your invoice', 'merger', 'top secret'];

test('what is inside messages names nobody', () => {
  const plain = JSON.stringify(sessions).toLowerCase();
  for (const name of [...NAMES, ...ADDRESSES, ...SUBJECTS]) expect(plain).toContain(name);
  const text = redacted(REDACTIONS);
  expect([...NAMES, ...ADDRESSES, ...SUBJECTS].filter((name) => text.includes(name))).toEqual([]);
  expect(text).not.toMatch(/"sha256"|"raw"/);
  // What helps is still there.
  for (const kept of [
    '"type":"application/pdf"',
    'application/x-msdownload',
    '"status":"5.1.1"',
    'user_unknown',
    '"trust":"claimed"',
  ])
    expect(text).toContain(kept);
});

test.each([
  [['addresses'], NAMES, [...ADDRESSES, 'secret lunch']],
  [['ips'], ADDRESSES, ['alice@example.org', 'secret lunch']],
  [['subjects'], SUBJECTS, ['alice@example.org', '192.0.2.1']],
  [['bodies'], ['merger plan.txt', '"sha256"'], ['alice@example.org', 'secret lunch']],
] as const)('of %j only that is hidden', (kinds, hidden, shown) => {
  const text = redacted(kinds);
  expect(hidden.filter((name) => text.includes(name))).toEqual([]);
  expect(shown.filter((name) => !text.includes(name))).toEqual([]);
});
