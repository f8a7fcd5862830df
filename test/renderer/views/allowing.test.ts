import { expect, test } from 'vitest';
import {
  allowingCause,
  allowingClient,
  canAllow,
  programOf,
} from '../../../renderer/views/remedy/allowing.ts';
import { causesOf } from '../../../shared/engine/causes-of.ts';
import { allowConfiguration } from '../../../shared/remedy/allow/index.ts';
import { readRanges } from '../../../shared/remedy/networks/read-ranges.ts';
import { mockSessions } from '../../support/mock-sessions.ts';

const [session] = mockSessions(1);
if (!session) throw new Error('there is a session');

test('a refusal for its address is one that an exception ends; an unknown recipient is not', () => {
  expect(canAllow('dnsbl_listed')).toBe(true);
  expect(canAllow('user_unknown')).toBe(false);
});

test('the clients of a cause become lines of the program that the banner names', () => {
  const [cause] = causesOf(mockSessions(12));
  const [rejection] = session.rejections;
  if (!cause || !rejection) throw new Error('it was refused');
  expect(programOf(session)).toBe('sendmail');
  const { ranges, why } = allowingClient(session, rejection);
  const { spans, notes } = readRanges(ranges, 'prose');
  expect(notes).toEqual([]);
  const lines = [...allowConfiguration('sendmail', spans, why).lines];
  expect(lines[0]).toMatch(/^# Refused until now: /);
  expect(lines.at(-1)).toMatch(/^Connect:209\.85\.\d+\.\d+\s+OK$/);
  expect(readRanges(allowingCause(cause).ranges, 'prose').spans.length).toBe(cause.clientNetworks.length);
});
