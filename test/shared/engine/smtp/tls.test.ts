import { describe, expect, it } from 'vitest';
import { clientHello, record, serverHello } from '../../../support/tls-records.ts';
import { exchangeLines, gist, HELLO, laterLines, readTranscript } from '../../../support/transcript.ts';

const HANDSHAKE = `
  C| ${clientHello('mx.example.net')}
  S| ${serverHello(0x1301, 0x0304)}${record(20, [1])}${record(23, [1, 2, 3])}
  C| ${record(20, [1])}${record(23, [0x0a, 0x0d, 0x0a])}
`;

describe('STARTTLS', () => {
  it('hides the rest of the session, whose handshake is read', () => {
    const session = readTranscript(`${HELLO}
      C: STARTTLS
      S: 220 2.0.0 go ahead
      ${HANDSHAKE}
    `);
    expect(laterLines(session)).toEqual(['starttls: STARTTLS => 220']);
    expect(session.tls).toEqual({
      mode: 'starttls',
      version: 'TLS 1.3',
      cipher: 'TLS_AES_128_GCM_SHA256',
      serverName: 'mx.example.net',
    });
    expect(session.outcome).toBe('encrypted');
  });

  it('that is refused leaves the session in clear', () => {
    const session = readTranscript(`${HELLO}
      C: STARTTLS
      S: 454 4.7.0 not now
      C: MAIL FROM:<a@a.example>
      S: 530 5.7.0 STARTTLS first
      C: QUIT
      S: 221 Bye
    `);
    expect(laterLines(session)).toEqual([
      'starttls: STARTTLS => 454',
      'mail: MAIL FROM:<a@a.example> => 530',
      'quit: QUIT => 221',
    ]);
    expect(session.tls).toEqual({ mode: 'none' });
    expect(session.outcome).toBe('rejected');
  });

  it('that was stripped is an unknown verb to the server', () => {
    const session = readTranscript(`
      S: 220 mx.example.net ESMTP
      C: EHLO a.example
      S: 250-mx.example.net
      S: 250 XXXXXXXA
      C: STARTTLS
      S: 502 5.5.1 unknown
      C: QUIT
      S: 221 Bye
    `);
    expect(session.tls).toEqual({ mode: 'none' });
    expect(session.notices.map(({ code }) => code)).toEqual(['not-offered-starttls']);
    expect(session.outcome).toBe('rejected');
  });

  it('decrypted in place goes on in clear', () => {
    const session = readTranscript(`${HELLO}
      C: STARTTLS
      S: 220 2.0.0 go ahead
      C: EHLO a.example
      S: 250-mx.example.net
      S: 250 SIZE 5
      C: QUIT
      S: 221 Bye
    `);
    expect(session.tls).toEqual({ mode: 'starttls', decrypted: true });
    expect(session.extensions).toEqual(['SIZE 5']);
    expect(session.outcome).toBe('no-mail');
  });

  it('with commands behind it that did not wait is told of', () => {
    const session = readTranscript(`${HELLO}
      C: STARTTLS
      C: RSET
      S: 220 2.0.0 go ahead
      ${HANDSHAKE}
    `);
    expect(laterLines(session)).toEqual(['starttls: STARTTLS => 220', 'rset: RSET => nothing']);
    expect(session.notices.map(({ code }) => code)).toEqual(['starttls-injection']);
    expect(session.tls.mode).toBe('starttls');
    expect(session.tls.decrypted).toBeUndefined();
  });

  it('whose reply is in a hole is known by the handshake', () => {
    const session = readTranscript(`${HELLO}
      C: STARTTLS
      S gap 30
      ${HANDSHAKE}
    `);
    expect(laterLines(session)).toEqual(['starttls: STARTTLS => nothing']);
    expect(session.tls.mode).toBe('starttls');
    expect(session.outcome).toBe('encrypted');
  });

  it('whose handshake fails tells the alert', () => {
    const session = readTranscript(`${HELLO}
      C: STARTTLS
      S: 220 2.0.0 go ahead
      C| ${clientHello('mx.example.net')}
      S| ${record(21, [2, 70])}
    `);
    expect(session.notices.map(({ code, message }) => [code, message])).toEqual([
      ['tls-alert', 'The server ended the TLS handshake with alert 70.'],
    ]);
    expect(session.outcome).toBe('encrypted');
  });
});

describe('TLS from the first byte', () => {
  it('is a session on port 465, with an older version and a cipher of its own', () => {
    const session = readTranscript(
      `
      C| ${clientHello('smtp.example.net')}
      S| ${serverHello(0xc02f)}
    `,
      { serverPort: 465 },
    );
    expect(exchangeLines(session)).toEqual([]);
    expect(session.tls).toEqual({
      mode: 'implicit',
      version: 'TLS 1.2',
      cipher: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
      serverName: 'smtp.example.net',
    });
    expect(session.outcome).toBe('encrypted');
  });

  it('towards a server that speaks in clear is told of', () => {
    const session = readTranscript(`
      S: 220 mx.example.net ESMTP
      C| ${clientHello('mx.example.net')}
      S: 500 5.5.1 what
      S: 421 4.7.0 enough
    `);
    expect(gist(session)).toEqual({
      exchanges: ['connect: - => 220', 'other: - => 500', 'other: - => 421'],
      transactions: [],
      outcome: 'deferred',
      notices: ['tls-client-on-plain-port'],
    });
    expect(session.tls.mode).toBe('none');
  });

  it('is known in the middle of a session too', () => {
    const session = readTranscript(`C| ${record(23, [1, 2])}\nS| ${record(23, [3])}`, {
      openerIsKnown: false,
      serverPort: 587,
    });
    expect(session.tls.mode).toBe('starttls');
    expect(session.outcome).toBe('encrypted');
  });
});
