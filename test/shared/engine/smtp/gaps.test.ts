import { describe, expect, it } from 'vitest';
import {
  ENVELOPE,
  exchangeLines,
  gist,
  HELLO,
  laterLines,
  readTranscript,
} from '../../../support/transcript.ts';

describe("a hole in the server's stream", () => {
  it('leaves the command unanswered whose reply was in it, and no other', () => {
    const session = readTranscript(`${HELLO}
      C: MAIL FROM:<a@a.example>
      S gap 14
      C: RCPT TO:<b@example.net>
      S: 550 5.1.1 unknown
      C: QUIT
      S: 221 Bye
    `);
    expect(laterLines(session)).toEqual([
      'mail: MAIL FROM:<a@a.example> => nothing',
      'rcpt: RCPT TO:<b@example.net> => 550',
      'quit: QUIT => 221',
    ]);
    expect(session.outcome).toBe('rejected');
    expect(session.notices).toEqual([]);
  });

  it('among replies to pipelined commands is filled from the last', () => {
    const session = readTranscript(`${HELLO}
      C: MAIL FROM:<a@a.example>
      C: RCPT TO:<b@example.net>
      C: RCPT TO:<c@example.net>
      C: DATA
      S gap 14
      S: 250 Ok
      S: 550 no
      S: 354 go
      C: x
      C: .
      S: 250 Ok
      C: QUIT
      S: 221 Bye
    `);
    expect(laterLines(session)).toEqual([
      'mail: MAIL FROM:<a@a.example> => nothing',
      'rcpt: RCPT TO:<b@example.net> => 250',
      'rcpt: RCPT TO:<c@example.net> => 550',
      'data: DATA => 354',
      'message: - => 250',
      'quit: QUIT => 221',
    ]);
    expect(session.notices).toEqual([]);
    expect(session.outcome).toBe('partially-delivered');
  });

  it('is filled by the kind of the replies where that tells', () => {
    const session = readTranscript(`${HELLO}
      C: MAIL FROM:<a@a.example>
      C: RCPT TO:<b@example.net>
      C: RCPT TO:<c@example.net>
      S: 250 2.1.0 Ok
      S gap 14
      S: 550 5.1.1 unknown
      C: QUIT
      S: 221 Bye
    `);
    expect(laterLines(session)).toEqual([
      'mail: MAIL FROM:<a@a.example> => 250',
      'rcpt: RCPT TO:<b@example.net> => nothing',
      'rcpt: RCPT TO:<c@example.net> => 550',
      'quit: QUIT => 221',
    ]);
  });

  it('that leaves it open which command was answered is told of', () => {
    const session = readTranscript(`${HELLO}
      C: NOOP
      C: NOOP
      C: NOOP
      S gap 8
      S: 250 Ok
    `);
    expect(exchangeLines(session).filter((line) => line.endsWith('250'))).toHaveLength(2);
    expect(session.notices.map(({ code }) => code)).toEqual(['replies-uncertain']);
    expect(session.outcome).toBe('unknown');
  });

  it('within a reply marks it, and goes on with the lines behind it', () => {
    const session = readTranscript(`
      S: 220 mx.example.net ESMTP
      C: EHLO a.example
      S| 250-mx.example.net\\r\\n250-PIPEL
      S gap 20
      S| TLS\\r\\n250-SIZE 5\\r\\n250 HELP\\r\\n
      C: QUIT
      S: 221 Bye
    `);
    expect(exchangeLines(session)).toEqual([
      'connect: - => 220',
      'helo: EHLO a.example => 250 (cut)',
      'quit: QUIT => 221',
    ]);
    expect(session.exchanges[1]?.reply?.lines).toEqual([
      '250-mx.example.net',
      '250-PIPEL',
      'TLS',
      '250-SIZE 5',
      '250 HELP',
    ]);
  });

  it('made by the snap length cuts each reply and confuses none', () => {
    const session = readTranscript(`
      S| 220 mx.exam
      S cut 20
      C: EHLO a.example
      S| 250-mx.exa
      S cut 90
      C: MAIL FROM:<a@a.example>
      S| 250 2.1.0
      S cut 5
      C: RCPT TO:<b@example.net>
      S| 550 5.1.1
      S cut 50
      C: QUIT
      S: 221 Bye
    `);
    expect(exchangeLines(session)).toEqual([
      'connect: - => 220 (cut)',
      'helo: EHLO a.example => 250 (cut)',
      'mail: MAIL FROM:<a@a.example> => 250 (cut)',
      'rcpt: RCPT TO:<b@example.net> => 550 (cut)',
      'quit: QUIT => 221',
    ]);
    expect(session.outcome).toBe('rejected');
    expect(session.notices).toEqual([]);
  });

  it('that holds the 354 lets the bytes tell that a message follows', () => {
    const session = readTranscript(`${ENVELOPE}
      C: DATA
      S gap 8
      C: Subject: hello
      C:
      C: x
      C: .
      S: 250 2.0.0 Ok: queued as A1
      C: QUIT
      S: 221 Bye
    `);
    expect(laterLines(session, 4)).toEqual([
      'data: DATA => nothing',
      'message: - => 250',
      'quit: QUIT => 221',
    ]);
    expect(session.transactions[0]?.message?.subject).toBe('hello');
    expect(session.outcome).toBe('delivered');
  });

  it('that holds the refusal of DATA lets the bytes tell that none does', () => {
    const session = readTranscript(`${ENVELOPE}
      C: DATA
      S gap 20
      C: QUIT
      S: 221 Bye
    `);
    expect(laterLines(session, 4)).toEqual(['data: DATA => nothing', 'quit: QUIT => 221']);
    expect(session.transactions[0]?.message).toBeUndefined();
    expect(session.outcome).toBe('unknown');
  });

  it('at its beginning leaves the session without banner', () => {
    const session = readTranscript(`
      S gap 30
      C: EHLO a.example
      S: 250-mx.example.net
      S: 250 SIZE
      C: QUIT
      S: 221 Bye
    `);
    expect(exchangeLines(session)).toEqual(['helo: EHLO a.example => 250', 'quit: QUIT => 221']);
    expect(session.notices).toEqual([]);
  });
});

