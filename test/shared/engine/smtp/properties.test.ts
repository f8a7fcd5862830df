import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDialogue, type UnnumberedSession } from '../../../../shared/engine/smtp/dialogue.ts';
import { createTimeline } from '../../../../shared/model/time.ts';
import type { Conversation, Side } from '../../../../shared/engine/stream/conversation.ts';

function conversationOn(port: number, openerIsKnown: boolean): Conversation {
  return {
    endpoints: [
      { address: '192.0.2.1', port: 40_000 },
      { address: '192.0.2.25', port },
    ],
    openerIsKnown,
    communityId: '1:test',
    firstPacket: 1,
    lastPacket: 2,
    packets: 2,
    startedAt: 0,
    lastAt: 0,
    notices: [],
    transport: () => ({
      opening: 'complete',
      closing: 'fin',
      missingBytes: { client: 0, server: 0 },
      retransmissions: 0,
      outOfOrder: 0,
      events: [],
    }),
    ignore: () => undefined,
  };
}

type Step =
  | { readonly kind: 'data'; readonly side: Side; readonly bytes: Uint8Array }
  | { readonly kind: 'gap'; readonly side: Side; readonly length: number };

function play(
  steps: readonly Step[],
  cuts: readonly number[],
  conversation: Conversation,
): UnnumberedSession | undefined {
  let session: UnnumberedSession | undefined;
  const dialogue = createDialogue(conversation, {
    timeline: createTimeline(0, 6),
    showSecrets: false,
    onDecided: () => undefined,
    onSession: (finished) => (session = finished),
  });
  let next = 0;
  for (const step of steps) {
    if (step.kind === 'gap') {
      dialogue.gap(step.side, step.length, 'not-captured', 1, 0);
      continue;
    }
    for (let at = 0; at < step.bytes.length;) {
      const size = cuts.length === 0 ? step.bytes.length : (cuts[next++ % cuts.length] ?? 1);
      dialogue.data(step.side, step.bytes, at, Math.min(at + size, step.bytes.length), 1, 0);
      at += size;
    }
    dialogue.snapshot();
  }
  dialogue.end();
  return session;
}

const encoder = new TextEncoder();
const cutSizes = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 20 });

/** One mail as client and server would exchange it, and what is true of it. */
const mail = fc.record({
  recipients: fc.array(fc.constantFrom(250, 450, 550), { minLength: 1, maxLength: 5 }),
  lines: fc.array(fc.stringMatching(/^[.a-zQ ]{0,12}$/), { maxLength: 6 }),
  final: fc.constantFrom(250, 451, 554),
  pipelined: fc.boolean(),
  chunked: fc.boolean(),
});
type Mail = typeof mail extends fc.Arbitrary<infer Value> ? Value : never;

function stepsOf(mails: readonly Mail[]): readonly Step[] {
  const steps: Step[] = [];
  const say = (side: Side, text: string) => steps.push({ kind: 'data', side, bytes: encoder.encode(text) });
  say(1, '220 mx.example.net ESMTP\r\n');
  say(0, 'EHLO a.example\r\n');
  say(1, '250-mx.example.net\r\n250-CHUNKING\r\n250 PIPELINING\r\n');
  mails.forEach(({ recipients, lines, final, pipelined, chunked }, index) => {
    const isAccepted = recipients.includes(250);
    const body = lines.map((line) => `${line}\r\n`).join('');
    const commands = [
      `MAIL FROM:<m${index}@a.example>\r\n`,
      ...recipients.map((_, at) => `RCPT TO:<r${at}@b.example>\r\n`),
    ];
    const replies = ['250 Ok\r\n', ...recipients.map((code) => `${code} about it\r\n`)];
    if (!chunked) {
      commands.push('DATA\r\n');
      replies.push(isAccepted ? '354 go\r\n' : '554 no valid recipients\r\n');
    }
    if (pipelined) {
      say(0, commands.join(''));
      say(1, replies.join(''));
    } else {
      commands.forEach((command, at) => {
        say(0, command);
        say(1, replies[at] ?? '');
      });
    }
    if (isAccepted && chunked) say(0, `BDAT ${body.length} LAST\r\n${body}`);
    if (isAccepted && !chunked) say(0, `${body.replace(/^\./gm, '..')}.\r\n`);
    if (isAccepted) say(1, `${final} done\r\n`);
    say(0, 'RSET\r\n');
    say(1, '250 Ok\r\n');
  });
  say(0, 'QUIT\r\n');
  say(1, '221 Bye\r\n');
  return steps;
}

