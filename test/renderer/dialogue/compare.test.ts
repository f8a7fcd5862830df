import { describe, expect, test } from 'vitest';
import { alignSequences } from '../../../renderer/dialogue/align-sequences.ts';
import { alignSessions } from '../../../renderer/dialogue/align-sessions.ts';
import { factDifferences, firstParting } from '../../../renderer/dialogue/compare-summary.ts';
import { compareAsText } from '../../../renderer/dialogue/compare-text.ts';
import { wordDifference } from '../../../renderer/dialogue/word-difference.ts';
import type { Session } from '../../../shared/model/session.ts';
import { client, scriptSession, server, type ScriptLine } from '../../support/session-script.ts';

const same = (one: string, other: string) => (one === other ? 1 : 0);

describe('aligning sequences', () => {
  test('keeps what is alike beside each other and the order of both', () => {
    expect(alignSequences([...'abcd'], [...'axcd'], same)).toEqual([
      { left: 'a', right: 'a' },
      { left: 'b', right: undefined },
      { left: undefined, right: 'x' },
      { left: 'c', right: 'c' },
      { left: 'd', right: 'd' },
    ]);
  });

  test('takes empty and very long sequences', () => {
    expect(alignSequences([], ['a'], same)).toEqual([{ left: undefined, right: 'a' }]);
    const long = Array.from({ length: 3000 }, () => 'a');
    expect(alignSequences(long, [...long, 'b'], same)).toHaveLength(3001);
  });
});

test('lines differ by words', () => {
  const { left, right } = wordDifference('RCPT TO:<anna@a.example>', 'RCPT TO:<bert@a.example> NOTIFY=NEVER');
  expect(left).toEqual([
    { text: 'RCPT TO:<', differs: false },
    { text: 'anna', differs: true },
    { text: '@a.example>', differs: false },
  ]);
  expect(right.filter(({ differs }) => differs).map(({ text }) => text)).toEqual(['bert', ' NOTIFY=NEVER']);
});

test('lines with hardly a word in common differ as a whole', () => {
  expect(wordDifference('550 5.7.1 Spam Block', '250 2.1.0 <a@a.example>... ok').left).toEqual([
    { text: '550 5.7.1 Spam Block', differs: true },
  ]);
});

const HELLO = [server('220 mx'), client('EHLO a'), server(['250-mx', '250-PIPELINING', '250 STARTTLS'])];
const MAIL = [client('MAIL FROM:<a@a.example>'), server('250 2.1.0 ok')];
const session = (id: number, script: readonly ScriptLine[], outcome: Session['outcome'] = 'delivered') =>
  scriptSession(id, id * 100, script, { clientAddress: '192.0.2.1', outcome });

describe('two sessions', () => {
  const good = session(1, [...HELLO, ...MAIL, client('RCPT TO:<b@b.example>'), server('250 2.1.5 ok')]);
  const bad = session(
    2,
    [...HELLO, ...MAIL, client('RCPT TO:<b@b.example>'), server('550 5.1.1 no')],
    'rejected',
  );

  test('part where they are answered otherwise', () => {
    const rows = alignSessions(good, bad);
    expect(rows.at(-1)?.difference).toBe('decisive');
    expect(rows.slice(0, -1).every(({ difference }) => difference === 'same')).toBe(true);
    expect(firstParting(rows)).toBe(
      'The sessions part at RCPT: 250 2.1.5 on the left, 550 5.1.1 on the right.',
    );
    expect(factDifferences(good, bad)).toContainEqual({
      label: 'Outcome',
      left: 'Delivered',
      right: 'Rejected',
    });
  });

  test('the same with and without pipelining are the same', () => {
    const pipelined = session(3, [
      ...HELLO,
      client('MAIL FROM:<a@a.example>'),
      client('RCPT TO:<b@b.example>', 0),
      server('250 2.1.0 ok'),
      server('250 2.1.5 ok', 0),
    ]);
    expect(alignSessions(good, pipelined).every(({ difference }) => difference === 'same')).toBe(true);
    expect(firstParting(alignSessions(good, pipelined))).toBe('Both sessions say the same.');
  });

  test('a command that only one of them has stands alone', () => {
    const rows = alignSessions(good, session(4, [...HELLO, client('NOOP'), server('250 ok'), ...MAIL]));
    expect(rows.filter(({ difference }) => difference === 'right').map(({ right }) => right?.key)).toEqual([
      'command-3',
      'reply-3',
    ]);
  });

  test('as text are told line by line, without anything that acts on a terminal', () => {
    const hostile = session(5, [...HELLO, client('MAIL FROM:<\u001b[31m@a.example>'), server('550 no')]);
    const text = compareAsText(good, hostile, alignSessions(good, hostile));
    expect(text).toContain('\n! left   S: 250 2.1.0 ok\n! right  S: 550 no');
    expect(text).toContain('␛[31m');
    expect(text).not.toContain('\u001b');
  });
});