describe("a hole in the client's stream", () => {
  it('within a message makes it incomplete, and its end is found', () => {
    const session = readTranscript(`${ENVELOPE}
      C: DATA
      S: 354 go
      C: Subject: hello
      C gap 1000
      C| of it\\r\\n.\\r\\n
      S: 250 Ok
      C: QUIT
      S: 221 Bye
    `);
    expect(gist(session)).toMatchObject({
      transactions: [{ message: `${16 + 1000 + 7} bytes (incomplete)`, outcome: 'delivered' }],
      outcome: 'delivered',
    });
    expect(session.transactions[0]?.message?.sha256).toBeUndefined();
    expect(laterLines(session, 4)).toEqual(['data: DATA => 354', 'message: - => 250', 'quit: QUIT => 221']);
  });

  it('that holds the end of a message is known by the reply and what follows', () => {
    const session = readTranscript(`${ENVELOPE}
      C: DATA
      S: 354 go
      C: Subject: hello
      C gap 1000
      S: 250 2.0.0 Ok: queued as A1
      C: MAIL FROM:<c@a.example>
      S: 250 Ok
      C: QUIT
      S: 221 Bye
    `);
    expect(laterLines(session, 4)).toEqual([
      'data: DATA => 354',
      'message: - => 250',
      'mail: MAIL FROM:<c@a.example> => 250',
      'quit: QUIT => 221',
    ]);
    expect(session.transactions[0]).toMatchObject({ queueId: 'A1', outcome: 'delivered' });
  });

  it('leaves replies without command, at the stage that their kind tells', () => {
    const session = readTranscript(`${HELLO}
      C gap 25
      S: 250 2.1.0 Ok
      C: RCPT TO:<b@example.net>
      S: 250 2.1.5 Ok
      C: QUIT
      S: 221 Bye
    `);
    expect(laterLines(session)).toEqual([
      'mail: - => 250',
      'rcpt: RCPT TO:<b@example.net> => 250',
      'quit: QUIT => 221',
    ]);
    expect(gist(session).transactions).toEqual([
      { recipients: ['b@example.net accepted (4)'], outcome: 'unknown' },
    ]);
  });

  it('that holds DATA is known by the 354', () => {
    const session = readTranscript(`${ENVELOPE}
      C gap 6
      S: 354 go
      C: x
      C: .
      S: 250 Ok
      C: QUIT
      S: 221 Bye
    `);
    expect(laterLines(session, 4)).toEqual(['data: - => 354', 'message: - => 250', 'quit: QUIT => 221']);
    expect(session.outcome).toBe('delivered');
  });

  it('within pipelined commands is filled by the kind of the replies', () => {
    const session = readTranscript(`${HELLO}
      C: MAIL FROM:<a@a.example>
      C gap 28
      C: DATA
      S: 250 2.1.0 Ok
      S: 250 2.1.5 Ok
      S: 354 go
      C: x
      C: .
      S: 250 Ok
      C: QUIT
      S: 221 Bye
    `);
    expect(laterLines(session)).toEqual([
      'mail: MAIL FROM:<a@a.example> => 250',
      'data: DATA => 354',
      'rcpt: - => 250',
      'message: - => 250',
      'quit: QUIT => 221',
    ]);
  });

  it('made by the snap length cuts a command', () => {
    const session = readTranscript(`${HELLO}
      C| MAIL FROM:<long
      C cut 40
      S: 250 2.1.0 Ok
      C: RCPT TO:<b@example.net>
      S: 250 2.1.5 Ok
      C: QUIT
      S: 221 Bye
    `);
    expect(laterLines(session)).toEqual([
      'mail: MAIL FROM:<long (cut) => 250',
      'rcpt: RCPT TO:<b@example.net> => 250',
      'quit: QUIT => 221',
    ]);
  });

  it('shortens a chunk of BDAT by its length', () => {
    const session = readTranscript(`${ENVELOPE}
      C: BDAT 100 LAST
      C| abc
      C gap 94
      C| xyzQUIT\\r\\n
      S: 250 Ok
      S: 221 Bye
    `);
    expect(laterLines(session, 4)).toEqual(['message: BDAT 100 LAST => 250', 'quit: QUIT => 221']);
    expect(session.transactions[0]?.message).toMatchObject({ bytes: 100, complete: false });
  });
});

