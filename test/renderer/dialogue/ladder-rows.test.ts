import { expect, test } from 'vitest';
import { ladderRows, rowOfKey } from '../../../renderer/dialogue/ladder-rows.ts';
import type { WirePacket } from '../../../shared/ipc/contract.ts';
import { client, scriptSession, server } from '../../support/session-script.ts';

const SESSION = scriptSession(1, 1, [server('220 mx'), client('QUIT'), server('221 bye')], {
  clientAddress: '192.0.2.1',
  outcome: 'no-mail',
});

function packet(
  number: number,
  side: 'client' | 'server',
  bytes: number,
  flags: WirePacket['flags'] = [],
): WirePacket {
  return {
    packet: number,
    at: `2017-04-30T16:16:${String(20 + number).padStart(2, '0')}.000000Z`,
    ...{ side, bytes, flags },
    sequence: number * 1000,
    acknowledgment: 0,
    window: 0,
  };
}

const kinds = (...args: Parameters<typeof ladderRows>) =>
  ladderRows(...args).map(({ kind, packet: number }) => `${kind} ${number ?? ''}`.trim());

test('without the packets there is a rung for each step', () => {
  expect(kinds(SESSION, undefined)).toEqual(['note 1', 'step 4', 'step 5', 'step 6']);
});

test('every packet has a rung that holds what was said in it', () => {
  const packets = [
    packet(1, 'client', 0, ['SYN']),
    packet(2, 'server', 0, ['SYN']),
    packet(3, 'client', 0),
    packet(4, 'server', 8),
    packet(5, 'client', 6),
    packet(6, 'server', 9),
    packet(7, 'server', 0, ['FIN']),
  ];
  const rows = ladderRows(SESSION, { packets, complete: true });
  expect(rows.map(({ kind }) => kind)).toEqual([
    'note',
    'open',
    'open',
    'ack',
    'step',
    'step',
    'step',
    'end',
  ]);
  expect(rows[rowOfKey(rows, 'command-2')]?.packet).toBe(5);
  expect(rows[4]?.sincePreviousMs).toBe(1000);
});

test('the packets of a message become one rung', () => {
  const message = { bytes: 4000, complete: true, packet: 5, lastPacket: 10 };
  const sent = {
    ...SESSION,
    exchanges: [],
    transactions: [{ recipients: [], message, outcome: 'delivered' as const }],
  };
  const packets = [4, 5, 6, 7, 8, 9, 10, 11].map((number) =>
    number === 7 ? packet(number, 'server', 0) : packet(number, 'client', number === 11 ? 6 : 1000),
  );
  const rows = ladderRows(sent, { packets, complete: true });
  expect(rows.find(({ kind }) => kind === 'message')).toMatchObject({ packet: 5, packets: 6, bytes: 5000 });
});
