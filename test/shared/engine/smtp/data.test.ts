import { describe, expect, it } from 'vitest';
import { ENVELOPE, gist, laterLines, readTranscript } from '../../../support/transcript.ts';

const END = `
  S: 250 Ok
  C: QUIT
  S: 221 Bye
`;

describe('the message of DATA', () => {
  it('is not ended by a dot between bare line feeds, and says so', () => {
    const session = readTranscript(`${ENVELOPE}
      C: DATA
      S: 354 go
      C| a\\n.\\nMAIL FROM:<evil@a.example>\\r\\n
      C: .
      ${END}
    `);
    expect(laterLines(session, 4)).toEqual(['data: DATA => 354', 'message: - => 250', 'quit: QUIT => 221']);
    expect(session.transactions[0]?.message?.bytes).toBe('a\n.\nMAIL FROM:<evil@a.example>\r\n'.length);
    expect(session.notices.map(({ code }) => code)).toEqual(['loose-end-of-data']);
  });

  it('is not ended by LF dot CR LF or CR LF dot LF', () => {
    const session = readTranscript(`${ENVELOPE}
      C: DATA
      S: 354 go
      C| a\\n.\\r\\nb\\r\\n.\\nc\\r\\n.\\r\\n
      ${END}
    `);
    // "a" LF "." CR LF "b" CR LF, and of CR LF "." LF the dot is dot-stuffing.
    expect(session.transactions[0]?.message?.bytes).toBe('a\n.\r\nb\r\n\nc\r\n'.length);
    expect(session.notices.map(({ code }) => code)).toEqual(['loose-end-of-data']);
  });

  it('loses the first dot of each line that begins with one', () => {
    const session = readTranscript(`${ENVELOPE}
      C: DATA
      S: 354 go
      C| .\\rx\\r\\n...\\r\\n.a.\\r\\nb.\\r\\n.\\r\\r\\n
      C: .
      ${END}
    `);
    expect(session.transactions[0]?.message?.bytes).toBe('\rx\r\n..\r\na.\r\nb.\r\n\r\r\n'.length);
    expect(session.outcome).toBe('delivered');
  });

  it('may be empty', () => {
    const session = readTranscript(`${ENVELOPE}
      C: DATA
      S: 354 go
      C: .
      ${END}
    `);
    expect(session.transactions[0]?.message).toMatchObject({
      bytes: 0,
      complete: true,
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    });
  });

  it('has the first of repeated header fields, unfolded, and stops at the empty line', () => {
    const session = readTranscript(`${ENVELOPE}
      C: DATA
      S: 354 go
      C: Received: from x
      C:  by y
      C: SUBJECT: =?iso-8859-1?Q?f=FCr?=
      C: \\t=?iso-8859-1?Q?_alle?=
      C: Subject: second
      C: Message-ID: <1@a.example>
      C: Date: Mon, 1 Jan 2024 00:00:00 +0000
      C:
      C: From: not-a-header@a.example
      C: .
      ${END}
    `);
    expect(session.transactions[0]?.message).toMatchObject({
      bytes: expect.any(Number),
      complete: true,
      sha256: expect.any(String),
      subject: 'für alle',
      messageId: '<1@a.example>',
      date: 'Mon, 1 Jan 2024 00:00:00 +0000',
    });
  });

  it('is incomplete when the client leaves before its end', () => {
    const session = readTranscript(`${ENVELOPE}
      C: DATA
      S: 354 go
      C: Subject: cut short
      C fin
    `);
    expect(session.transactions[0]).toMatchObject({
      sender: 'a@a.example',
      recipients: [{ address: 'b@example.net', outcome: 'accepted', exchange: 4 }],
      message: { bytes: 20, complete: false, subject: 'cut short' },
      outcome: 'abandoned',
    });
    expect(session.outcome).toBe('abandoned');
  });

  it('that is never answered leaves the transaction abandoned', () => {
    const session = readTranscript(`${ENVELOPE}
      C: DATA
      S: 354 go
      C: x
      C: .
      S fin
    `);
    expect(laterLines(session, 4)).toEqual(['data: DATA => 354', 'message: - => nothing']);
    expect(session.outcome).toBe('abandoned');
  });

  it('that is never answered is unknown while the capture ends before the connection', () => {
    const session = readTranscript(
      `${ENVELOPE}
      C: DATA
      S: 354 go
      C: x
      C: .
    `,
      { transport: { closing: 'open' } },
    );
    expect(session.outcome).toBe('unknown');
  });
});