describe('one direction only', () => {
  it('of the client gives its commands, and its message', () => {
    const session = readTranscript(`
      C: EHLO a.example
      C: MAIL FROM:<a@a.example>
      --
      C: RCPT TO:<b@example.net>
      --
      C: DATA
      --
      C: Subject: x
      C:
      C: y
      C: .
      --
      C: QUIT
    `);
    expect(gist(session)).toEqual({
      exchanges: [
        'helo: EHLO a.example => nothing',
        'mail: MAIL FROM:<a@a.example> => nothing',
        'rcpt: RCPT TO:<b@example.net> => nothing',
        'data: DATA => nothing',
        'message: - => nothing',
        'quit: QUIT => nothing',
      ],
      transactions: [
        {
          sender: 'a@a.example',
          recipients: ['b@example.net unanswered (3)'],
          message: '17 bytes',
          outcome: 'unknown',
        },
      ],
      outcome: 'unknown',
      notices: [],
    });
  });

  it('of the client with the holes of what it acknowledged gives the same', () => {
    const session = readTranscript(`
      S gap 30
      C: EHLO a.example
      S gap 100
      C: MAIL FROM:<a@a.example>
      S gap 14
      C: RCPT TO:<b@example.net>
      S gap 14
      C: DATA
      S gap 20
      C: Subject: x
      C: .
      S gap 20
      C: QUIT
      S gap 10
    `);
    expect(exchangeLines(session)).toEqual([
      'helo: EHLO a.example => nothing',
      'mail: MAIL FROM:<a@a.example> => nothing',
      'rcpt: RCPT TO:<b@example.net> => nothing',
      'data: DATA => nothing',
      'message: - => nothing',
      'quit: QUIT => nothing',
    ]);
    expect(session.outcome).toBe('unknown');
  });

  it('of the server gives its replies, at the stages that they tell', () => {
    const session = readTranscript(`
      S: 220 mx.example.net ESMTP
      C gap 16
      S: 250-mx.example.net
      S: 250 SIZE
      C gap 25
      S: 250 2.1.0 Ok
      C gap 25
      S: 250 2.1.5 Ok
      C gap 6
      S: 354 go
      C gap 500
      S: 250 2.0.0 Ok: queued as B2
      C gap 6
      S: 221 Bye
    `);
    expect(exchangeLines(session)).toEqual([
      'connect: - => 220',
      'helo: - => 250',
      'mail: - => 250',
      'rcpt: - => 250',
      'data: - => 354',
      'message: - => 250',
      'quit: - => 221',
    ]);
    expect(session.transactions).toEqual([
      {
        recipients: [],
        message: { bytes: 500, complete: false },
        queueId: 'B2',
        outcome: 'delivered',
      },
    ]);
  });

  it('of the server keeps the mails of one connection apart', () => {
    const session = readTranscript(`
      S: 220 mx.example.net ESMTP
      C gap 16
      S: 250-mx.example.net
      S: 250 SIZE
      C gap 50
      S: 250 2.1.0 Ok
      S: 250 2.1.5 Ok
      S: 354 go
      C gap 500
      S: 250 2.0.0 Ok: queued as B2
      C gap 50
      S: 250 2.1.0 Ok
      S: 550 5.1.1 unknown
      S: 554 5.5.1 Error: no valid recipients
      C gap 6
      S: 250 2.0.0 Ok
      C gap 6
      S: 221 Bye
    `);
    expect(laterLines(session)).toEqual([
      'mail: - => 250',
      'rcpt: - => 250',
      'data: - => 354',
      'message: - => 250',
      'mail: - => 250',
      'rcpt: - => 550',
      'data: - => 554',
      'other: - => 250',
      'quit: - => 221',
    ]);
    expect(session.transactions).toHaveLength(1);
  });

  it('of the server in the middle of a session does so too', () => {
    const session = readTranscript('S: 250 2.1.5 Ok\nS: 550 5.1.1 unknown\nS: 221 Bye', {
      openerIsKnown: false,
    });
    expect(exchangeLines(session)).toEqual(['rcpt: - => 250', 'rcpt: - => 550', 'quit: - => 221']);
    expect(session.outcome).toBe('rejected');
  });
});
