import { describe, expect, test } from 'vitest';
import { eventOf } from './read-lines.ts';

const SENDMAIL = 'Apr 30 10:31:32 mx sendmail[20046]: ';
const POSTFIX = 'Apr 30 10:31:32 mx postfix/';
const EXIM = '2017-04-30 10:31:32 ';
const SMTPD = 'Apr 30 10:31:32 mx smtpd[77]: ';

describe('Sendmail', () => {
  test('a client refused by a ruleset, with its address and the reply', () => {
    expect(
      eventOf(
        `${SENDMAIL}ruleset=check_relay, arg1=mail.example.net, arg2=127.0.0.6, relay=mail.example.net [192.0.2.44], reject=550 5.7.1 Spam Block: 192.0.2.44 refused`,
      ),
    ).toEqual({
      program: 'sendmail',
      kind: 'refused',
      writtenBy: 'server',
      peer: { name: 'mail.example.net', address: '192.0.2.44' },
      reply: { lines: ['550 5.7.1 Spam Block: 192.0.2.44 refused'], stage: 'connect' },
    });
  });

  test('a refused recipient', () => {
    expect(
      eventOf(
        `${SENDMAIL}v3UEVWab020046: ruleset=check_rcpt, arg1=<b@example.org>, relay=[IPv6:2001:DB8::7], reject=550 5.7.1 <b@example.org>... Relaying denied`,
      ),
    ).toEqual({
      program: 'sendmail',
      kind: 'refused',
      writtenBy: 'server',
      queueId: 'v3UEVWab020046',
      peer: { address: '2001:db8::7' },
      recipients: ['b@example.org'],
      reply: { lines: ['550 5.7.1 <b@example.org>... Relaying denied'], stage: 'rcpt' },
    });
  });

  test('a delivery whose real reply the line does not tell', () => {
    expect(
      eventOf(
        `${SENDMAIL}o8DIjsx0028156: to=<a@example.org>,<c@example.org>, ctladdr=<www@example.com> (33/33), delay=00:00:02, mailer=esmtp, relay=example.org. [192.0.2.5], dsn=5.7.1, stat=Service unavailable`,
      ),
    ).toMatchObject({
      kind: 'bounced',
      writtenBy: 'client',
      queueId: 'o8DIjsx0028156',
      recipients: ['a@example.org', 'c@example.org'],
      peer: { name: 'example.org', address: '192.0.2.5' },
      status: '5.7.1',
      ownWords: 'Service unavailable',
    });
  });

  test('a delivery whose line has the reply, as newer ones do', () => {
    expect(
      eventOf(
        `${SENDMAIL}o8DIjsx0028156: to=<a@example.org>, delay=00:00:02, relay=example.org. [192.0.2.5], dsn=5.7.1, reply=550 5.7.1 Listed, go away, stat=Service unavailable`,
      ),
    ).toMatchObject({ kind: 'bounced', reply: { lines: ['550 5.7.1 Listed, go away'] } });
  });

  test('a message accepted elsewhere, with the queue id there', () => {
    expect(
      eventOf(
        `${SENDMAIL}o8DIjsx0028156: to=<a@example.org>, relay=mx.example.org. [192.0.2.5], dsn=2.0.0, stat=Sent (4QxY7z1ABCz3DE Message accepted for delivery)`,
      ),
    ).toMatchObject({ kind: 'sent', remoteQueueId: '4QxY7z1ABCz3DE' });
  });

  test('a message that came in', () => {
    expect(
      eventOf(
        `${SENDMAIL}v3UEVWab020046: from=<a@b.example>, size=331, class=0, nrcpts=1, msgid=<1@b.example>, proto=ESMTP, daemon=MTA, relay=client.example [192.0.2.1] (may be forged)`,
      ),
    ).toEqual({
      program: 'sendmail',
      kind: 'received',
      writtenBy: 'server',
      queueId: 'v3UEVWab020046',
      sender: 'a@b.example',
      messageId: '<1@b.example>',
      peer: { name: 'client.example', address: '192.0.2.1' },
    });
  });
});

