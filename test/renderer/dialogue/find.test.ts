import { describe, expect, test } from 'vitest';
import { findInSteps, firstMatchFrom, type FindQuery } from '../../../renderer/dialogue/find.ts';
import { stepsOf } from '../../../renderer/dialogue/steps.ts';
import { client, scriptSession, server } from '../../support/session-script.ts';

const SESSION = scriptSession(
  1,
  1,
  [
    server('220 Mx.example mx'),
    client('EHLO a'),
    server(['250-mx.example', '250 SIZE 1']),
    client(`NOOP ${'a'.repeat(60)}`),
  ],
  { clientAddress: '192.0.2.1', outcome: 'no-mail' },
);
const STEPS = stepsOf(SESSION);
const find = (query: Partial<FindQuery>) =>
  findInSteps(STEPS, SESSION, { text: '', matchCase: false, regex: false, ...query });
const places = (query: Partial<FindQuery>) =>
  find(query).matches.map(({ stepKey, line, start, end }) => [stepKey, line, start, end]);

test('finds every place in the order of the steps, whatever the case', () => {
  expect(places({ text: 'mx' })).toEqual([
    ['reply-1', 0, 4, 6],
    ['reply-1', 0, 15, 17],
    ['reply-2', 0, 4, 6],
  ]);
  expect(places({ text: 'mx', matchCase: true })).toHaveLength(2);
});

test('a text is a text: its points and brackets mean nothing', () => {
  expect(places({ text: 'x.ex' })).toHaveLength(2);
  expect(places({ text: '.*' })).toEqual([]);
});

describe('an expression', () => {
  test('is tried line by line', () => {
    expect(places({ text: '^250.', regex: true })).toEqual([
      ['reply-2', 0, 0, 4],
      ['reply-2', 1, 0, 4],
    ]);
  });

  test('that is none says why', () => {
    expect(find({ text: '(', regex: true }).error).toMatch(/^Not an expression: .*group/);
  });

  test.each(['(a+)+$', '(a|a)*$', '(a*)*b', '((a)+)+', '(a{1,9}){2,}$', '(.)\\1', '.*.*.*x', '(?:a+){5,}'])(
    '%s, which could take forever, is not tried',
    (text) => {
      expect(find({ text, regex: true }).error).toMatch(/take forever/);
    },
  );

  test.each(['a+', '(mx|size)', '[a-z]+\\.example', '2\\d\\d.*', '(ab)?c'])('%s is tried', (text) => {
    expect(find({ text, regex: true }).error).toBeUndefined();
  });
});

test('finding begins where the reader is, and from the top behind the last place', () => {
  const { matches } = find({ text: 'mx' });
  expect(firstMatchFrom(matches, STEPS, undefined)).toBe(0);
  expect(firstMatchFrom(matches, STEPS, 'command-2')).toBe(2);
  expect(firstMatchFrom(matches, STEPS, 'command-3')).toBe(0);
});
