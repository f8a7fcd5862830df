import { describe, expect, it } from 'vitest';
import {
  ACK,
  bytesOf,
  conversation,
  drop,
  duplicate,
  FIN,
  interleave,
  move,
  PSH,
  reorder,
  RST,
  SYN,
  truncate,
  vlan,
  type TestFrame,
} from '../../../support/packets.ts';
import { recordStreams, type RecordedConversation } from '../../../support/streams.ts';

/** The same must come of it packet by packet and in batches. */
function record(frames: readonly TestFrame[]): readonly RecordedConversation[] {
  const [whole, single, odd] = [1000, 1, 3].map((batchSize) => recordStreams(frames, { batchSize }));
  const facts = (capture = whole) =>
    capture?.conversations.map(({ told, transport, endpoints }) => ({ told, transport, endpoints }));
  expect(facts(single)).toEqual(facts(whole));
  expect(facts(odd)).toEqual(facts(whole));
  return whole?.conversations ?? [];
}

function only(frames: readonly TestFrame[]): RecordedConversation {
  const all = record(frames);
  expect(all.map(({ told }) => told)).toHaveLength(1);
  return all[0] as RecordedConversation;
}

const kinds = (one: RecordedConversation) => one.transport.events.map(({ kind, side }) => `${side} ${kind}`);

/** 0–2 handshake, 3 banner, 4 EHLO, 5 reply, 6 QUIT, 7 goodbye, 8–10 close. */
const dialogue = () =>
  conversation()
    .open()
    .server('220 hi\r\n')
    .client('EHLO x\r\n')
    .server('250 ok\r\n')
    .client('QUIT\r\n')
    .server('221 bye\r\n')
    .close()
    .frames();

const TOLD = [
  'S:220 hi\r\n',
  'C:EHLO x\r\n',
  'S:250 ok\r\n',
  'C:QUIT\r\n',
  'S:221 bye\r\n',
  'C:fin',
  'S:fin',
  'end',
];

describe('a clean conversation', () => {
  it('is handed over in its order', () => {
    const one = only(dialogue());
    expect(one.told).toEqual(TOLD);
    expect(one.endpoints).toEqual([
      { address: '192.0.2.1', port: 40000 },
      { address: '198.51.100.2', port: 25 },
    ]);
    expect(one.transport).toEqual({
      opening: 'complete',
      closing: 'fin',
      missingBytes: { client: 0, server: 0 },
      retransmissions: 0,
      outOfOrder: 0,
      events: [
        { kind: 'fin', side: 'client', packet: 9, at: '2026-01-02T03:04:05.008000000Z' },
        { kind: 'fin', side: 'server', packet: 10, at: '2026-01-02T03:04:05.009000000Z' },
      ],
    });
    expect(one.conversation).toMatchObject({
      firstPacket: 1,
      lastPacket: 11,
      packets: 11,
      openerIsKnown: true,
    });
  });

  it('keeps conversations apart', () => {
    const other = conversation({ client: '2001:db8::7', server: '2001:db8::25', startMillis: 0.5 })
      .open()
      .server('220 six\r\n')
      .frames();
    expect(
      record(interleave(dialogue(), other)).map(({ told, endpoints }) => [endpoints[0].address, told]),
    ).toEqual([
      ['192.0.2.1', TOLD],
      ['2001:db8::7', ['S:220 six\r\n', 'end']],
    ]);
  });

  it('is the same behind VLAN tags', () => {
    expect(only(vlan(dialogue(), 5, 7)).told).toEqual(TOLD);
  });

  it('follows sequence numbers over their wrap', () => {
    const body = 'x'.repeat(5000);
    const one = only(
      conversation({ clientSequence: 0xfffffff0, serverSequence: 0xffffffff })
        .open()
        .server('220 hi\r\n')
        .client(body)
        .server('250 ok\r\n')
        .frames(),
    );
    expect(one.told).toEqual(['S:220 hi\r\n', `C:${body}`, 'S:250 ok\r\n', 'end']);
  });
});

