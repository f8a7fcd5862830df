import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../../shared/engine/limits.ts';
import { emptySegment, ACK, FIN, RST, SYN, type Segment } from '../../../../shared/engine/packet/segment.ts';
import { createConversationTable } from '../../../../shared/engine/stream/conversation-table.ts';
import type { ConversationListener } from '../../../../shared/engine/stream/conversation.ts';
import { createTimeline } from '../../../../shared/model/time.ts';
import type { Notice } from '../../../../shared/model/notice.ts';
import {
  conversation,
  frame,
  ethernet,
  ipv4,
  concat,
  SYN as SYN_FLAG,
  tcp,
} from '../../../support/packets.ts';
import { recordStreams } from '../../../support/streams.ts';

const silent: ConversationListener = {
  data: () => undefined,
  gap: () => undefined,
  finished: () => undefined,
  end: () => undefined,
};

/** Feeds segments made by hand; `client` numbers the client's address. */
function feeder() {
  const notices: Notice[] = [];
  const told: string[] = [];
  let ended = 0;
  let bytes = 0;
  const conversations: { notices: readonly Notice[] }[] = [];
  const table = createConversationTable(
    (one) => {
      conversations.push(one);
      return {
        ...silent,
        data: (_side, _bytes, start, end) => (bytes += end - start),
        gap: (side, length, cause) => told.push(`${String(side)} ${String(length)} ${cause}`),
        end: () => ended++,
      };
    },
    (notice) => notices.push(notice),
  );
  const segment = emptySegment();
  segment.bytes = new Uint8Array(4096);
  segment.destinationAddressOffset = 4;
  segment.payloadOffset = 16;
  segment.window = 1000;
  const send = (client: number, fromClient: boolean, fields: Partial<Segment>) => {
    const view = new DataView(segment.bytes.buffer);
    view.setUint32(fromClient ? 0 : 4, client);
    view.setUint32(fromClient ? 4 : 0, 0xc6336402);
    Object.assign(
      segment,
      { flags: ACK, payloadLength: 0, payloadCut: 0, sequence: 0, acknowledgment: 0 },
      fromClient ? { sourcePort: 40000, destinationPort: 25 } : { sourcePort: 25, destinationPort: 40000 },
      fields,
    );
    segment.packet++;
    segment.at += 1000;
    table.segment(segment);
  };
  const open = (client: number) => {
    send(client, true, { flags: SYN, sequence: 99 });
    send(client, false, { flags: SYN | ACK, sequence: 999, acknowledgment: 100 });
    send(client, true, { sequence: 100, acknowledgment: 1000 });
  };
  return { table, send, open, notices, told, conversations, ended: () => ended, bytes: () => bytes };
}

describe('a conversation that both sides have closed', () => {
  it('lingers for late packets, but shortly when others come and nothing is left to be acknowledged', () => {
    const { send, open, conversations, ended } = feeder();
    const close = (client: number, isAcknowledged: boolean) => {
      open(client);
      send(client, true, { flags: FIN | ACK, sequence: 100, acknowledgment: 1000 });
      send(client, false, { flags: FIN | ACK, sequence: 1000, acknowledgment: 101 });
      if (isAcknowledged) send(client, true, { sequence: 101, acknowledgment: 1001 });
    };
    for (let client = 1; client <= LIMITS.closedConversations + 10; client++) close(client, false);
    expect(ended()).toBe(0);
    for (let client = 1001; client <= 1000 + LIMITS.closedConversations; client++) close(client, true);
    send(1001, true, { sequence: 101, acknowledgment: 1001 });
    expect(ended()).toBe(0);
    expect(conversations[LIMITS.closedConversations + 10]).toMatchObject({ packets: 7 });
    close(2000, true);
    send(2000, true, { sequence: 101, acknowledgment: 1001 });
    expect(ended()).toBe(1);
  });
});

