import { describe, expect, it } from 'vitest';
import {
  ENVELOPE,
  exchangeLines,
  gist,
  HELLO,
  laterLines,
  readTranscript,
} from '../../../support/transcript.ts';

describe('pipelining', () => {
  it('leaves the client in command mode when a pipelined DATA is refused', () => {
    const session = readTranscript(`${HELLO}
      C: MAIL FROM:<a@a.example>
      C: RCPT TO:<b@example.net>
      C: DATA
      S: 250 2.1.0 Ok
      S: 550 5.1.1 unknown
      S: 554 5.5.1 no valid recipients
      C: RSET
      C: MAIL FROM:<c@a.example>
      C: QUIT
      S: 250 Ok
      S: 250 2.1.0 Ok
      S: 221 Bye
    `);
    expect(gist(session)).toEqual({
      exchanges: [
        'connect: - => 220',
        'helo: EHLO a.example => 250',
        'mail: MAIL FROM:<a@a.example> => 250',
        'rcpt: RCPT TO:<b@example.net> => 550',
        'data: DATA => 554',
        'rset: RSET => 250',
        'mail: MAIL FROM:<c@a.example> => 250',
        'quit: QUIT => 221',
      ],
      transactions: [
        { sender: 'a@a.example', recipients: ['b@example.net rejected (4)'], outcome: 'rejected' },
        { sender: 'c@a.example', recipients: [], outcome: 'abandoned' },
      ],
      outcome: 'rejected',
      notices: [],
    });
  });

  it('calls it deferred when the recipients were, whatever DATA was told then', () => {
    const session = readTranscript(`${HELLO}
      C: MAIL FROM:<a@a.example>
      C: RCPT TO:<b@example.net>
      C: DATA
      S: 250 2.1.0 Ok
      S: 450 4.2.0 greylisted
      S: 554 5.5.1 no valid recipients
      C: QUIT
      S: 221 Bye
    `);
    expect(session.outcome).toBe('deferred');
  });

  it('takes an empty message after a 354 that all recipients had failed before', () => {
    const session = readTranscript(`${HELLO}
      C: MAIL FROM:<a@a.example>
      C: RCPT TO:<b@example.net>
      C: DATA
      S: 250 Ok
      S: 550 5.1.1 unknown
      S: 354 go
      C: .
      S: 554 5.5.1 no valid recipients
      C: QUIT
      S: 221 Bye
    `);
    expect(laterLines(session)).toEqual([
      'mail: MAIL FROM:<a@a.example> => 250',
      'rcpt: RCPT TO:<b@example.net> => 550',
      'data: DATA => 354',
      'message: - => 554',
      'quit: QUIT => 221',
    ]);
    expect(gist(session).transactions).toEqual([
      {
        sender: 'a@a.example',
        recipients: ['b@example.net rejected (4)'],
        message: '0 bytes',
        outcome: 'rejected',
      },
    ]);
  });

  it('reads a body sent before the 354 as a message once the 354 comes', () => {
    const session = readTranscript(`${ENVELOPE}
      C: DATA
      C: Subject: eager
      C:
      C: QUIT
      C: .
      C: QUIT
      S: 354 go
      S: 250 Ok
      S: 221 Bye
    `);
    expect(laterLines(session, 4)).toEqual(['data: DATA => 354', 'message: - => 250', 'quit: QUIT => 221']);
    expect(session.transactions[0]?.message?.subject).toBe('eager');
    expect(session.outcome).toBe('delivered');
  });

  it('reads a body sent before a refusal as the commands that the server took it for', () => {
    const session = readTranscript(`${ENVELOPE}
      C: DATA
      C: Subject: eager
      C: .
      C: QUIT
      S: 451 4.3.0 try later
      S: 500 5.5.2 what
      S: 500 5.5.2 what
      S: 221 Bye
    `);
    expect(laterLines(session, 4)).toEqual([
      'data: DATA => 451',
      'other: Subject: eager => 500',
      'other: . => 500',
      'quit: QUIT => 221',
    ]);
    expect(session.outcome).toBe('deferred');
  });

  it('takes RSET, MAIL and RCPT pipelined right behind the dot', () => {
    const session = readTranscript(`${ENVELOPE}
      C: DATA
      S: 354 go
      C: x
      C: .
      C: RSET
      C: MAIL FROM:<c@a.example>
      C: RCPT TO:<d@example.net>
      S: 250 2.0.0 Ok: queued as 1
      S: 250 2.0.0 Ok
      S: 250 2.1.0 Ok
      S: 450 4.2.0 later
      C: QUIT
      S: 221 Bye
    `);
    expect(laterLines(session, 4)).toEqual([
      'data: DATA => 354',
      'message: - => 250',
      'rset: RSET => 250',
      'mail: MAIL FROM:<c@a.example> => 250',
      'rcpt: RCPT TO:<d@example.net> => 450',
      'quit: QUIT => 221',
    ]);
    expect(gist(session).transactions.map(({ outcome }) => outcome)).toEqual(['delivered', 'deferred']);
    expect(session.outcome).toBe('partially-delivered');
  });

  it('says so when the server did not offer it', () => {
    const session = readTranscript(`
      S: 220 mx.example.net ESMTP
      C: EHLO a.example
      S: 250-mx.example.net
      S: 250 SIZE
      C: MAIL FROM:<a@a.example>
      C: RCPT TO:<b@example.net>
      S: 250 Ok
      S: 250 Ok
      C: QUIT
      S: 221 Bye
    `);
    expect(session.notices.map(({ code }) => code)).toEqual(['not-offered-pipelining']);
  });

  it('gives a 421 out of turn an exchange of its own', () => {
    const session = readTranscript(`${ENVELOPE}
      S: 421 4.4.2 timeout
    `);
    expect(laterLines(session, 4)).toEqual(['other: - => 421']);
    expect(gist(session).transactions).toEqual([
      { sender: 'a@a.example', recipients: ['b@example.net accepted (4)'], outcome: 'deferred' },
    ]);
    expect(session.outcome).toBe('deferred');
  });

  it('takes a 421 for the answer to the command that waits, and leaves the others unanswered', () => {
    const session = readTranscript(`${HELLO}
      C: MAIL FROM:<a@a.example>
      C: RCPT TO:<b@example.net>
      C: DATA
      S: 250 Ok
      S: 421 4.3.2 going down
    `);
    expect(laterLines(session)).toEqual([
      'mail: MAIL FROM:<a@a.example> => 250',
      'rcpt: RCPT TO:<b@example.net> => 421',
      'data: DATA => nothing',
    ]);
    expect(session.outcome).toBe('deferred');
  });

  it('takes a reply in the middle of a message for its final one', () => {
    const session = readTranscript(`${ENVELOPE}
      C: DATA
      S: 354 go
      C: one
      S: 552 5.3.4 too large
      C: two
      C: .
      C: QUIT
      S: 221 Bye
    `);
    expect(laterLines(session, 4)).toEqual(['data: DATA => 354', 'message: - => 552', 'quit: QUIT => 221']);
    expect(gist(session).transactions[0]).toEqual({
      sender: 'a@a.example',
      recipients: ['b@example.net accepted (4)'],
      message: '10 bytes',
      outcome: 'rejected',
    });
  });

  it('calls a client early that speaks before the banner', () => {
    const session = readTranscript(`
      C: EHLO a.example
      S: 220 mx.example.net ESMTP
      S: 250-mx.example.net
      S: 250 PIPELINING
      C: QUIT
      S: 221 Bye
    `);
    expect(exchangeLines(session)).toEqual([
      'helo: EHLO a.example => 250',
      'connect: - => 220',
      'quit: QUIT => 221',
    ]);
    expect(session.notices.map(({ code }) => code)).toEqual(['early-talker']);
  });

  it('tells a banner that was never ended from the reply to an early EHLO', () => {
    const session = readTranscript(`
      S: 220-mail.example.org wait for it
      C: EHLO eager.example.com
      S: 250-mail.example.org
      S: 250 PIPELINING
      C: QUIT
      S: 221 Bye
    `);
    expect(exchangeLines(session)).toEqual([
      'helo: EHLO eager.example.com => 250',
      'connect: - => 220 (cut)',
      'quit: QUIT => 221',
    ]);
    expect(session.notices.map(({ code }) => code)).toEqual(['early-talker']);
  });

  it('takes the refusal of an early talker for the banner', () => {
    const session = readTranscript(`
      C: EHLO a.example
      C: MAIL FROM:<a@a.example>
      S: 554 5.7.1 protocol violation
    `);
    expect(exchangeLines(session)).toEqual([
      'helo: EHLO a.example => nothing',
      'mail: MAIL FROM:<a@a.example> => nothing',
      'connect: - => 554',
    ]);
    expect(session.notices.map(({ code }) => code)).toEqual(['early-talker']);
  });

  it("lets Exim's clients speak first where the server offers PIPECONNECT", () => {
    const session = readTranscript(`
      C: EHLO a.example
      C: MAIL FROM:<a@a.example>
      C: RCPT TO:<b@example.net>
      C: DATA
      S: 220 mx.example.net ESMTP Exim
      S: 250-mx.example.net
      S: 250-PIPELINING
      S: 250 PIPECONNECT
      S: 250 OK
      S: 250 Accepted
      S: 354 go
      C: x
      C: .
      C: QUIT
      S: 250 OK id=1abcde-000fgh-2I
      S: 221 bye
    `);
    expect(session.notices).toEqual([]);
    expect(session.outcome).toBe('delivered');
    expect(session.transactions[0]?.queueId).toBe('1abcde-000fgh-2I');
  });

  it('keeps an unknown verb its place among pipelined commands', () => {
    const session = readTranscript(`${HELLO}
      C: MAIL FROM:<a@a.example>
      C: XWHAT
      C: RCPT TO:<b@example.net>
      S: 250 Ok
      S: 500 5.5.2 what
      S: 550 5.1.1 unknown
      C: QUIT
      S: 221 Bye
    `);
    expect(laterLines(session)).toEqual([
      'mail: MAIL FROM:<a@a.example> => 250',
      'other: XWHAT => 500',
      'rcpt: RCPT TO:<b@example.net> => 550',
      'quit: QUIT => 221',
    ]);
  });
});
