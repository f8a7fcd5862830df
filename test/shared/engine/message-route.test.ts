import { expect, it } from 'vitest';
import { LIMITS } from '../../../shared/engine/limits.ts';
import { createRoute } from '../../../shared/engine/message-route.ts';
import type { Session } from '../../../shared/model/session.ts';
import { scriptSession, server } from '../../support/session-script.ts';

/** A session that carries one message. */
function carrying(messageId: string, firstPacket: number, queueId?: string): Session {
  const message = { bytes: 10, complete: true, messageId, at: '2026-11-21T10:00:00.000000Z' };
  return scriptSession(firstPacket, firstPacket, [server('220 mx.shop.example ESMTP')], {
    clientAddress: '198.51.100.20',
    outcome: 'delivered',
    transactions: [
      {
        sender: 'a@b.example',
        recipients: [],
        message,
        outcome: 'delivered',
        ...(queueId !== undefined && { queueId }),
      },
    ],
  });
}

const idsOf = (carriers: ReturnType<ReturnType<typeof createRoute>['note']>) =>
  carriers.map(({ wire }) => wire.queueId);

it('gives the connections that carried a message before', () => {
  const route = createRoute();
  expect(route.note(carrying('<1@b>', 1, 'A'))).toEqual([]);
  expect(route.note(carrying('<2@b>', 2, 'B'))).toEqual([]);
  expect(route.note(carrying('<1@b>', 3, 'C'))).toEqual([
    {
      messageId: '<1@b>',
      firstPacket: 1,
      wire: {
        client: '198.51.100.20',
        server: '192.0.2.25',
        serverName: 'mx.shop.example',
        at: '2026-11-21T10:00:00.000000Z',
        queueId: 'A',
      },
    },
  ]);
});

it('gives a connection that has carried it and is not over', () => {
  const route = createRoute();
  let isOver = false;
  route.took('<1@b>', () => (isOver ? undefined : carrying('<1@b>', 1, 'A')));
  expect(idsOf(route.note(carrying('<1@b>', 2, 'B')))).toEqual(['A']);
  isOver = true;
  expect(idsOf(route.note(carrying('<1@b>', 1, 'A')))).toEqual(['B']);
  expect(idsOf(route.note(carrying('<1@b>', 3, 'C')))).toEqual(['B', 'A']);
});

it('gives no session itself, however often it is asked', () => {
  const route = createRoute();
  const session = carrying('<1@b>', 1, 'A');
  route.took('<1@b>', () => session);
  for (let time = 0; time < 3; time++) expect(route.note(session)).toEqual([]);
});

it('remembers so much and no more', () => {
  const route = createRoute();
  for (let count = 0; count <= LIMITS.carriedMessages; count++)
    route.note(carrying(`<${count}@b>`, count + 1, 'A'));
  expect(route.note(carrying('<0@b>', 90_000))).toEqual([]);
  expect(route.note(carrying(`<${LIMITS.carriedMessages}@b>`, 90_001))).toHaveLength(1);
  for (let count = 0; count < 500; count++) route.took('<loop@b>', () => carrying('<loop@b>', count + 1));
  expect(route.note(carrying('<loop@b>', 90_002)).length).toBeLessThan(50);
});