describe('Postfix', () => {
  test('a refusal before there is a queue', () => {
    expect(
      eventOf(
        `${POSTFIX}smtpd[1]: NOQUEUE: reject: RCPT from unknown[192.0.2.1]: 554 5.7.1 <a@b.example>: Relay access denied; from=<c@d.example> to=<a@b.example> proto=ESMTP helo=<x>`,
      ),
    ).toEqual({
      program: 'postfix',
      kind: 'refused',
      writtenBy: 'server',
      peer: { address: '192.0.2.1' },
      sender: 'c@d.example',
      recipients: ['a@b.example'],
      helo: 'x',
      reply: { lines: ['554 5.7.1 <a@b.example>: Relay access denied'], stage: 'rcpt' },
    });
  });

  test('a refusal of Postscreen, with the port of the client', () => {
    expect(
      eventOf(
        `${POSTFIX}postscreen[1]: NOQUEUE: reject: RCPT from [2001:db8::7]:4711: 550 5.7.1 Service unavailable; client [2001:db8::7] blocked using zen.spamhaus.org; from=<c@d.example>, to=<a@b.example>, proto=ESMTP, helo=<x>`,
      ),
    ).toMatchObject({
      peer: { address: '2001:db8::7', port: 4711 },
      sender: 'c@d.example',
      recipients: ['a@b.example'],
      reply: {
        lines: ['550 5.7.1 Service unavailable; client [2001:db8::7] blocked using zen.spamhaus.org'],
        stage: 'rcpt',
      },
    });
  });

  test('a bounce with what the other server said, and at which command', () => {
    expect(
      eventOf(
        `${POSTFIX}smtp[1]: 4QZ7z1KBCzDF2: to=<x@y.example>, orig_to=<z@y.example>, relay=mx.y.example[192.0.2.1]:25, delay=0.4, delays=0/0/0/0, dsn=5.1.1, status=bounced (host mx.y.example[192.0.2.1] said: 550 5.1.1 <x@y.example>: unknown (in reply to RCPT TO command))`,
      ),
    ).toEqual({
      program: 'postfix',
      kind: 'bounced',
      writtenBy: 'client',
      queueId: '4QZ7z1KBCzDF2',
      recipients: ['x@y.example'],
      peer: { name: 'mx.y.example', address: '192.0.2.1', port: 25 },
      status: '5.1.1',
      reply: { lines: ['550 5.1.1 <x@y.example>: unknown'], stage: 'rcpt' },
    });
  });

  test('a deferral in its own words', () => {
    expect(
      eventOf(
        `${POSTFIX}smtp[1]: 3F21A40123: to=<x@y.example>, relay=none, delay=30, delays=0/0/30/0, dsn=4.4.1, status=deferred (connect to mx.y.example[192.0.2.1]:25: Connection timed out)`,
      ),
    ).toMatchObject({
      kind: 'deferred',
      ownWords: 'connect to mx.y.example[192.0.2.1]:25: Connection timed out',
    });
  });

  test('connections, queue ids and message ids', () => {
    expect(eventOf(`${POSTFIX}smtpd[1]: connect from mail.example.org[192.0.2.1]`)).toMatchObject({
      kind: 'connected',
      peer: { name: 'mail.example.org', address: '192.0.2.1' },
    });
    expect(
      eventOf(`${POSTFIX}smtpd[1]: disconnect from unknown[192.0.2.1] ehlo=1 rcpt=0/1 quit=1`),
    ).toMatchObject({ kind: 'disconnected', peer: { address: '192.0.2.1' } });
    expect(eventOf(`${POSTFIX}smtpd[1]: 3F21A40123: client=mail.example.org[192.0.2.1]`)).toMatchObject({
      kind: 'received',
      queueId: '3F21A40123',
    });
    expect(eventOf(`${POSTFIX}cleanup[1]: 3F21A40123: message-id=<1@b.example>`)).toMatchObject({
      queueId: '3F21A40123',
      messageId: '<1@b.example>',
    });
    expect(eventOf(`${POSTFIX}qmgr[1]: 3F21A40123: removed`)).toMatchObject({ kind: 'removed' });
  });

  test('a header refused by Cleanup', () => {
    expect(
      eventOf(
        `${POSTFIX}cleanup[1]: 3F21A40123: reject: header Subject: buy from mx.example[192.0.2.1]; from=<a@b.example> to=<c@d.example> proto=ESMTP helo=<x>: 5.7.1 No adverts`,
      ),
    ).toMatchObject({
      kind: 'refused',
      peer: { address: '192.0.2.1' },
      reply: { lines: ['No adverts'], status: '5.7.1', code: 550, stage: 'message' },
    });
  });
});