describe('packets out of order', () => {
  it('come in order whatever two neighbours were swapped', () => {
    for (let place = 0; place < 10; place++) {
      expect(only(move(dialogue(), place, place + 1)).told, `frame ${String(place)}`).toEqual(TOLD);
    }
  });

  it('come in order when a frame was captured much earlier or later', () => {
    for (const [from, to] of [
      [3, 0],
      [4, 0],
      [3, 6],
      [5, 1],
      [0, 5],
      [1, 6],
      [7, 3],
    ] as const) {
      expect(only(move(dialogue(), from, to)).told, `${String(from)} to ${String(to)}`).toEqual(TOLD);
    }
  });

  it('are counted when data overtakes data', () => {
    const frames = conversation({ segmentBytes: 4 }).open().server('220 hello\r\n').frames();
    const one = only(move(frames, 3, 4));
    expect(one.told).toEqual(['S:220 hello\r\n', 'end']);
    expect(one.transport.outOfOrder).toBe(1);
    expect(kinds(one)).toEqual(['server out-of-order']);
  });

  it('knows the client by its SYN although the SYN came last', () => {
    const frames = conversation({ clientPort: 25, serverPort: 40000 }).open().client('EHLO x\r\n').frames();
    const one = only(move(frames, 0, 3));
    expect(one.endpoints.map(({ port }) => port)).toEqual([25, 40000]);
    expect(one.told).toEqual(['C:EHLO x\r\n', 'end']);
    expect(one.transport.opening).toBe('complete');
  });
});

describe('retransmissions', () => {
  it('with the same bytes are counted and not told', () => {
    const frames = conversation()
      .open()
      .client('MAIL FROM:<a@b>\r\n')
      .wait(300)
      .send('client', { sequenceShift: -17, payload: 'MAIL FROM:<a@b>\r\n' })
      .server('250 ok\r\n')
      .frames();
    const one = only(frames);
    expect(one.told).toEqual(['C:MAIL FROM:<a@b>\r\n', 'S:250 ok\r\n', 'end']);
    expect(one.transport.retransmissions).toBe(1);
    expect(one.notices).toEqual([]);
  });

  it('that overlap give their new bytes only', () => {
    const frames = conversation()
      .open()
      .client('MAIL ')
      .send('client', { sequenceShift: -5, payload: 'MAIL FROM:<>' })
      .frames();
    const one = only(frames);
    expect(one.told).toEqual(['C:MAIL FROM:<>', 'end']);
    expect(one.transport.retransmissions).toBe(1);
  });

  it('with different bytes lose to what came first, with a notice', () => {
    const frames = conversation()
      .open()
      .client('RCPT TO:<a@b>\r\n')
      .wait(5)
      .send('client', { sequenceShift: -15, payload: 'RCPT TO:<X@b>\r\n' })
      .server('250 ok\r\n')
      .frames();
    const one = only(frames);
    expect(one.told).toEqual(['C:RCPT TO:<a@b>\r\n', 'S:250 ok\r\n', 'end']);
    expect(one.notices).toEqual([
      {
        severity: 'warning',
        code: 'conflicting-retransmission',
        message: 'Packet 5 repeats bytes of packet 4 with different content; what came first was kept.',
        packet: 5,
      },
    ]);
    expect(kinds(one)).toEqual(['client retransmission', 'client conflict']);
  });

  it('with different bytes lose also while both wait', () => {
    const frames = conversation({ segmentBytes: 4 }).open().client('aaaabbbb').frames();
    const forged = conversation()
      .open()
      .send('client', { sequenceShift: 4, payload: 'BBBB' })
      .frames()
      .slice(3);
    const [first, second] = [frames.slice(0, 3), frames.slice(3)];
    const one = only([...first, ...second.slice(1), ...forged, ...second.slice(0, 1)]);
    expect(one.told).toEqual(['C:aaaabbbb', 'end']);
    expect(one.notices.map(({ code, packet }) => [code, packet])).toEqual([
      ['conflicting-retransmission', 5],
    ]);
  });

  it('of a lost packet fill its hole', () => {
    const frames = conversation({ segmentBytes: 4 })
      .open()
      .client('aaaabbbb')
      .acknowledge('server')
      .wait(250)
      .send('client', { sequenceShift: -8, payload: 'aaaa' })
      .server('ok')
      .frames();
    const one = only(drop(frames, 3));
    expect(one.told).toEqual(['C:aaaabbbb', 'S:ok', 'end']);
    expect(one.transport).toMatchObject({ retransmissions: 1, outOfOrder: 0 });
  });

  it('are told from packets captured twice', () => {
    const frames = duplicate(duplicate(dialogue(), 4), 3);
    const one = only(frames);
    expect(one.told).toEqual(TOLD);
    expect(one.transport.retransmissions).toBe(0);
    expect(kinds(one)).toEqual(['server duplicate', 'client duplicate', 'client fin', 'server fin']);
  });

  it('counts nothing when every packet was captured twice', () => {
    const one = only(dialogue().flatMap((frame) => [frame, { ...frame, atNanos: frame.atNanos + 20_000 }]));
    expect(one.told).toEqual(TOLD);
    expect(one.transport).toMatchObject({
      retransmissions: 0,
      outOfOrder: 0,
      opening: 'complete',
      closing: 'fin',
    });
  });
});

