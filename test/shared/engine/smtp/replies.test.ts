import { describe, expect, it } from 'vitest';
import { exchangeLines, HELLO, laterLines, readTranscript } from '../../../support/transcript.ts';

const QUIT = `
  C: QUIT
  S: 221 Bye
`;

function replyTo(command: string, reply: string) {
  return readTranscript(`${HELLO}\nC: ${command}\n${reply}\n${QUIT}`).exchanges[2]?.reply;
}

describe('replies', () => {
  it('may have no text', () => {
    expect(replyTo('NOOP', 'S: 250')).toMatchObject({ code: 250, lines: ['250'], text: '' });
  });

  it('may have no space behind the code', () => {
    expect(replyTo('NOOP', 'S: 250Ok')).toMatchObject({ code: 250, lines: ['250Ok'], text: 'Ok' });
  });

  it('have several lines, each with the enhanced status code taken out', () => {
    expect(replyTo('NOOP', 'S: 550-5.7.1 first\nS: 550-\nS: 550 5.7.1 second')).toMatchObject({
      code: 550,
      status: '5.7.1',
      lines: ['550-5.7.1 first', '550-', '550 5.7.1 second'],
      text: 'first\n\nsecond',
    });
  });

  it('may change their code midway: the last line decides', () => {
    expect(replyTo('NOOP', 'S: 250-a\nS: 451 b')).toMatchObject({
      code: 451,
      lines: ['250-a', '451 b'],
      text: 'a\nb',
    });
  });

  it.each([
    ['550 #5.1.0 Address rejected.', '5.1.0', 'Address rejected.'],
    ['452 4.2.2', '4.2.2', ''],
    ['250 2.0.0: 1a2b3c4d Message accepted', '2.0.0', '1a2b3c4d Message accepted'],
    ['250 2.1.0.example.org hello', undefined, '2.1.0.example.org hello'],
    ['554 5.7 no', undefined, '5.7 no'],
  ])('have an enhanced status code where one stands: %s', (line, status, text) => {
    const reply = replyTo('NOOP', `S: ${line}`);
    expect([reply?.status, reply?.text]).toEqual([status, text]);
  });

  it('are UTF-8, or else ISO 8859-1', () => {
    expect(replyTo('NOOP', 'S: 250 gr\\xc3\\xbc\\xc3\\x9f')?.text).toBe('grüß');
    expect(replyTo('NOOP', 'S: 250 gr\\xfc\\xdf')?.text).toBe('grüß');
  });

  it('keep lines that are no reply in an exchange of their own, and no command loses its turn by them', () => {
    const session = readTranscript(`${HELLO}
      C: NOOP
      S: warning: disk
      S: almost full
      S: 250 Ok
      ${QUIT}
    `);
    expect(laterLines(session)).toEqual(['other: NOOP => 250', 'other: - => 0', 'quit: QUIT => 221']);
    expect(session.exchanges[3]?.reply).toMatchObject({ code: 0, lines: ['warning: disk', 'almost full'] });
  });

  it('keep a line without code that stands within them', () => {
    expect(replyTo('HELP', 'S: 214-commands:\nS:   HELO\nS: 214 end')).toMatchObject({
      code: 214,
      lines: ['214-commands:', '  HELO', '214 end'],
    });
  });

  it('may lack their line end when the server closes', () => {
    const session = readTranscript(`${HELLO}
      C: QUIT
      S| 221 Bye
      S fin
    `);
    expect(laterLines(session)).toEqual(['quit: QUIT => 221']);
  });

  it('are marked when the capture ends within them', () => {
    const session = readTranscript(`${HELLO}\nC: NOOP\nS| 250-first\\r\\n250 sec`, {
      transport: { closing: 'open' },
    });
    expect(laterLines(session)).toEqual(['other: NOOP => 250 (cut)']);
  });
});

describe('a connection without mail', () => {
  it('is abandoned when the server closes without a word', () => {
    const session = readTranscript('S fin');
    expect(session.exchanges).toEqual([]);
    expect(session.outcome).toBe('abandoned');
  });

  it('is rejected by a 554 banner and deferred by a 421', () => {
    expect(readTranscript('S: 554 5.7.1 not you\nC: QUIT\nS: 221 Bye').outcome).toBe('rejected');
    expect(readTranscript('S: 421 4.3.2 busy\nS fin').outcome).toBe('deferred');
  });

  it('is no mail when the client quits, and abandoned when it leaves without a word', () => {
    expect(readTranscript(`${HELLO}${QUIT}`).outcome).toBe('no-mail');
    expect(readTranscript(`${HELLO}\nC fin`).outcome).toBe('abandoned');
  });

  it('is abandoned when a command stays without reply', () => {
    expect(readTranscript(`${HELLO}\nC: MAIL FROM:<a@a.example>`).outcome).toBe('abandoned');
  });

  it('is refused or unanswered by TCP itself', () => {
    expect(readTranscript('', { transport: { opening: 'refused' } }).outcome).toBe('refused');
    expect(readTranscript('', { transport: { opening: 'unanswered' } }).outcome).toBe('unanswered');
  });

  it('says that a client speaks HTTP', () => {
    const session = readTranscript(`
      S: 220 mx.example.net ESMTP
      C: GET / HTTP/1.1
      C: Host: mx.example.net
      S: 221 2.7.0 I can break rules, too
    `);
    expect(exchangeLines(session).slice(1)).toEqual([
      'other: GET / HTTP/1.1 => 221',
      'other: Host: mx.example.net => nothing',
    ]);
    expect(session.notices.map(({ code }) => code)).toContain('http-client');
  });
});
