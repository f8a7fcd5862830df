import { expect, test } from 'vitest';
import { waitsOf } from '../../../renderer/dialogue/waits.ts';
import { client, scriptSession, server } from '../../support/session-script.ts';

test('the time before each thing said is that of the side that said it', () => {
  const session = scriptSession(
    1,
    1,
    [
      server('220 mx', 80),
      client('EHLO a', 500),
      server('250 mx', 6200),
      client('QUIT', 10),
      server('221 bye', 20),
    ],
    {
      clientAddress: '192.0.2.1',
      outcome: 'no-mail',
      events: [{ kind: 'retransmission', side: 'server', packet: 4 }],
    },
  );
  const waits = waitsOf(session);
  expect([...waits.byStep].map(([key, { side, millis, troubled }]) => [key, side, millis, troubled])).toEqual(
    [
      // The script opens the connection within 20 ms.
      ['reply-1', 'server', 100, false],
      ['command-2', 'client', 500, false],
      ['reply-2', 'server', 6200, true],
      ['command-3', 'client', 10, false],
      ['reply-3', 'server', 20, false],
    ],
  );
  expect([waits.clientMs, waits.serverMs, waits.longestMs]).toEqual([510, 6320, 6200]);
});

test('a server that gives up on a silent client had been waiting for it', () => {
  const session = scriptSession(1, 1, [server('220 mx'), server('421 4.4.2 timeout', 4000)], {
    clientAddress: '192.0.2.1',
    outcome: 'deferred',
  });
  const exchanges = session.exchanges.map((each) =>
    each.index === 2 ? { ...each, stage: 'other' as const } : each,
  );
  const waits = waitsOf({ ...session, exchanges });
  expect(waits.byStep.get('reply-2')).toMatchObject({ side: 'client', millis: 4000 });
});