describe('Exim', () => {
  test('arrival, delivery and end of a message', () => {
    expect(
      eventOf(
        `${EXIM}1q2w3e-0004rT-Yu <= a@b.example H=mx.example (helo.example) [192.0.2.1]:4711 P=esmtp S=612 id=1@b.example T="hello" for c@d.example e@d.example`,
      ),
    ).toEqual({
      program: 'exim',
      kind: 'received',
      writtenBy: 'server',
      queueId: '1q2w3e-0004rT-Yu',
      sender: 'a@b.example',
      peer: { name: 'mx.example', address: '192.0.2.1', port: 4711 },
      helo: 'helo.example',
      messageId: '1@b.example',
      recipients: ['c@d.example', 'e@d.example'],
    });
    expect(
      eventOf(
        `${EXIM}1q2w3e-00000000XyZ-1abc => c@d.example R=dnslookup T=remote_smtp H=mx.d.example [192.0.2.2]:25 C="250 2.0.0 Ok: queued as 3F21A40123"`,
      ),
    ).toMatchObject({ kind: 'sent', writtenBy: 'client', remoteQueueId: '3F21A40123' });
    expect(eventOf(`${EXIM}1q2w3e-0004rT-Yu Completed`)).toMatchObject({ kind: 'removed' });
  });

  test('a refused recipient, without the code that was sent', () => {
    expect(
      eventOf(
        `${EXIM}H=(x) [192.0.2.1]:4711 F=<a@b.example> rejected RCPT <c@d.example>: relay not permitted`,
      ),
    ).toEqual({
      program: 'exim',
      kind: 'refused',
      writtenBy: 'server',
      peer: { address: '192.0.2.1', port: 4711 },
      helo: 'x',
      sender: 'a@b.example',
      recipients: ['c@d.example'],
      reply: { lines: ['relay not permitted'], stage: 'rcpt', code: 550 },
    });
    expect(
      eventOf(`${EXIM}H=(x) [192.0.2.1] temporarily rejected RCPT <c@d.example>: greylisted`),
    ).toMatchObject({ reply: { lines: ['greylisted'], code: 451 } });
  });

  test('a delivery refused elsewhere, for good and for now', () => {
    expect(
      eventOf(
        `${EXIM}1q2w3e-0004rT-Yu ** c@d.example R=dnslookup T=remote_smtp H=mx.d.example [192.0.2.2]: SMTP error from remote mail server after RCPT TO:<c@d.example>: 550 no such user`,
      ),
    ).toMatchObject({ kind: 'bounced', reply: { lines: ['550 no such user'], stage: 'rcpt' } });
    expect(
      eventOf(
        `${EXIM}1q2w3e-0004rT-Yu == c@d.example R=dnslookup T=remote_smtp defer (-44) H=mx.d.example [192.0.2.2]: SMTP error from remote mail server after RCPT TO:<c@d.example>: 451 4.7.1 later`,
      ),
    ).toMatchObject({ kind: 'deferred', reply: { lines: ['451 4.7.1 later'], stage: 'rcpt' } });
  });
});

describe('OpenSMTPD', () => {
  test('a failed command', () => {
    expect(
      eventOf(
        `${SMTPD}7e3d1f0a9b8c6d5e smtp failed-command command="RCPT TO:<x@y.example>" result="550 Invalid recipient: <x@y.example>"`,
      ),
    ).toEqual({
      program: 'opensmtpd',
      kind: 'refused',
      writtenBy: 'server',
      connection: '7e3d1f0a9b8c6d5e',
      recipients: ['x@y.example'],
      reply: { lines: ['550 Invalid recipient: <x@y.example>'], stage: 'rcpt' },
    });
  });

  test('a delivery', () => {
    expect(
      eventOf(
        `${SMTPD}7e3d1f0a9b8c6d5e mta delivery evpid=1a2b3c4d5e6f7a8b from=<a@b.example> to=<c@d.example> rcpt=<-> source="192.0.2.9" relay="192.0.2.2 (mx.d.example)" delay=1s result="PermFail" stat="550 5.1.1 unknown"`,
      ),
    ).toMatchObject({
      kind: 'bounced',
      queueId: '1a2b3c4d',
      sender: 'a@b.example',
      recipients: ['c@d.example'],
      peer: { name: 'mx.d.example', address: '192.0.2.2' },
      reply: { lines: ['550 5.1.1 unknown'] },
    });
  });

  test('where a connection comes from', () => {
    expect(
      eventOf(`${SMTPD}7e3d1f0a9b8c6d5e smtp connected address=192.0.2.1 host=mail.example.org`),
    ).toMatchObject({ kind: 'connected', peer: { name: 'mail.example.org', address: '192.0.2.1' } });
  });
});