const OUTCOMES: Readonly<Record<number, string>> = { 250: 'accepted', 450: 'deferred', 550: 'rejected' };

function truthOf({ recipients, lines, final }: Mail) {
  const accepted = recipients.filter((code) => code === 250).length;
  const sent = accepted > 0;
  const outcome = !sent
    ? (recipients.at(-1) ?? 0) >= 500
      ? 'rejected'
      : 'deferred'
    : final >= 400
      ? final >= 500
        ? 'rejected'
        : 'deferred'
      : accepted === recipients.length
        ? 'delivered'
        : 'partially-delivered';
  return {
    recipients: recipients.map((code) => OUTCOMES[code]),
    bytes: sent ? lines.reduce((sum, line) => sum + line.length + 2, 0) : undefined,
    outcome,
  };
}

describe('whatever a client and a server say', () => {
  it('every mail of a valid dialogue is read as it was sent, however it was cut', () => {
    fc.assert(
      fc.property(fc.array(mail, { minLength: 1, maxLength: 4 }), cutSizes, (mails, cuts) => {
        const session = play(stepsOf(mails), cuts, conversationOn(25, true));
        const seen = session?.transactions.map(({ recipients, message, outcome }) => ({
          recipients: recipients.map((recipient) => recipient.outcome),
          bytes: message?.bytes,
          outcome,
        }));
        expect(seen).toEqual(mails.map(truthOf));
        expect(session?.exchanges.every(({ reply }) => reply !== undefined)).toBe(true);
        expect(session?.notices).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('nothing throws, and cuts change nothing', () => {
    const words = fc.constantFrom(
      ...[
        'EHLO a',
        'DATA',
        '.',
        'QUIT',
        'AUTH LOGIN',
        'AUTH PLAIN AGEAYg==',
        '*',
        'STARTTLS',
        'BDAT 5',
        'BDAT 0 LAST',
      ],
      ...[
        'MAIL FROM:<a@b>',
        'RCPT TO:<c@d>',
        'RSET',
        'LHLO x',
        '250 Ok',
        '250-x',
        '354 go',
        '334 ',
        '220 mx',
        '421 no',
      ],
      ...[
        '550 5.1.1 no',
        '235 ok',
        'junk',
        '',
        '\u0016\u0003\u0001',
        'PROXY TCP4 1.2.3.4 5.6.7.8 9 10',
        '\r\n\r\n\0\r\nQUIT\n',
      ],
    );
    const step: fc.Arbitrary<Step> = fc.oneof(
      {
        weight: 8,
        arbitrary: fc.record({
          kind: fc.constant('data' as const),
          side: fc.constantFrom<Side>(0, 1),
          bytes: fc
            .tuple(words, fc.constantFrom('\r\n', '\r\n', '\r\n', '\n', ''))
            .map(([a, b]) => encoder.encode(a + b)),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('gap' as const),
          side: fc.constantFrom<Side>(0, 1),
          length: fc.integer({ min: 1, max: 50 }),
        }),
      },
    );
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.boolean(),
        fc.constantFrom(25, 465, 999),
        (steps, known, port) => {
          const whole = play(steps, [], conversationOn(port, known));
          expect(play(steps, [1], conversationOn(port, known))).toEqual(whole);
        },
      ),
      { numRuns: 1500 },
    );
  });
});
