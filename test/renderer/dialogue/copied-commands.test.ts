import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { shellQuote } from '../../../renderer/dialogue/shell-quote.ts';
import { swaksCommand } from '../../../renderer/dialogue/swaks-command.ts';
import { wiresharkFilter } from '../../../renderer/dialogue/wireshark-filter.ts';
import type { Session } from '../../../shared/model/session.ts';
import { client, scriptSession, server } from '../../support/session-script.ts';

/** What a shell hands to a program as its arguments. */
function wordsOf(command: string): readonly string[] {
  const out = execFileSync('/bin/sh', ['-c', `for word in ${command}; do printf '%s\\0' "$word"; done`]);
  return out.toString('utf8').split('\0').slice(0, -1);
}

function session(change: Partial<Session> = {}): Session {
  const script = [server('220 mx'), client('EHLO mail.a.example'), server('250 mx')];
  return { ...scriptSession(1, 10, script, { clientAddress: '192.0.2.1', outcome: 'rejected' }), ...change };
}

describe('quoting for a shell', () => {
  test.each([
    'plain',
    "it's",
    "'; touch /tmp/pwned; '",
    '$(touch /tmp/pwned)',
    '`id`',
    'a\\',
    '"double" & | > < * ? ~ ! # {a,b}',
    'jürgen@bücher.example',
    '',
  ])('keeps %s one word', (text) => {
    expect(wordsOf(shellQuote(text))).toEqual([text]);
  });

  test('leaves out what a terminal would act on', () => {
    expect(shellQuote('a\u001b[2J\r\nb\u202e')).toBe("'a[2Jb'");
  });
});

describe('a swaks command', () => {
  test('says what the client said', () => {
    const transactions = [
      {
        sender: 'a@a.example',
        recipients: [
          { address: 'b@b.example', outcome: 'rejected', exchange: 4 },
          { address: "o'c@b.example", outcome: 'accepted', exchange: 5 },
        ],
        message: { bytes: 1, complete: true, subject: '$(reboot)' },
        outcome: 'delivered',
      },
    ] as const;
    expect(wordsOf(swaksCommand(session({ transactions })))).toEqual([
      ...['swaks', '--server', '192.0.2.25', '--port', '25', '--helo', 'mail.a.example'],
      ...['--from', 'a@a.example', '--to', "b@b.example,o'c@b.example", '--header', 'Subject: $(reboot)'],
    ]);
  });

  test('stops where the session stopped, and knows the null sender', () => {
    const transactions = [{ sender: '', recipients: [], outcome: 'rejected' }] as const;
    const words = wordsOf(swaksCommand(session({ transactions })));
    expect(words.slice(words.indexOf('--from'))).toEqual(['--from', '<>', '--quit-after', 'MAIL']);
  });

  test('names the login but never its secret: swaks asks for that', () => {
    const authentication = [{ mechanism: 'PLAIN', identity: 'alice', succeeded: false, exchange: 3 }];
    const script = [
      server('220 mx'),
      client('EHLO a'),
      server('250 mx'),
      client('AUTH PLAIN AGFsaWNlAHNlY3JldA=='),
    ];
    const { exchanges } = scriptSession(1, 1, script, { clientAddress: '192.0.2.1', outcome: 'no-mail' });
    const command = swaksCommand(session({ authentication, exchanges, tls: { mode: 'starttls' } }));
    expect(wordsOf(command)).toEqual(
      expect.arrayContaining(['--tls', '--auth', 'PLAIN', '--auth-user', 'alice', '--protect-prompt']),
    );
    expect(command).not.toMatch(/AGFs|secret|password/i);
  });

  test('takes no value for an option', () => {
    const greeting = { verb: 'EHLO', name: '--pipe=rm -rf /' } as const;
    expect(swaksCommand(session({ greeting }))).not.toContain('pipe');
  });
});

test('a Wireshark filter names both endpoints and the stretch of the capture', () => {
  expect(wiresharkFilter({ ...session(), firstPacket: 10, lastPacket: 20 })).toBe(
    'ip.addr == 192.0.2.1 && ip.addr == 192.0.2.25 && tcp.port == 40001 && tcp.port == 25 && frame.number >= 10 && frame.number <= 20',
  );
  const v6 = { address: '2001:db8::1', port: 25 };
  expect(wiresharkFilter({ client: v6, server: v6, firstPacket: 1, lastPacket: 2 })).toMatch(
    /^ipv6\.addr == 2001:db8::1 && /,
  );
});
