// What programs print of their dialogues, recorded together with the packets of the same dialogues.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Session } from '../../../shared/model/session.ts';
import { analyzeWhole } from '../../support/analyze.ts';

interface TrueText {
  readonly file: string;
  readonly program: string;
  /** Numbers of the sessions in the capture. */
  readonly sessions: readonly number[];
}

const CAPTURES = join(import.meta.dirname, '../../captures');
const CASES = readdirSync(CAPTURES).filter((name) => existsSync(join(CAPTURES, name, 'dialogues.json')));

function textsOf(name: string): readonly TrueText[] {
  return JSON.parse(readFileSync(join(CAPTURES, name, 'dialogues.json'), 'utf8')) as TrueText[];
}

/** What was said and what came of it, without times and packets. */
function factsOf({ exchanges, transactions, rejections, outcome, greeting }: Session) {
  return {
    greeting,
    said: exchanges.map(
      ({ stage, command, reply }) =>
        `${stage}: ${command?.line ?? '-'} => ${reply?.lines.join(' / ') ?? '-'}`,
    ),
    mail: transactions.map(({ sender, recipients, queueId, outcome: end }) => ({
      sender,
      recipients: recipients.map(({ address, outcome: fate }) => `${address} ${fate}`),
      queueId,
      end,
    })),
    reasons: rejections.map(({ code, reason, recipient }) => `${code ?? ''} ${reason} ${recipient ?? ''}`),
    outcome,
  };
}

function withoutFarewell(session: Session): Session {
  return { ...session, exchanges: session.exchanges.filter(({ stage }) => stage !== 'quit') };
}

test('there are cases', () => {
  expect(CASES.length).toBeGreaterThan(1);
});

describe.each(CASES)('%s', (name) => {
  test.each(textsOf(name).map((text) => [text.file, text.program, text] as const))(
    '%s (%s) tells the same as the packets',
    async (file, program, { sessions: ids }) => {
      const captured = await analyzeWhole([join(CAPTURES, name, 'smtp.pcap')]);
      const told = await analyzeWhole([join(CAPTURES, name, file)]);
      const wanted = captured.sessions.filter(({ id }) => ids.includes(id));
      // Postfix as client does not wait for the answer to QUIT.
      const hides = program === 'postfix-client-debug' ? withoutFarewell : (session: Session) => session;
      expect(told.sessions.map(hides).map(factsOf)).toEqual(wanted.map(hides).map(factsOf));
      expect(told.capture.format).toBe('text');
      expect(told.notices.map(({ code }) => code)).toContain('dialogue-in-text');
    },
  );
});

const stream = (text: string): Readable => Readable.from([Buffer.from(text)]);

test('a dialogue from a pipe, marked as in RFC 5321, with a masked login', async () => {
  const text = [
    'Somebody sent me this:',
    'S: 220 mx.example.net ESMTP Sun, 30 Apr 2017 12:18:57 -0400',
    'C: EHLO client.example',
    'S: 250-mx.example.net Hello client.example [198.51.100.7]',
    'S: 250 AUTH PLAIN',
    'C: AUTH PLAIN AGFubgBodW50ZXIy',
    'S: 535 5.7.8 Authentication failed',
    'C: QUIT',
    'S: 221 Bye',
  ].join('\n');
  const { sessions, notices } = await analyzeWhole([stream(text)]);
  expect(sessions).toHaveLength(1);
  expect(JSON.stringify(sessions)).not.toContain('AGFubgBodW50ZXIy');
  expect(sessions[0]).toMatchObject({
    client: { address: '198.51.100.7' },
    startedAt: '2017-04-30T16:18:57.000000Z',
    firstPacket: 2,
    lastPacket: 9,
    rejections: [{ code: 535, reason: 'auth_failed' }],
  });
  expect(notices.map(({ code }) => code)).toEqual(['dialogue-in-text', 'dialogue-without-times']);
});

test('two dialogues in one text, told apart by banner and QUIT', async () => {
  const one = '220 mx.example.net ESMTP\nHELO a.example\n250 ok\nQUIT\n221 bye\n';
  const { sessions } = await analyzeWhole([stream(`${one}\nagain:\n${one}`)]);
  expect(sessions.map(({ id, firstPacket, outcome }) => [id, firstPacket, outcome])).toEqual([
    [1, 1, 'no-mail'],
    [2, 8, 'no-mail'],
  ]);
});

test.each([
  ['prose', 'This is a letter.\n> 550 is quoted\nThe code 220 is a number.\n220 people came\n'],
  ['a banner alone', '220 mx.example.net ESMTP\nand nobody said a word\n'],
])('%s is no dialogue', async (_name, text) => {
  await expect(analyzeWhole([stream(text)])).rejects.toMatchObject({ code: 'not-a-capture' });
});
