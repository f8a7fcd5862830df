import { expect, test } from 'vitest';
import { isError } from '../../../renderer/dialogue/step.ts';
import {
  firstErrorStep,
  packetKey,
  packetOfKey,
  stepOfPacket,
  stepsOf,
} from '../../../renderer/dialogue/steps.ts';
import type { Session } from '../../../shared/model/session.ts';
import { mockSessions } from '../../support/mock-sessions.ts';
import { client, scriptSession, server } from '../../support/session-script.ts';

const SESSIONS = mockSessions(16);
const session = (id: number): Session => {
  const found = SESSIONS[id - 1];
  if (!found) throw new Error(`no session ${id}`);
  return found;
};
const keys = (id: number) => stepsOf(session(id)).map(({ key }) => key.replace(/^wire-.*/, 'wire'));

test('a pipelined dialogue stands as it went over the wire, the message before its reply', () => {
  expect(keys(2).filter((key) => key !== 'wire')).toEqual([
    'opening',
    'reply-1',
    'command-2',
    'reply-2',
    'command-3',
    'command-4',
    'command-5',
    'command-6',
    'reply-3',
    'reply-4',
    'reply-5',
    'reply-6',
    'message-7',
    'reply-7',
    'command-8',
    'reply-8',
  ]);
});

test('a reply captured before its command still stands below it', () => {
  const shuffled = scriptSession(1, 1, [server('220 hi'), client('EHLO a'), server('250 b')], {
    clientAddress: '192.0.2.1',
    outcome: 'no-mail',
  });
  const [banner, hello] = shuffled.exchanges;
  if (!banner || !hello?.command || !hello.reply) throw new Error('the script has two exchanges');
  const swapped: Session = {
    ...shuffled,
    exchanges: [banner, { ...hello, reply: { ...hello.reply, packet: hello.command.packet - 1 } }],
  };
  expect(stepsOf(swapped).map(({ key }) => key)).toEqual(['opening', 'reply-1', 'command-2', 'reply-2']);
});

test('what TLS hides stands where it begins', () => {
  expect(keys(7)).toEqual([
    'opening',
    'reply-1',
    'command-2',
    'reply-2',
    'command-3',
    'reply-3',
    'encrypted',
  ]);
});

test('a connection that nobody answered is one step, and an error', () => {
  const steps = stepsOf(session(11));
  expect(steps.map(({ key }) => key)).toEqual(['opening']);
  expect(steps.map(isError)).toEqual([true]);
});

test('events of one kind with nothing said between them are one step', () => {
  const repeated = scriptSession(1, 1, [server('220 hi')], {
    clientAddress: '192.0.2.1',
    outcome: 'unknown',
    events: [5, 6, 7].map((packet) => ({ kind: 'retransmission', side: 'server', packet, bytes: 10 })),
  });
  const wire = stepsOf(repeated).filter(({ kind }) => kind === 'wire');
  expect(wire).toMatchObject([{ packets: [6, 7, 8], bytes: 30 }]);
});

test('waits are counted from what was said before', () => {
  const refused = stepsOf(session(1)).find(({ key }) => key === 'reply-3');
  expect(refused?.sincePreviousMs).toBe(1840);
});

test('the next error is searched behind the chosen step', () => {
  const steps = stepsOf(session(5));
  const first = firstErrorStep(steps, undefined);
  const second = firstErrorStep(steps, first?.key);
  expect([first?.key, second?.key, firstErrorStep(steps, second?.key)]).toEqual([
    'reply-5',
    'reply-6',
    undefined,
  ]);
});

test('a packet leads to what was said in it; another packet has a key of its own', () => {
  const steps = stepsOf(session(1));
  expect(stepOfPacket(steps, 8)?.key).toBe('reply-3');
  expect(stepOfPacket(steps, 900)).toBeUndefined();
  expect(packetOfKey(packetKey(900))).toBe(900);
  expect(packetOfKey('reply-3')).toBeUndefined();
});