describe('missing packets', () => {
  it('leave a hole with its size, and what follows goes on', () => {
    const one = only(drop(dialogue(), 5));
    expect(one.told).toEqual([
      'S:220 hi\r\n',
      'C:EHLO x\r\n',
      'S:-8 not-captured',
      'C:QUIT\r\n',
      'S:221 bye\r\n',
      'C:fin',
      'S:fin',
      'end',
    ]);
    expect(one.transport.missingBytes).toEqual({ client: 0, server: 8 });
    expect(one.notices.map(({ code }) => code)).toEqual(['gap']);
  });

  it('are given up after a while, not only at the end', () => {
    const builder = conversation().open().client('lost\r\n').server('250 ok\r\n');
    for (let turn = 0; turn < 100; turn++) builder.client('NOOP\r\n').server('250 ok\r\n');
    const frames = drop(builder.frames(), 3);
    const told: string[] = [];
    recordStreams(frames, {
      ignores: (one) => {
        told.push(String(one.packets));
        return false;
      },
    });
    const one = only(frames);
    expect(one.told.slice(0, 4)).toEqual(['C:-6 not-captured', 'S:250 ok\r\n', 'C:NOOP\r\n', 'S:250 ok\r\n']);
    expect(one.transport.missingBytes).toEqual({ client: 6, server: 0 });
  });

  it('of one direction leave the other whole', () => {
    const frames = dialogue();
    const client = only(frames.filter(({ from }) => from === 'client'));
    expect(client.told).toEqual([
      'S:-8 not-captured',
      'C:EHLO x\r\n',
      'S:-8 not-captured',
      'C:QUIT\r\n',
      'S:-9 not-captured',
      'C:fin',
      'end',
    ]);
    expect(client.transport).toMatchObject({ opening: 'partial', missingBytes: { client: 0, server: 25 } });
    const server = only(frames.filter(({ from }) => from === 'server'));
    expect(server.told).toEqual([
      'S:220 hi\r\n',
      'C:-8 not-captured',
      'S:250 ok\r\n',
      'C:-6 not-captured',
      'S:221 bye\r\n',
      'S:fin',
      'end',
    ]);
    expect(server.endpoints[0].port).toBe(40000);
  });

  it('at the beginning are no gap', () => {
    for (const start of [3, 4, 5, 6, 7]) {
      const one = only(dialogue().slice(start));
      expect(one.told).toEqual(TOLD.slice(start - 3));
      expect(one.transport).toMatchObject({ opening: 'missing', missingBytes: { client: 0, server: 0 } });
      expect(one.conversation.openerIsKnown).toBe(false);
    }
  });
});

describe('a snap length', () => {
  it('leaves a hole exactly where bytes were cut', () => {
    const frames = conversation()
      .open()
      .server('220 a\r\n')
      .client(`DATA\r\n${'x'.repeat(94)}`)
      .client('QUIT\r\n')
      .server('221 b\r\n')
      .frames();
    const one = only(truncate(frames, 14 + 20 + 20 + 10));
    expect(one.told).toEqual([
      'S:220 a\r\n',
      'C:DATA\r\nxxxx',
      'C:-90 snap-length',
      'C:QUIT\r\n',
      'S:221 b\r\n',
      'end',
    ]);
    expect(one.transport.missingBytes).toEqual({ client: 90, server: 0 });
    expect(one.notices.map(({ code }) => code)).toEqual(['snap-length']);
  });

  it('of headers only leaves holes only', () => {
    const one = only(truncate(dialogue(), 54));
    expect(one.told).toEqual([
      'S:-8 snap-length',
      'C:-8 snap-length',
      'S:-8 snap-length',
      'C:-6 snap-length',
      'S:-9 snap-length',
      'C:fin',
      'S:fin',
      'end',
    ]);
  });

  it('is made up for by a retransmission that is whole', () => {
    const frames = conversation()
      .open()
      .client('0123456789')
      .send('client', { sequenceShift: -10, payload: '0123456789' })
      .server('ok')
      .frames();
    const one = only(
      frames.map((frame, place) => (place === 3 ? { ...frame, bytes: frame.bytes.slice(0, 58) } : frame)),
    );
    expect(one.told).toEqual(['C:0123456789', 'S:ok', 'end']);
    expect(one.transport.missingBytes).toEqual({ client: 0, server: 0 });
  });
});