describe('a flood', () => {
  it('of half-open connections ends the quiet ones', () => {
    const { table, send, notices, ended } = feeder();
    const count = LIMITS.openConversations + 5000;
    for (let client = 0; client < count; client++) send(client, true, { flags: SYN, sequence: client });
    expect(table.openCount).toBe(LIMITS.openConversations);
    expect(ended()).toBe(5000);
    table.finish();
    expect(ended()).toBe(count);
    expect(notices.map(({ code }) => code)).toEqual(['too-many-conversations']);
  });

  it('of connections with one packet each stays bounded', () => {
    const { table, send, ended } = feeder();
    for (let client = 0; client < LIMITS.openConversations * 2; client++) {
      send(client, true, { sequence: client, payloadLength: 10 });
    }
    expect(table.openCount).toBe(LIMITS.openConversations);
    table.finish();
    expect(ended()).toBe(LIMITS.openConversations * 2);
  });

  it('of unwanted connections is forgotten', () => {
    let asked = 0;
    const table = createConversationTable(
      () => {
        asked++;
        return undefined;
      },
      () => undefined,
    );
    const segment = emptySegment();
    segment.bytes = new Uint8Array(64);
    segment.destinationAddressOffset = 4;
    const count = LIMITS.dormantConversations + 1000;
    const start = performance.now();
    for (let client = 1; client <= count; client++) {
      new DataView(segment.bytes.buffer).setUint32(0, client);
      for (const flags of [SYN, SYN | ACK, ACK, ACK]) {
        const fromServer = flags === (SYN | ACK);
        Object.assign(segment, { flags, sequence: fromServer ? 5 : 1, acknowledgment: fromServer ? 2 : 6 });
        Object.assign(
          segment,
          fromServer
            ? { sourceAddressOffset: 4, destinationAddressOffset: 0 }
            : { sourceAddressOffset: 0, destinationAddressOffset: 4 },
        );
        table.segment(segment);
      }
    }
    expect(asked).toBe(count);
    expect(table.openCount).toBe(0);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('of tiny segments out of order gives up the hole in front of them', () => {
    const { table, send, open, told, conversations, bytes } = feeder();
    open(1);
    const count = LIMITS.waitingPiecesPerSide + 1000;
    for (let place = 0; place < count; place++) {
      send(1, true, { sequence: 200 + place * 2, acknowledgment: 1000, payloadLength: 1 });
    }
    expect(told[0]).toBe('0 100 not-captured');
    table.finish();
    expect(bytes()).toBe(count);
    expect(conversations[0]?.notices.map(({ code }) => code)).toContain('gap');
  });

  it('of bytes behind a hole gives the hole up', () => {
    const { table, send, open, told, notices, conversations } = feeder();
    open(1);
    for (let place = 0; place * 4000 <= LIMITS.waitingBytesPerSide + 4000; place++) {
      send(1, true, { sequence: 200 + place * 4000, acknowledgment: 1000, payloadLength: 4000 });
    }
    expect(told).toEqual(['0 100 not-captured']);
    expect(conversations[0]?.notices.map(({ code }) => code)).toEqual(['reassembly-full', 'gap']);
    table.finish();
    expect(notices.map(({ code }) => code)).toEqual(['reassembly-full']);
  });

  it('of RST makes one event and counts the rest', () => {
    const frames = conversation().open().server('220 hi\r\n');
    for (let turn = 0; turn < LIMITS.transportEvents * 3; turn++) frames.reset('server').wait(12);
    const one = recordStreams(frames.frames()).conversations[0];
    expect(one?.transport.closing).toBe('reset-by-server');
    expect(one?.transport.events).toHaveLength(LIMITS.transportEvents);
    expect(one?.notices.map(({ code }) => code)).toEqual(['tcp-events-left-out']);
  });

  it('of conflicting retransmissions keeps few notices and whole counts', () => {
    const frames = conversation().open().client('NOOP\r\n');
    for (let turn = 0; turn < 300; turn++) {
      frames.wait(300).send('client', { sequenceShift: -6, payload: `XX${String(turn).padStart(4, '0')}` });
    }
    const one = recordStreams(frames.frames()).conversations[0];
    expect(one?.transport.retransmissions).toBe(300);
    expect(one?.transport.events).toHaveLength(LIMITS.transportEvents);
    expect(one?.notices.length).toBe(LIMITS.transportNotices + 1);
  });
});

describe('a sequence number that jumps by 2^30', () => {
  it('is a stray packet while the stream goes on', () => {
    const frames = conversation().open().server('220 hi\r\n');
    for (let turn = 0; turn < 50; turn++) {
      frames
        .client('NOOP\r\n')
        .send('client', { sequenceShift: 2 ** 30, payload: 'XXXX' })
        .server('250 ok\r\n');
      frames.send('server', { acknowledgmentShift: 2 ** 30 });
    }
    const one = recordStreams(frames.frames()).conversations[0];
    expect(one?.told.join('')).toBe(`S:220 hi\r\n${'C:NOOP\r\nS:250 ok\r\n'.repeat(50)}end`);
    expect(one?.notices.map(({ code }) => code)).toEqual(['stray-packet']);
  });

  it('is a gap when the stream really goes on there', () => {
    const frames = conversation({ clientSequence: 0 }).open().client('one').frames();
    const there = conversation({ clientSequence: 2 ** 30 });
    for (let turn = 0; turn < 100; turn++) there.client('more');
    const told = recordStreams([...frames, ...there.frames()]).conversations[0]?.told ?? [];
    expect(told[0]).toBe('C:one');
    expect(told[1]).toMatch(/^C:-10737\d+ not-captured$/);
    expect(told[2]?.length).toBeGreaterThan(300);
  });
});

describe('an ignored conversation', () => {
  it('is not told of again until a new SYN', () => {
    const table = createConversationTable(
      (one) => {
        asked++;
        return { ...silent, data: () => one.ignore(), end: () => ended++ };
      },
      () => undefined,
    );
    let asked = 0;
    let ended = 0;
    const segment = emptySegment();
    segment.bytes = new Uint8Array(64);
    segment.sourcePort = 1;
    const send = (fields: Partial<Segment>) => {
      table.segment(Object.assign(segment, { flags: ACK, payloadLength: 0 }, fields));
    };
    for (let turn = 0; turn < 20; turn++) send({ sequence: turn, payloadLength: 1 });
    expect(asked).toBe(1);
    expect(table.openCount).toBe(0);
    send({ flags: SYN, sequence: 5000 });
    expect(table.openCount).toBe(1);
    table.finish();
    expect([asked, ended]).toEqual([2, 1]);
  });
});

describe('a port that cannot be reached', () => {
  it('refuses the connection', () => {
    const syn = conversation().send('client', { flags: SYN_FLAG }).frames();
    const quoted = ipv4(tcp({ flags: SYN_FLAG, sequence: 1000 })).slice(0, 28);
    const unreachable = ipv4(concat([3, 13, 0, 0, 0, 0, 0, 0], quoted), {
      source: '198.51.100.254',
      destination: '192.0.2.1',
      protocol: 1,
    });
    const one = recordStreams([...syn, frame(ethernet(unreachable), 1, 5e6)]).conversations[0];
    expect(one?.transport).toMatchObject({
      opening: 'refused',
      events: [{ kind: 'unreachable', side: 'server', packet: 2 }],
    });
    const forged = recordStreams([
      ...conversation({ clientSequence: 4 }).send('client', { flags: SYN_FLAG }).frames(),
      frame(ethernet(unreachable), 1, 5e6),
    ]).conversations[0];
    expect(forged?.transport.opening).toBe('unanswered');
  });
});

describe('the order of endings', () => {
  it('at the end of the capture is that of the first packets', () => {
    const order: number[] = [];
    const table = createConversationTable(
      (one) => ({ ...silent, end: () => order.push(one.firstPacket) }),
      () => undefined,
    );
    const { send } = { send: (fields: Partial<Segment>) => table.segment(Object.assign(segment, fields)) };
    const segment = emptySegment();
    segment.bytes = new Uint8Array(64);
    for (const port of [9, 3, 7, 1, 5]) {
      segment.packet++;
      send({ flags: SYN, sourcePort: port, destinationPort: 25 });
    }
    send({ flags: RST | ACK, sourcePort: 3 });
    table.finish();
    expect(order).toEqual([1, 2, 3, 4, 5]);
  });
});

it('formats the times of events by the given timeline', () => {
  const one = recordStreams(conversation().open().close().frames()).conversations[0];
  const events = one?.conversation.transport(createTimeline(0, 6)).events;
  expect(events?.map(({ at }) => at)).toEqual(['1970-01-01T00:00:00.003000Z', '1970-01-01T00:00:00.004000Z']);
});
