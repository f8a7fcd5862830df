import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  ENVELOPE,
  exchangeLines,
  gist,
  HELLO,
  laterLines,
  readTranscript,
} from '../../../support/transcript.ts';

describe('a plain dialogue', () => {
  it('gives the whole session of the document', () => {
    const session = readTranscript(`
      S: 220 mx.example.net ESMTP
      C: EHLO a.example
      S: 250-mx.example.net greets you
      S: 250 SIZE 1000
      C: MAIL FROM:<a@a.example> SIZE=30
      S: 250 2.1.0 Ok
      C: RCPT TO:<b@example.net>
      S: 550 5.1.1 <b@example.net>: unknown
      C: QUIT
      S: 221 Bye
    `);
    expect(session).toEqual({
      communityId: '1:test',
      protocol: 'smtp',
      client: { address: '192.0.2.1', port: 40_000 },
      server: { address: '192.0.2.25', port: 25 },
      firstPacket: 1,
      lastPacket: 9,
      packets: 9,
      startedAt: '2024-01-01T00:00:00.000000Z',
      durationMs: 90,
      transport: {
        opening: 'complete',
        closing: 'fin',
        missingBytes: { client: 0, server: 0 },
        retransmissions: 0,
        outOfOrder: 0,
        events: [],
      },
      greeting: { verb: 'EHLO', name: 'a.example' },
      extensions: ['SIZE 1000'],
      tls: { mode: 'none' },
      authentication: [],
      exchanges: [
        {
          index: 1,
          stage: 'connect',
          reply: {
            code: 220,
            lines: ['220 mx.example.net ESMTP'],
            text: 'mx.example.net ESMTP',
            at: '2024-01-01T00:00:00.010000Z',
            packet: 1,
            complete: true,
          },
        },
        {
          index: 2,
          stage: 'helo',
          command: {
            verb: 'EHLO',
            argument: 'a.example',
            line: 'EHLO a.example',
            at: '2024-01-01T00:00:00.020000Z',
            packet: 2,
            complete: true,
          },
          reply: {
            code: 250,
            lines: ['250-mx.example.net greets you', '250 SIZE 1000'],
            text: 'mx.example.net greets you\nSIZE 1000',
            at: '2024-01-01T00:00:00.030000Z',
            packet: 3,
            complete: true,
          },
          waitMs: 10,
        },
        {
          index: 3,
          stage: 'mail',
          command: {
            verb: 'MAIL',
            argument: 'FROM:<a@a.example> SIZE=30',
            line: 'MAIL FROM:<a@a.example> SIZE=30',
            at: '2024-01-01T00:00:00.040000Z',
            packet: 4,
            complete: true,
          },
          reply: {
            code: 250,
            status: '2.1.0',
            lines: ['250 2.1.0 Ok'],
            text: 'Ok',
            at: '2024-01-01T00:00:00.050000Z',
            packet: 5,
            complete: true,
          },
          waitMs: 10,
        },
        {
          index: 4,
          stage: 'rcpt',
          recipient: 'b@example.net',
          command: {
            verb: 'RCPT',
            argument: 'TO:<b@example.net>',
            line: 'RCPT TO:<b@example.net>',
            at: '2024-01-01T00:00:00.060000Z',
            packet: 6,
            complete: true,
          },
          reply: {
            code: 550,
            status: '5.1.1',
            lines: ['550 5.1.1 <b@example.net>: unknown'],
            text: '<b@example.net>: unknown',
            at: '2024-01-01T00:00:00.070000Z',
            packet: 7,
            complete: true,
          },
          waitMs: 10,
        },
        {
          index: 5,
          stage: 'quit',
          command: {
            verb: 'QUIT',
            argument: '',
            line: 'QUIT',
            at: '2024-01-01T00:00:00.080000Z',
            packet: 8,
            complete: true,
          },
          reply: {
            code: 221,
            lines: ['221 Bye'],
            text: 'Bye',
            at: '2024-01-01T00:00:00.090000Z',
            packet: 9,
            complete: true,
          },
          waitMs: 10,
        },
      ],
      transactions: [
        {
          sender: 'a@a.example',
          recipients: [{ address: 'b@example.net', outcome: 'rejected', exchange: 4 }],
          outcome: 'rejected',
        },
      ],
      outcome: 'rejected',
      notices: [],
    });
  });

  it('measures, hashes and titles a delivered message without its dot-stuffing', () => {
    const session = readTranscript(`${ENVELOPE}
      C: DATA
      S: 354 End data with <CR><LF>.<CR><LF>
      C: Subject: =?utf-8?Q?caf=C3=A9?=
      C: From: "A" <a@a.example>
      C: To: b@example.net,
      C:
      C: ..dotted
      C: .
      S: 250 2.0.0 Ok: queued as 4QxY7z1ABCz
      C: QUIT
      S: 221 2.0.0 Bye
    `);
    const body =
      'Subject: =?utf-8?Q?caf=C3=A9?=\r\nFrom: "A" <a@a.example>\r\nTo: b@example.net,\r\n\r\n.dotted\r\n';
    expect(session.transactions).toEqual([
      {
        sender: 'a@a.example',
        recipients: [{ address: 'b@example.net', outcome: 'accepted', exchange: 4 }],
        message: {
          bytes: body.length,
          complete: true,
          packet: 10,
          at: '2024-01-01T00:00:00.100000Z',
          lastPacket: 10,
          lastAt: '2024-01-01T00:00:00.100000Z',
          sha256: createHash('sha256').update(body).digest('hex'),
          subject: 'café',
          from: '"A" <a@a.example>',
          to: 'b@example.net,',
        },
        queueId: '4QxY7z1ABCz',
        outcome: 'delivered',
      },
    ]);
    expect(session.outcome).toBe('delivered');
    expect(laterLines(session)).toEqual([
      'mail: MAIL FROM:<a@a.example> => 250',
      'rcpt: RCPT TO:<b@example.net> => 250',
      'data: DATA => 354',
      'message: - => 250',
      'quit: QUIT => 221',
    ]);
  });

  it('takes HELO after a refused EHLO', () => {
    const session = readTranscript(`
      S: 220 mx.example.net ESMTP
      C: EHLO a.example
      S: 502 5.5.1 not here
      C: HELO a.example
      S: 250 mx.example.net
      C: QUIT
      S: 221 Bye
    `);
    expect(session.greeting).toEqual({ verb: 'HELO', name: 'a.example' });
    expect(session.extensions).toEqual([]);
    expect(session.outcome).toBe('no-mail');
  });

  it('ends the transaction at a second EHLO that is accepted', () => {
    const session = readTranscript(`${ENVELOPE}
      C: EHLO b.example
      S: 250 mx.example.net
      C: RCPT TO:<c@example.net>
      S: 503 5.5.1 need MAIL
      C: QUIT
      S: 221 Bye
    `);
    expect(gist(session).transactions).toEqual([
      { sender: 'a@a.example', recipients: ['b@example.net accepted (4)'], outcome: 'abandoned' },
      { recipients: ['c@example.net rejected (6)'], outcome: 'rejected' },
    ]);
    expect(session.greeting?.name).toBe('b.example');
    expect(session.extensions).toEqual([]);
  });

  it('goes on with the transaction at a second EHLO that is refused', () => {
    const session = readTranscript(`${ENVELOPE}
      C: EHLO b.example
      S: 503 5.5.1 no
      C: RCPT TO:<c@example.net>
      S: 250 2.1.5 Ok
      C: QUIT
      S: 221 Bye
    `);
    expect(gist(session).transactions).toEqual([
      {
        sender: 'a@a.example',
        recipients: ['b@example.net accepted (4)', 'c@example.net accepted (6)'],
        outcome: 'abandoned',
      },
    ]);
    expect(session.greeting?.name).toBe('a.example');
  });

  it('reads null senders, source routes, quoted local parts, 8-bit addresses and parameters', () => {
    const session = readTranscript(`${HELLO}
      C: MAIL FROM:<> RET=HDRS ENVID=1
      S: 250 Ok
      C: RCPT TO:<@r1.example,@r2.example:b@example.net> NOTIFY=NEVER
      S: 250 Ok
      C: RCPT TO:<"odd > \\\\" one"@example.net> ORCPT=rfc822;x
      S: 250 Ok
      C: rcpt to: c@example.net
      S: 250 Ok
      C: RCPT TO:<jos\\xc3\\xa9@example.net>
      S: 250 Ok
      C: RCPT TO:<jos\\xe9@example.net>
      S: 250 Ok
      C: RCPT TO:<postmaster>
      S: 250 Ok
      C: QUIT
      S: 221 Bye
    `);
    expect(session.transactions[0]?.sender).toBe('');
    expect(session.transactions[0]?.recipients.map(({ address }) => address)).toEqual([
      'b@example.net',
      '"odd > \\" one"@example.net',
      'c@example.net',
      'josé@example.net',
      'josé@example.net',
      'postmaster',
    ]);
    expect(session.notices).toEqual([]);
  });

  it('keeps unknown verbs, VRFY, EXPN, HELP, NOOP, ETRN and empty lines in their places', () => {
    const session = readTranscript(`${HELLO}
      C: FROBNICATE now
      C: VRFY b
      C: EXPN list
      C: HELP
      C: NOOP
      C: ETRN example.net
      C:
      C: XFORWARD ADDR=192.0.2.9
      S: 500 5.5.2 what
      S: 252 2.0.0 b
      S: 502 no
      S: 214-try
      S: 214 reading
      S: 250 Ok
      S: 458 none
      S: 500 5.5.2 bad syntax
      S: 550 5.7.0 no
      C: QUIT
      S: 221 Bye
    `);
    expect(laterLines(session)).toEqual([
      'other: FROBNICATE now => 500',
      'other: VRFY b => 252',
      'other: EXPN list => 502',
      'other: HELP => 214',
      'other: NOOP => 250',
      'other: ETRN example.net => 458',
      'other:  => 500',
      'other: XFORWARD ADDR=192.0.2.9 => 550',
      'quit: QUIT => 221',
    ]);
    expect(session.outcome).toBe('no-mail');
    expect(session.notices.map(({ code }) => code)).toEqual(['not-offered-etrn', 'not-offered-xforward']);
  });

  it('keeps several mails of one connection apart', () => {
    const session = readTranscript(`${ENVELOPE}
      C: DATA
      S: 354 go
      C: one
      C: .
      S: 250 OK id=1q2w3e-0004rT-Yu
      C: MAIL FROM:<c@a.example>
      S: 250 Ok
      C: RCPT TO:<d@example.net>
      S: 451 4.3.0 later
      C: RSET
      S: 250 Ok
      C: MAIL FROM:<e@a.example>
      S: 250 Ok
      C: RCPT TO:<f@example.net>
      S: 250 Ok
      C: DATA
      S: 354 go
      C: three
      C: .
      S: 550 5.7.1 spam
      C: QUIT
      S: 221 Bye
    `);
    expect(gist(session).transactions).toEqual([
      {
        sender: 'a@a.example',
        recipients: ['b@example.net accepted (4)'],
        message: '5 bytes',
        queueId: '1q2w3e-0004rT-Yu',
        outcome: 'delivered',
      },
      { sender: 'c@a.example', recipients: ['d@example.net deferred (8)'], outcome: 'deferred' },
      {
        sender: 'e@a.example',
        recipients: ['f@example.net accepted (11)'],
        message: '7 bytes',
        outcome: 'rejected',
      },
    ]);
    expect(session.outcome).toBe('partially-delivered');
  });

  it('keeps the transaction that a second MAIL could not begin anew', () => {
    const session = readTranscript(`${ENVELOPE}
      C: MAIL FROM:<c@a.example>
      S: 503 5.5.1 nested MAIL
      C: RCPT TO:<d@example.net>
      S: 250 Ok
      C: QUIT
      S: 221 Bye
    `);
    expect(gist(session).transactions).toEqual([
      {
        sender: 'a@a.example',
        recipients: ['b@example.net accepted (4)', 'd@example.net accepted (6)'],
        outcome: 'abandoned',
      },
    ]);
  });

  it('shows a MAIL that was refused as a transaction of its own', () => {
    const session = readTranscript(`${HELLO}
      C: MAIL FROM:<a@a.example>
      C: RCPT TO:<b@example.net>
      C: DATA
      S: 451 4.7.1 later
      S: 503 5.5.1 no MAIL
      S: 503 5.5.1 no RCPT
      C: QUIT
      S: 221 Bye
    `);
    expect(gist(session).transactions).toEqual([
      { sender: 'a@a.example', recipients: ['b@example.net rejected (4)'], outcome: 'deferred' },
    ]);
    expect(session.outcome).toBe('deferred');
  });

  it('takes XCLIENT and the banner that follows it', () => {
    const session = readTranscript(`${HELLO}
      C: XCLIENT ADDR=192.0.2.77 NAME=client.example
      S: 220 mx.example.net ESMTP
      C: EHLO client.example
      S: 250 mx.example.net
      C: QUIT
      S: 221 Bye
    `);
    expect(laterLines(session)).toEqual([
      'other: XCLIENT ADDR=192.0.2.77 NAME=client.example => 220',
      'helo: EHLO client.example => 250',
      'quit: QUIT => 221',
    ]);
  });

  it('takes the line of a PROXY header before the banner', () => {
    const session = readTranscript(`
      C: PROXY TCP4 203.0.113.5 192.0.2.25 51000 25
      ${HELLO}
      C: QUIT
      S: 221 Bye
    `);
    expect(exchangeLines(session).slice(0, 3)).toEqual([
      'connect: PROXY TCP4 203.0.113.5 192.0.2.25 51000 25 => nothing',
      'connect: - => 220',
      'helo: EHLO a.example => 250',
    ]);
    expect(session.notices).toEqual([
      {
        severity: 'info',
        code: 'proxied-connection',
        message: 'A proxy speaks here for the client 203.0.113.5 port 51000.',
        packet: 1,
      },
    ]);
    expect(session.outcome).toBe('no-mail');
  });

  it('takes the binary PROXY header of version 2', () => {
    const session = readTranscript(`
      C| \\r\\n\\r\\n\\0\\r\\nQUIT\\n\\x21\\x11\\0\\x0c\\xcb\\0\\x71\\x05\\xc0\\0\\x02\\x19\\xc7\\x38\\0\\x19
      ${HELLO}
      C: QUIT
      S: 221 Bye
    `);
    expect(exchangeLines(session).slice(0, 3)).toEqual([
      'connect: PROXY v2 TCP4 203.0.113.5 192.0.2.25 51000 25 => nothing',
      'connect: - => 220',
      'helo: EHLO a.example => 250',
    ]);
    expect(session.notices.map(({ code }) => code)).toEqual(['proxied-connection']);
  });

  it('accepts line feeds without carriage returns, in commands and replies', () => {
    const session = readTranscript(`
      S| 220 mx.example.net ESMTP\\n
      C| HELO a.example\\n
      S| 250-one\\n250 two\\n
      C| QUIT\\n
      S| 221 Bye\\n
    `);
    expect(exchangeLines(session)).toEqual([
      'connect: - => 220',
      'helo: HELO a.example => 250',
      'quit: QUIT => 221',
    ]);
  });
});