describe('BDAT', () => {
  it('counts its bytes, whatever they look like, and is answered chunk by chunk', () => {
    const session = readTranscript(`${ENVELOPE}
      C: BDAT 16
      C| QUIT\\r\\n.\\r\\nRSET\\r\\nX
      S: 250 2.0.0 16 bytes
      C: BDAT 3 LAST
      C| abc
      S: 250 2.0.0 Ok: queued as 77
      C: QUIT
      S: 221 Bye
    `);
    expect(laterLines(session, 4)).toEqual([
      'data: BDAT 16 => 250',
      'message: BDAT 3 LAST => 250',
      'quit: QUIT => 221',
    ]);
    expect(gist(session).transactions[0]).toEqual({
      sender: 'a@a.example',
      recipients: ['b@example.net accepted (4)'],
      message: '19 bytes',
      queueId: '77',
      outcome: 'delivered',
    });
  });

  it('may end with a chunk of no bytes, pipelined', () => {
    const session = readTranscript(`${ENVELOPE}
      C: BDAT 3
      C| abcBDAT 0 LAST\\r\\nQUIT\\r\\n
      S: 250 Ok
      S: 250 Ok
      S: 221 Bye
    `);
    expect(laterLines(session, 4)).toEqual([
      'data: BDAT 3 => 250',
      'message: BDAT 0 LAST => 250',
      'quit: QUIT => 221',
    ]);
    expect(session.transactions[0]?.message?.bytes).toBe(3);
    expect(session.transactions[0]?.message?.complete).toBe(true);
  });

  it('has its bytes even when it is refused', () => {
    const session = readTranscript(`${ENVELOPE}
      C: BDAT 6
      C: RSET
      S: 503 5.5.1 no
      C: RSET
      S: 250 Ok
      C: QUIT
      S: 221 Bye
    `);
    expect(laterLines(session, 4)).toEqual(['data: BDAT 6 => 503', 'rset: RSET => 250', 'quit: QUIT => 221']);
    expect(session.outcome).toBe('rejected');
  });

  it('of a bad size has no bytes', () => {
    const session = readTranscript(`${ENVELOPE}
      C: BDAT many LAST
      S: 501 5.5.4 syntax
      C: BDAT -1
      S: 501 5.5.4 syntax
      C: QUIT
      S: 221 Bye
    `);
    expect(laterLines(session, 4)).toEqual([
      'data: BDAT many LAST => 501',
      'data: BDAT -1 => 501',
      'quit: QUIT => 221',
    ]);
    expect(session.notices.map(({ code }) => code)).toEqual(['bad-chunk-size']);
  });
});

describe('LMTP', () => {
  const LHLO = `
    S: 220 mail.example.net LMTP
    C: LHLO a.example
    S: 250-mail.example.net
    S: 250-PIPELINING
    S: 250 CHUNKING
    C: MAIL FROM:<a@a.example>
    C: RCPT TO:<b@example.net>
    C: RCPT TO:<c@example.net>
    C: RCPT TO:<d@example.net>
  `;

  it('answers a message once for each recipient that was accepted', () => {
    const session = readTranscript(`${LHLO}
      C: DATA
      S: 250 Ok
      S: 250 Ok
      S: 550 5.1.1 unknown
      S: 250 Ok
      S: 354 go
      C: x
      C: .
      C: QUIT
      S: 250 2.0.0 saved
      S: 452 4.2.2 full
      S: 221 Bye
    `);
    expect(gist(session)).toEqual({
      exchanges: [
        'connect: - => 220',
        'helo: LHLO a.example => 250',
        'mail: MAIL FROM:<a@a.example> => 250',
        'rcpt: RCPT TO:<b@example.net> => 250',
        'rcpt: RCPT TO:<c@example.net> => 550',
        'rcpt: RCPT TO:<d@example.net> => 250',
        'data: DATA => 354',
        'message: - for b@example.net => 250',
        'message: - for d@example.net => 452',
        'quit: QUIT => 221',
      ],
      transactions: [
        {
          sender: 'a@a.example',
          recipients: [
            'b@example.net accepted (8)',
            'c@example.net rejected (5)',
            'd@example.net deferred (9)',
          ],
          message: '3 bytes',
          outcome: 'partially-delivered',
        },
      ],
      outcome: 'partially-delivered',
      notices: [],
    });
    expect(session.protocol).toBe('lmtp');
  });

  it('answers the last chunk of BDAT once for each recipient too', () => {
    const session = readTranscript(`${LHLO}
      S: 250 Ok
      S: 250 Ok
      S: 250 Ok
      S: 550 5.1.1 unknown
      C: BDAT 1 LAST
      C| x
      S: 250 2.0.0 saved
      S: 250 2.0.0 saved
      C: QUIT
      S: 221 Bye
    `);
    expect(laterLines(session, 6)).toEqual([
      'message: BDAT 1 LAST => 250',
      'message: - for c@example.net => 250',
      'quit: QUIT => 221',
    ]);
    expect(session.exchanges[6]?.recipient).toBe('b@example.net');
    expect(session.outcome).toBe('partially-delivered');
  });
});