describe('opening and closing', () => {
  const opening = (frames: readonly TestFrame[]) => {
    const { opening: how, closing } = only(frames).transport;
    return [how, closing];
  };

  it('tells refused from unanswered', () => {
    const syn = conversation().send('client', { flags: SYN });
    expect(opening(syn.frames())).toEqual(['unanswered', 'open']);
    const again = syn.wait(1000).send('client', { flags: SYN, sequenceShift: -1 });
    expect(opening(again.frames())).toEqual(['unanswered', 'open']);
    expect(only(again.frames()).transport.retransmissions).toBe(1);
    expect(opening(syn.send('server', { flags: RST | ACK }).frames())).toEqual([
      'refused',
      'reset-by-server',
    ]);
  });

  it('tells who reset', () => {
    const open = () => conversation().open().server('220 hi\r\n').client('EHLO x\r\n');
    expect(opening(open().reset('client').frames())).toEqual(['complete', 'reset-by-client']);
    expect(opening(open().finish('server').reset('client').frames())).toEqual([
      'complete',
      'reset-by-client',
    ]);
    expect(opening(open().close().reset('server').frames())).toEqual(['complete', 'fin']);
  });

  it('leaves a RST out that does not fit', () => {
    const one = only(
      conversation()
        .open()
        .server('220 hi\r\n')
        .send('server', { flags: RST, sequenceShift: 0x40000000 })
        .client('EHLO x\r\n')
        .frames(),
    );
    expect(one.told).toEqual(['S:220 hi\r\n', 'C:EHLO x\r\n', 'end']);
    expect(one.transport.closing).toBe('open');
    expect(one.notices.map(({ code }) => code)).toEqual(['reset-out-of-window']);
  });

  it('goes on in one direction after the other has finished', () => {
    const one = only(
      conversation()
        .open()
        .client('DATA')
        .finish('client')
        .server('more')
        .server(' yet')
        .finish('server')
        .frames(),
    );
    expect(one.told).toEqual(['C:DATA', 'C:fin', 'S:more yet', 'S:fin', 'end']);
  });

  it('takes data that comes with the SYN', () => {
    const one = only(
      conversation()
        .send('client', { flags: SYN, payload: 'EHLO x\r\n' })
        .send('server', { flags: SYN | ACK })
        .server('220 hi\r\n')
        .acknowledge('client')
        .frames(),
    );
    expect(one.told).toEqual(['C:EHLO x\r\n', 'S:220 hi\r\n', 'end']);
  });

  it('takes the same addresses and ports for another conversation after a new SYN', () => {
    const second = (startMillis: number) =>
      conversation({ clientSequence: 777, serverSequence: 888, startMillis })
        .open()
        .server('220 two\r\n')
        .frames();
    const afterFin = record([...dialogue(), ...second(20)]);
    expect(afterFin.map(({ told }) => told)).toEqual([TOLD, ['S:220 two\r\n', 'end']]);
    const cutOff = conversation().open().server('220 hi\r\n').client('EHLO').frames();
    const afterNothing = record([...cutOff, ...second(20)]);
    expect(afterNothing.map(({ told }) => told)).toEqual([
      ['S:220 hi\r\n', 'C:EHLO', 'end'],
      ['S:220 two\r\n', 'end'],
    ]);
    const muchLater = record([...dialogue(), ...second(60_000)]);
    expect(muchLater.map(({ told }) => told)).toEqual([TOLD, ['S:220 two\r\n', 'end']]);
  });

  it('takes a SYN that was captured late for no new conversation', () => {
    const frames = dialogue();
    const late = frames.slice(0, 1);
    expect(only([...frames, ...late]).told).toEqual(TOLD);
    expect(only(reorder(frames, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0])).told).toEqual(TOLD);
  });

  it('drops what straggles in after the end', () => {
    const straggler = conversation({ startMillis: 30_000 }).send('client', { sequenceShift: 30 }).frames();
    expect(only([...dialogue(), ...straggler]).conversation.packets).toBe(11);
    const soon = conversation({ startMillis: 300 })
      .send('client', { sequenceShift: 16, flags: RST })
      .frames();
    expect(only([...dialogue(), ...soon]).conversation.packets).toBe(12);
  });
});

describe('events', () => {
  it('show keep-alives and zero windows', () => {
    const frames = conversation()
      .open()
      .server('220 hi\r\n')
      .wait(5000)
      .send('client', { window: 0 })
      .send('client', { window: 0 })
      .send('server', { sequenceShift: -1 })
      .wait(5000)
      .send('server', { sequenceShift: -1, payload: '\n' })
      .send('client', {})
      .client('EHLO x\r\n')
      .frames();
    const one = only(frames);
    expect(kinds(one)).toEqual(['client zero-window', 'server keep-alive', 'server keep-alive']);
    expect(one.told).toEqual(['S:220 hi\r\n', 'C:EHLO x\r\n', 'end']);
    expect(one.transport.retransmissions).toBe(0);
  });

  it('take no notice of FIN and data flags that PSH rides on', () => {
    const one = only(
      conversation()
        .open()
        .send('client', { flags: FIN | PSH | ACK, payload: bytesOf('QUIT') })
        .frames(),
    );
    expect(one.told).toEqual(['C:QUIT', 'C:fin', 'end']);
  });
});
