import { describe, expect, it } from 'vitest';
import { exchangeLines, HELLO, runTranscript, type TranscriptOptions } from '../../../support/transcript.ts';

const OTHER_PORT: TranscriptOptions = { serverPort: 12_345 };
const OTHER_PORT_MIDSTREAM: TranscriptOptions = { serverPort: 12_345, openerIsKnown: false };

describe('recognition by content, on a port of no meaning', () => {
  it.each([
    ['a banner that says ESMTP', 'S: 220 mx ESMTP ready'],
    ['a banner of any kind and an EHLO', 'S: 220 hello\nC: EHLO a.example'],
    ['a refusing banner with an enhanced status code', 'S: 554 5.7.1 go away'],
    [
      'a banner that begins with a host name, and nothing else',
      'S: 220 mx.example.net ready\nC: QUIT\nS: 221 Bye',
    ],
    ['a client that speaks first', 'C: LHLO a.example'],
    ['a PROXY header and an EHLO', 'C: PROXY TCP4 192.0.2.1 192.0.2.2 1 2\nC: EHLO a.example'],
  ])('takes %s for SMTP', (_name, transcript) => {
    const { session, decided, ignored } = runTranscript(transcript, OTHER_PORT);
    expect(session?.exchanges.length).toBeGreaterThan(0);
    expect([decided, ignored]).toEqual([['smtp'], false]);
  });

  it.each([
    ['FTP', 'S: 220 (FTP server)\nC: USER anonymous\nS: 331 password'],
    ['FTP that is left at once', 'S: 220 ftp.example.net ready\nC: QUIT\nS: 221 Bye'],
    ['POP3', 'S: +OK ready\nC: USER bob'],
    ['IMAP', 'S: * OK ready\nC: a1 LOGIN bob x'],
    ['NNTP', 'S: 200 news ready\nC: GROUP x'],
    ['HTTP', 'C: GET / HTTP/1.1\nS: HTTP/1.1 200 OK'],
    ['TLS', 'C| \\x16\\x03\\x01\\0\\x05hello'],
    ['SSH', 'S: SSH-2.0-OpenSSH_9.6\nC: SSH-2.0-x'],
    ['a word that begins like EHLO', 'C: EHxx'],
  ])('takes %s for something else and ignores it', (_name, transcript) => {
    const { session, decided, ignored } = runTranscript(transcript, OTHER_PORT);
    expect(session).toBeUndefined();
    expect([decided, ignored]).toEqual([['not-smtp'], true]);
  });

  it('finds the client in the middle of a session by its words', () => {
    const { session } = runTranscript('C: MAIL FROM:<a@a.example>\nS: 250 2.1.0 Ok\nC: QUIT\nS: 221 Bye', {
      ...OTHER_PORT_MIDSTREAM,
      swapped: true,
    });
    expect(session?.client.address).toBe('192.0.2.1');
    expect(session && exchangeLines(session)).toEqual([
      'mail: MAIL FROM:<a@a.example> => 250',
      'quit: QUIT => 221',
    ]);
  });

  it('finds the server in the middle of a session by its replies', () => {
    const { session } = runTranscript('S: 250 2.1.0 Ok\nC: RCPT TO:<b@example.net>\nS: 250 2.1.5 Ok', {
      ...OTHER_PORT_MIDSTREAM,
      swapped: true,
      transport: { closing: 'reset-by-client', missingBytes: { client: 5, server: 7 } },
    });
    expect(session?.server.address).toBe('192.0.2.25');
    expect(session?.transport).toMatchObject({
      closing: 'reset-by-server',
      missingBytes: { client: 7, server: 5 },
    });
  });
});

describe('on a mail port', () => {
  it('everything is a session, FTP too', () => {
    const { session, decided } = runTranscript('S: 220 (FTP server)\nC: USER anonymous\nS: 331 password');
    expect(session?.exchanges).toHaveLength(2);
    expect(decided).toEqual(['smtp']);
  });

  it('the middle of a message is passed over until a command comes', () => {
    const { session } = runTranscript(
      'C: line of a message\nC: another: line\nC: .\nS: 250 2.0.0 Ok: queued as X1\nC: QUIT\nS: 221 Bye',
      { openerIsKnown: false },
    );
    expect(session && exchangeLines(session)).toEqual(['message: - => 250', 'quit: QUIT => 221']);
    expect(session?.notices.map(({ code }) => code)).toEqual(['client-lines-unread']);
    expect(session?.transactions).toEqual([{ recipients: [], queueId: 'X1', outcome: 'delivered' }]);
  });

  it('the client is the one that speaks like one, though the ports say otherwise', () => {
    const { session } = runTranscript(HELLO, { openerIsKnown: false, serverPort: 40_001, clientPort: 25 });
    expect(session?.server.port).toBe(40_001);
  });
});
