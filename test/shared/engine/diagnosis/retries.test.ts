import { expect, it } from 'vitest';
import { diagnoseSession } from '../../../../shared/engine/diagnosis/diagnose-session.ts';
import { type RetryNote, RetryWatch, withRetries } from '../../../../shared/engine/diagnosis/retries.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { talk, type TalkFacts } from './talk.ts';

const MAIL = [
  'S 220 mx',
  'C EHLO a.example',
  'S 250 mx',
  'C MAIL FROM:<a@example.org>',
  'S 250 ok',
  'C RCPT TO:<b@x.example>',
];
const GREYLISTED = [...MAIL, 'S 451 4.7.1 Greylisted, come back later'];
const ACCEPTED = [...MAIL, 'S 250 ok'];

function session(id: number, at: string, lines: readonly string[], facts: TalkFacts = {}): Session {
  const undiagnosed = talk(lines, {
    id,
    at: `2023-05-01T${at}.000000Z`,
    firstPacket: id * 100,
    outcome: 'deferred',
    ...facts,
  });
  return { ...undiagnosed, rejections: diagnoseSession(undiagnosed).rejections };
}

function watch(sessions: readonly Session[]): RetryNote[] {
  const retries = new RetryWatch();
  return sessions.flatMap((each) => retries.note(each));
}

it('says when a greylisted envelope was tried again and that it was accepted', () => {
  const first = session(1, '10:00:00', GREYLISTED);
  const notes = watch([first, session(2, '10:05:00', ACCEPTED, { outcome: 'delivered' })]);
  expect(notes).toEqual([
    {
      sessionId: 1,
      rejection: 0,
      sentence: 'The client tried again 5 minutes later and was accepted, as greylisting means it to be.',
      evidence: [{ packet: 9, text: 'tried again 5 minutes later: accepted' }],
    },
  ]);
  const patched = withRetries(first, notes).rejections[0];
  expect(patched?.explanation.endsWith('as greylisting means it to be.')).toBe(true);
  expect(patched?.evidence.at(-1)?.packet).toBe(9);
});

it('says that the retry came from a neighbour', () => {
  const notes = watch([
    session(1, '10:00:00', GREYLISTED),
    session(2, '10:00:40', ACCEPTED, { client: '198.51.100.99', outcome: 'delivered' }),
  ]);
  expect(notes[0]?.sentence).toBe(
    'The client tried again from 198.51.100.99, a neighbour of 198.51.100.7, 40 seconds later and was accepted, as greylisting means it to be.',
  );
});

it('says that a permanent refusal was tried again all the same', () => {
  const refused = [...MAIL, 'S 550 5.7.1 Access denied'];
  const notes = watch([session(1, '10:00:00', refused), session(2, '12:10:00', refused)]);
  expect(notes.map(({ sentence }) => sentence)).toEqual([
    'The client tried again 2 hours 10 minutes later, although 550 tells a client to give up, and was refused again (550 5.7.1).',
  ]);
});

it('tells the first refusal of a chain how it ended', () => {
  const notes = watch([
    session(1, '10:00:00', GREYLISTED),
    session(2, '10:01:00', GREYLISTED),
    session(3, '10:06:00', ACCEPTED, { outcome: 'delivered' }),
  ]);
  expect(notes.map(({ sessionId, sentence }) => [sessionId, sentence])).toEqual([
    [1, 'The client tried again 1 minute later and was refused again (451 4.7.1).'],
    [1, 'Attempt 3, 6 minutes later, was accepted, as greylisting means it to be.'],
    [2, 'The client tried again 5 minutes later and was accepted, as greylisting means it to be.'],
  ]);
});

it('follows refusals of the sender and of the connection', () => {
  const mail = [...MAIL.slice(0, 4), 'S 450 4.7.1 later'];
  expect(
    watch([session(1, '10:00:00', mail), session(2, '10:01:00', ACCEPTED, { outcome: 'delivered' })]),
  ).toHaveLength(1);
  expect(watch([session(1, '10:00:00', ['S 421 busy']), session(2, '10:01:00', ['S 220 mx'])])).toHaveLength(
    1,
  );
});

it.each<[string, readonly string[], TalkFacts]>([
  ['another recipient', [...MAIL.slice(0, 5), 'C RCPT TO:<c@x.example>', 'S 250 ok'], {}],
  ['another client network', ACCEPTED, { client: '203.0.113.1' }],
  ['a recipient whose reply is missing', MAIL, {}],
])('takes %s for no retry', (_, lines, facts) => {
  expect(watch([session(1, '10:00:00', GREYLISTED), session(2, '10:05:00', lines, facts)])).toEqual([]);
});

it('knows a message again that was refused after it had been sent', () => {
  const sent = [...ACCEPTED, 'C DATA', 'S 354 go', '.'];
  const message = (messageId: string): TalkFacts => ({
    transactions: [
      {
        sender: 'a@example.org',
        recipients: [],
        message: { bytes: 9, complete: true, messageId },
        outcome: 'rejected',
      },
    ],
  });
  const refused = session(
    1,
    '10:00:00',
    [...sent, 'S 554 5.7.1 Spam message rejected'],
    message('<1@a.example>'),
  );
  const again = [...sent, 'S 250 ok'];
  expect(watch([refused, session(2, '10:05:00', again, message('<2@a.example>'))])).toEqual([]);
  expect(
    watch([refused, session(2, '10:05:00', again, message('<1@a.example>'))]).map(({ sentence }) => sentence),
  ).toEqual([
    'The client tried again 5 minutes later, although 554 tells a client to give up, and was accepted.',
  ]);
});

it('does not call a recipient accepted whose message was refused', () => {
  expect(
    watch([session(1, '10:00:00', GREYLISTED), session(2, '10:05:00', ACCEPTED, { outcome: 'rejected' })]),
  ).toEqual([]);
});

it('does not take an earlier attempt for a retry', () => {
  expect(watch([session(1, '10:00:00', GREYLISTED), session(2, '09:00:00', ACCEPTED)])).toEqual([]);
});

it('does not take a second attempt within the session for a retry', () => {
  expect(
    watch([session(1, '10:00:00', [...GREYLISTED, 'C RCPT TO:<b@x.example>', 'S 451 4.7.1 Greylisted'])]),
  ).toEqual([]);
});

it('leaves a session alone that nothing was told of', () => {
  const first = session(1, '10:00:00', GREYLISTED);
  expect(withRetries(first, [{ sessionId: 2, rejection: 0, sentence: 'x', evidence: [] }])).toBe(first);
});
