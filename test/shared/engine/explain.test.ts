import { describe, expect, it } from 'vitest';
import { explainRow, explainText, stageNamed } from '../../../shared/engine/explain.ts';

describe('explainText', () => {
  it('takes a bare reply of several lines', () => {
    expect(explainText('550-5.1.1 The mailbox you wrote to\r\n550 5.1.1 does not exist')).toMatchObject({
      code: 550,
      status: '5.1.1',
      text: 'The mailbox you wrote to does not exist',
      reason: 'user_unknown',
      group: 'recipient',
      title: 'No such mailbox',
      permanence: 'permanent',
    });
  });

  it.each([
    [
      'a Postfix server',
      'Nov  3 10:00:00 mx postfix/smtpd[99]: NOQUEUE: reject: RCPT from unknown[192.0.2.1]: 554 5.7.1 <a@example.org>: Relay access denied; from=<b@example.net> to=<a@example.org> proto=ESMTP helo=<pc>',
      { code: 554, status: '5.7.1', stage: 'rcpt', reason: 'relay_denied' },
    ],
    [
      'a Postfix client',
      'Nov  3 10:00:00 mx postfix/smtp[9]: 4F: to=<a@example.org>, relay=mx.example.org[192.0.2.9]:25, delay=1, dsn=4.2.2, status=deferred (host mx.example.org[192.0.2.9] said: 452 4.2.2 mailbox full (in reply to RCPT TO command))',
      { code: 452, status: '4.2.2', stage: 'rcpt', reason: 'mailbox_full', permanence: 'temporary' },
    ],
    [
      'a Postfix client that could not connect',
      'Nov  3 10:00:00 mx postfix/smtp[9]: 4F: to=<a@example.org>, relay=none, delay=30, dsn=4.4.1, status=deferred (connect to mx.example.org[192.0.2.9]:25: Connection timed out)',
      { status: '4.4.1', reason: 'connection_failed', permanence: 'temporary' },
    ],
    [
      'a Sendmail server',
      'Apr 30 16:18:57 mx sendmail[12]: v3U: ruleset=check_mail, arg1=<a@example.org>, relay=mail.example.org [192.0.2.5], reject=550 5.7.1 Access denied',
      { code: 550, status: '5.7.1', stage: 'mail', reason: 'access_denied' },
    ],
    [
      'a Sendmail client',
      'Apr 30 16:18:57 mx sendmail[12]: v3U: to=<a@example.org>, delay=00:00:02, mailer=esmtp, relay=mx.example.org. [192.0.2.5], dsn=5.1.1, stat=User unknown',
      { status: '5.1.1', reason: 'user_unknown' },
    ],
    [
      'an Exim server',
      '2017-04-30 16:18:57 H=(pc) [192.0.2.5] F=<a@example.org> rejected RCPT <b@example.net>: relay not permitted',
      { code: 550, stage: 'rcpt', reason: 'relay_denied' },
    ],
    [
      'an Exim client',
      '2017-04-30 16:18:57 1d4 ** b@example.net R=dnslookup T=remote_smtp H=mx.example.net [192.0.2.6]: SMTP error from remote mail server after end of data: 554 5.7.1 Message contains a virus',
      { code: 554, stage: 'message', reason: 'virus' },
    ],
  ])('takes a line from the log of %s', (_, line, expected) => {
    expect(explainText(line)).toMatchObject(expected);
  });

  it('takes the fields of a delivery status notification', () => {
    const report = [
      'Final-Recipient: rfc822; a@example.org',
      'Action: failed',
      'Status: 5.2.2',
      'Diagnostic-Code: smtp; 552 a@example.org over',
      '    quota',
    ].join('\r\n');
    expect(explainText(report)).toMatchObject({ code: 552, status: '5.2.2', reason: 'mailbox_full' });
    expect(explainText('smtp; 550 5.1.1 unknown user')).toMatchObject({ code: 550, reason: 'user_unknown' });
  });

  it('takes a transcript', () => {
    expect(explainText('>>> MAIL From:<a@example.org>\n<<< 550 5.7.1 Access denied')).toMatchObject({
      stage: 'mail',
      reason: 'access_denied',
    });
  });

  it('lets the caller name the stage and the date', () => {
    expect(explainText('550 5.7.1 Access denied', { stage: 'connect' }).explanation).toContain(
      'before the client said',
    );
    expect(explainText('554 listed by dnsbl.sorbs.net', { at: '2010-01-01' }).blocklist?.state).toBe(
      'active',
    );
  });
});

describe('explainRow', () => {
  it('answers a row with everything but its words missing', () => {
    expect(explainRow({ lines: ['Mail from 192.0.2.9 refused, see zen.spamhaus.org'] })).toEqual({
      id: null,
      reason: 'dnsbl_listed',
      group: 'reputation',
      dnsbl: 'spamhaus/zen',
      ip: '192.0.2.9',
      permanence: 'permanent',
      actor: 'sending-admin',
      confidence: 'certain',
    });
  });

  it('knows the other names of stages', () => {
    expect(explainRow({ id: 7, code: 451, lines: 'try later', stage: 'after-data' })).toMatchObject({
      id: 7,
    });
    expect([stageNamed('EHLO'), stageNamed('vrfy'), stageNamed('constructor'), stageNamed(3)]).toEqual([
      'helo',
      'other',
      undefined,
      undefined,
    ]);
  });

  it.each([null, 3, 'text', {}, { lines: [1] }])('says that %j is no row', (row) => {
    expect(explainRow(row)).toBeUndefined();
  });
});
