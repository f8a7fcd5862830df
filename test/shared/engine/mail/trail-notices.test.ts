import { expect, it } from 'vitest';
import { LIMITS } from '../../../../shared/engine/limits.ts';
import { analyzeWhole } from '../../../support/analyze.ts';
import { mailCapture, withCapture } from '../../../support/mail-capture.ts';

/** The notices of a session that carries this message. */
async function noticesOf(message: string, readsMessages: boolean): Promise<readonly string[]> {
  const capture = mailCapture([[{ message: Buffer.from(message.replaceAll('\n', '\r\n')), sender: '' }]]);
  const { sessions } = await withCapture(capture, (file) => analyzeWhole([file], { readsMessages }));
  return sessions.flatMap(({ notices }) => notices.map(({ code }) => code));
}

const REPORT = `From: MAILER-DAEMON@a.example
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; a.example

${'Final-Recipient: rfc822; a@b\nAction: failed\n\n'.repeat(LIMITS.statusRecipients + 1)}--b--
`;

it('tells what bounds left unread of a message', async () => {
  const many = [
    ...new Array<string>(LIMITS.receivedHops + 1).fill('Received: from a by b'),
    ...new Array<string>(LIMITS.dkimSignatures + 1).fill('DKIM-Signature: d=a.example'),
    ...new Array<string>(LIMITS.authenticationResults + 1).fill('Authentication-Results: a; spf=pass'),
    'From: a@a.example',
  ].join('\n');
  expect(await noticesOf(`${many}\n\ntext\n`, true)).toEqual([
    'limit-received-hops',
    'limit-dkim-signatures',
    'limit-authentication-results',
  ]);
  expect(await noticesOf('From: a@a.example\n\ntext\n', true)).toEqual([]);
});

it.each([true, false])(
  'tells that a report is about too many, whether messages are read or not: %s',
  async (readsMessages) => {
    expect(await noticesOf(REPORT, readsMessages)).toEqual(['limit-status-recipients']);
  },
);
