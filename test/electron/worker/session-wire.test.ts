import { expect, test } from 'vitest';
import type { RawPacket } from '../../../electron/worker/session-packets.ts';
import { readSessionWire } from '../../../electron/worker/session-wire.ts';
import { CAPTURE_SECONDS, conversation, type TestFrame } from '../../support/packets.ts';
import { sampleSession } from '../../support/sample-session.ts';

function reader(frames: readonly TestFrame[]) {
  return (packets: readonly number[]) =>
    Promise.resolve(
      frames
        .map((each, index): RawPacket => ({
          packet: index + 1,
          seconds: CAPTURE_SECONDS,
          nanoseconds: each.atNanos,
          decimals: 6,
          originalLength: each.originalLength,
          linkType: each.linkType,
          bytes: each.bytes,
        }))
        .filter(({ packet }) => packets.includes(packet)),
    );
}

test('tells every packet of a session by side, flags and bytes', async () => {
  const frames = conversation().open().server('220 mx\r\n').client('QUIT\r\n').frames();
  const session = { ...sampleSession(), firstPacket: 1, lastPacket: frames.length };
  const { packets, complete } = await readSessionWire(session, reader(frames));
  expect(complete).toBe(true);
  expect(packets.map(({ packet, side, flags, bytes }) => [packet, side, flags.join(), bytes])).toEqual([
    [1, 'client', 'SYN', 0],
    [2, 'server', 'SYN', 0],
    [3, 'client', '', 0],
    [4, 'server', '', 8],
    [5, 'client', '', 6],
  ]);
  // The acknowledgment of the command's packet stands behind the banner.
  expect(packets[4]?.acknowledgment).toBe(((packets[3]?.sequence ?? 0) + 8) >>> 0);
});

test('leaves out other connections, and says when a session is too long to be looked through', async () => {
  const frames = conversation().open().server('220 mx\r\n').frames();
  const session = sampleSession();
  const other = { ...session, firstPacket: 1, lastPacket: 4, client: { ...session.client, port: 4 } };
  expect(await readSessionWire(other, reader(frames))).toEqual({ packets: [], complete: true });
  const long = { ...session, firstPacket: 1, lastPacket: 1_000_000 };
  const wire = await readSessionWire(long, reader(frames));
  expect([wire.packets.length, wire.complete]).toEqual([4, false]);
});
