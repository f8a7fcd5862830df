import { describe, expect, it } from 'vitest';
import { HELLO, laterLines, readTranscript } from '../../../support/transcript.ts';

const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64');
const QUIT = `
  C: QUIT
  S: 221 Bye
`;

describe('AUTH', () => {
  it('shows the login name of PLAIN and hides the rest', () => {
    const session = readTranscript(`${HELLO}
      C: AUTH PLAIN ${base64('\0alice\0open sesame')}
      S: 235 2.7.0 welcome
      ${QUIT}
    `);
    expect(laterLines(session)).toEqual(['auth: AUTH PLAIN ******** => 235', 'quit: QUIT => 221']);
    expect(session.exchanges[2]?.command?.argument).toBe('PLAIN ********');
    expect(session.authentication).toEqual([
      { mechanism: 'PLAIN', identity: 'alice', succeeded: true, exchange: 3 },
    ]);
    expect(JSON.stringify(session)).not.toContain(base64('\0alice\0open sesame'));
  });

  it('shows credentials to those who ask for them', () => {
    const response = base64('\0alice\0open sesame');
    const session = readTranscript(`${HELLO}\nC: AUTH PLAIN ${response}\nS: 235 ok\n${QUIT}`, {
      showSecrets: true,
    });
    expect(laterLines(session)[0]).toBe(`auth: AUTH PLAIN ${response} => 235`);
  });

  it('takes no line of LOGIN for a command, not even one that looks like it', () => {
    const session = readTranscript(`${HELLO}
      C: AUTH LOGIN
      S: 334 VXNlcm5hbWU6
      C: ${base64('bob')}
      S: 334 UGFzc3dvcmQ6
      C: QUIT
      S: 535 5.7.8 wrong
      ${QUIT}
    `);
    expect(laterLines(session)).toEqual([
      'auth: AUTH LOGIN => 334',
      'auth: ******** => 334',
      'auth: ******** => 535',
      'quit: QUIT => 221',
    ]);
    expect(session.exchanges[4]?.command).toMatchObject({
      verb: 'AUTH',
      continuation: true,
      argument: '********',
    });
    expect(session.authentication).toEqual([
      { mechanism: 'LOGIN', identity: 'bob', succeeded: false, exchange: 5 },
    ]);
    expect(session.outcome).toBe('rejected');
  });

  it('takes the login name of LOGIN from an initial response', () => {
    const session = readTranscript(`${HELLO}
      C: auth login ${base64('bob')}
      S: 334 UGFzc3dvcmQ6
      C: ${base64('secret')}
      S: 235 ok
      ${QUIT}
    `);
    expect(session.authentication).toEqual([
      { mechanism: 'LOGIN', identity: 'bob', succeeded: true, exchange: 4 },
    ]);
  });

  it('can be cancelled', () => {
    const session = readTranscript(`${HELLO}
      C: AUTH PLAIN
      S: 334
      C: *
      S: 501 5.7.0 cancelled
      ${QUIT}
    `);
    expect(laterLines(session)).toEqual(['auth: AUTH PLAIN => 334', 'auth: * => 501', 'quit: QUIT => 221']);
    expect(session.authentication).toEqual([{ mechanism: 'PLAIN', succeeded: false, exchange: 4 }]);
  });

  it.each([
    ['CRAM-MD5', [base64('tim b913a602c7eda7a495b4e6e7334d3890')], 'tim'],
    ['SCRAM-SHA-256', [base64('n,,n=us=2Cer,r=rOprNGfwEbeRWgbNEkqO'), base64('c=biws,r=x,p=y')], 'us,er'],
    [
      'XOAUTH2',
      [base64('user=someone@example.org\x01auth=Bearer vF9dft4qmT\x01\x01')],
      'someone@example.org',
    ],
    [
      'OAUTHBEARER',
      [base64('n,a=user@example.org,\x01host=x\x01auth=Bearer vF9\x01\x01')],
      'user@example.org',
    ],
    ['DIGEST-MD5', [base64('username="chris",realm="x",nonce="y"')], 'chris'],
    ['EXTERNAL', [base64('carol')], 'carol'],
    ['NTLM', [base64('NTLMSSP\0\x01'), base64('NTLMSSP\0\x03')], undefined],
  ])('finds the login name of %s', (mechanism, responses, identity) => {
    const dialogue = responses.map((response) => `S: 334 Zm9v\nC: ${response}`).join('\n');
    const session = readTranscript(`${HELLO}\nC: AUTH ${mechanism}\n${dialogue}\nS: 235 ok\n${QUIT}`);
    expect(session.authentication).toEqual([
      {
        mechanism,
        ...(identity !== undefined && { identity }),
        succeeded: true,
        exchange: 3 + responses.length,
      },
    ]);
    for (const response of responses) expect(JSON.stringify(session)).not.toContain(response);
  });

  it('accepts an empty initial response', () => {
    const session = readTranscript(`${HELLO}
      C: AUTH EXTERNAL =
      S: 235 ok
      ${QUIT}
    `);
    expect(laterLines(session)[0]).toBe('auth: AUTH EXTERNAL = => 235');
  });

  it('hides credentials that a client sends on although AUTH was refused, and where the server quotes them', () => {
    const [name, secret] = [base64('bob the builder'), base64('open sesame')];
    const session = readTranscript(`${HELLO}
      C: AUTH LOGIN
      C: ${name}
      C: ${secret}
      C: NOOP
      S: 503 5.5.1 not now
      S: 500 5.5.1 Command unrecognized: "${name}"
      S: 500 5.5.1 Command unrecognized: "${secret}"
      S: 250 Ok
      ${QUIT}
    `);
    expect(laterLines(session)).toEqual([
      'auth: AUTH LOGIN => 503',
      'auth: ******** => 500',
      'auth: ******** => 500',
      'other: NOOP => 250',
      'quit: QUIT => 221',
    ]);
    expect(session.exchanges[3]?.reply?.text).toBe('Command unrecognized: "********"');
    expect(JSON.stringify(session)).not.toContain(secret);
  });

  it('reads responses that were sent before the challenges', () => {
    const session = readTranscript(`${HELLO}
      C: AUTH LOGIN
      C: ${base64('bob')}
      C: ${base64('secret')}
      S: 334 VXNlcm5hbWU6
      S: 334 UGFzc3dvcmQ6
      S: 235 ok
      ${QUIT}
    `);
    expect(laterLines(session)).toEqual([
      'auth: AUTH LOGIN => 334',
      'auth: ******** => 334',
      'auth: ******** => 235',
      'quit: QUIT => 221',
    ]);
  });

  it('hides a response whose AUTH and challenge are in a hole', () => {
    const session = readTranscript(`${HELLO}
      C gap 12
      S gap 18
      C: ${base64('bob the builder')}
      S: 334 UGFzc3dvcmQ6
      C: ${base64('open sesame')}
      S: 235 2.7.0 ok
      ${QUIT}
    `);
    expect(JSON.stringify(session)).not.toContain(base64('open sesame'));
    expect(JSON.stringify(session)).not.toContain(base64('bob the builder'));
  });
});
