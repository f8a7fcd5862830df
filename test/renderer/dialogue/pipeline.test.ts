import { expect, test } from 'vitest';
import { groupPipelines } from '../../../renderer/dialogue/pipeline.ts';
import { stepsOf } from '../../../renderer/dialogue/steps.ts';
import { client, scriptSession, server } from '../../support/session-script.ts';

const FACTS = { clientAddress: '192.0.2.1', outcome: 'delivered' } as const;

const PIPELINED = scriptSession(
  1,
  1,
  [
    server('220 mx'),
    client('EHLO a'),
    server('250 mx'),
    client('MAIL FROM:<a@a.example>'),
    client('RCPT TO:<b@b.example>', 0),
    client('RCPT TO:<c@b.example>', 0),
    server('250 sender ok'),
    server('250 b ok', 0),
    server('550 no c', 0),
    client('QUIT'),
    server('221 bye'),
  ],
  FACTS,
);

const keys = (...args: Parameters<typeof groupPipelines>) =>
  groupPipelines(...args).map(({ step }) => step.key);

test('commands sent together stand in a group, each with its reply', () => {
  const lines = groupPipelines(stepsOf(PIPELINED), () => false, undefined);
  expect(lines.map(({ step, group, endsGroup }) => [step.key, group, endsGroup])).toEqual([
    ['opening', undefined, undefined],
    ['reply-1', undefined, undefined],
    ['command-2', undefined, undefined],
    ['reply-2', undefined, undefined],
    ['group-3', undefined, undefined],
    ['command-3', 'group-3', undefined],
    ['reply-3', 'group-3', undefined],
    ['command-4', 'group-3', undefined],
    ['reply-4', 'group-3', undefined],
    ['command-5', 'group-3', undefined],
    ['reply-5', 'group-3', true],
    ['command-6', undefined, undefined],
    ['reply-6', undefined, undefined],
  ]);
});

test('a closed group is its heading, which tells what was said and answered', () => {
  const lines = groupPipelines(stepsOf(PIPELINED), (key) => key === 'group-3', undefined);
  expect(lines.map(({ step }) => step.key)).toEqual([
    'opening',
    'reply-1',
    'command-2',
    'reply-2',
    'group-3',
    'command-6',
    'reply-6',
  ]);
  expect(lines[4]?.step).toMatchObject({
    said: ['MAIL', 'RCPT', 'RCPT'],
    codes: [250, 250, 550],
    stop: true,
  });
});

test('a closed group opens for the step that is chosen in it', () => {
  expect(keys(stepsOf(PIPELINED), () => true, 'reply-5')).toContain('reply-5');
});

test('a dialogue without pipelining stays as it is, also when nothing was answered', () => {
  const plain = scriptSession(1, 1, [client('EHLO a'), client('MAIL FROM:<a@a.example>')], FACTS);
  expect(keys(stepsOf(plain), () => false, undefined)).toEqual(stepsOf(plain).map(({ key }) => key));
});
