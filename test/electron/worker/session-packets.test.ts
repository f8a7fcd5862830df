import { expect, test } from 'vitest';
import { readSessionPackets, type RawPacket } from '../../../electron/worker/session-packets.ts';
import {
  CAPTURE_SECONDS,
  conversation,
  duplicate,
  ethernet,
  frame,
  ipv4,
  textOf,
  udp,
  type TestFrame,
} from '../../support/packets.ts';
import { sampleExchange, sampleSession } from '../../support/sample-session.ts';

/** Numbers the frames as a capture does and gives them out by number. */
function reader(frames: readonly TestFrame[]) {
  const raw = frames.map((each, index): RawPacket => ({
    packet: index + 1,
    seconds: CAPTURE_SECONDS,
    nanoseconds: each.atNanos,
    decimals: 6,
    originalLength: each.originalLength,
    linkType: each.linkType,
    bytes: each.bytes,
  }));
  return (packets: readonly number[]) =>
    Promise.resolve(raw.filter(({ packet }) => packets.includes(packet)));
}

async function payloads(
  frames: readonly TestFrame[],
  session: Parameters<typeof readSessionPackets>[0],
): Promise<readonly string[]> {
  const all = frames.map((_, index) => index + 1);
  const packets = await readSessionPackets(session, all, reader(frames));
  return packets.map(({ bytes, payload }) =>
    textOf(bytes.subarray(payload?.offset, (payload?.offset ?? 0) + (payload?.length ?? 0))),
  );
}

const PLAIN = 'AGFsaWNlAHNlY3JldA==';

function packetOf(frames: readonly TestFrame[], text: string): number {
  return frames.findIndex((each) => each.text.includes(text)) + 1;
}

test('gives packets with their time, length and payload', async () => {
  const frames = conversation().open().server('220 mx\r\n').frames();
  const [packet] = await readSessionPackets(sampleSession(), [4], reader(frames));
  expect(packet).toEqual({
    packet: 4,
    at: '2026-01-02T03:04:05.003000Z',
    originalLength: 14 + 20 + 20 + 8,
    bytes: frames[3]?.bytes,
    payload: { offset: 54, length: 8 },
  });
});

test('leaves out packets of other connections, and those that are not there', async () => {
  const frames = conversation({ clientPort: 40001 }).open().frames();
  expect(await readSessionPackets(sampleSession(), [1, 2, 77], reader(frames))).toEqual([]);
});

test('masks the initial response of AUTH and nothing else', async () => {
  const frames = conversation()
    .client('EHLO client.example\r\n')
    .server('250 AUTH PLAIN\r\n')
    .client(`AUTH PLAIN ${PLAIN}\r\n`)
    .server('235 ok\r\n')
    .client('MAIL FROM:<a@example.org>\r\n')
    .frames();
  const exchanges = [
    sampleExchange('EHLO client.example', 1),
    sampleExchange('AUTH PLAIN ****', 3),
    sampleExchange('MAIL FROM:<a@example.org>', 5),
  ];
  expect(await payloads(frames, sampleSession({ exchanges }))).toEqual([
    'EHLO client.example\r\n',
    '250 AUTH PLAIN\r\n',
    `AUTH PLAIN ${'*'.repeat(PLAIN.length)}\r\n`,
    '235 ok\r\n',
    'MAIL FROM:<a@example.org>\r\n',
  ]);
});

test('masks the lines of AUTH LOGIN, and keeps what was pipelined behind them', async () => {
  const frames = conversation()
    .client('AUTH LOGIN\r\n')
    .server('334 VXNlcm5hbWU6\r\n')
    .client('YWxpY2U=\r\n')
    .server('334 UGFzc3dvcmQ6\r\n')
    .client('c2VjcmV0\r\nMAIL FROM:<a@example.org>\r\n')
    .server('235 ok\r\n')
    .frames();
  const exchanges = [
    sampleExchange('AUTH LOGIN', 1),
    sampleExchange('****', 3, undefined, true),
    sampleExchange('****', 5, undefined, true),
    sampleExchange('MAIL FROM:<a@example.org>', 5),
  ];
  const client = (await payloads(frames, sampleSession({ exchanges }))).filter((_, index) => index % 2 === 0);
  expect(client).toEqual(['AUTH LOGIN\r\n', '********\r\n', '********\r\nMAIL FROM:<a@example.org>\r\n']);
});

test('masks a credential that is cut into several packets and sent again later', async () => {
  const made = conversation({ segmentBytes: 16, clientSequence: 2 ** 32 - 20 })
    .client(`AUTH PLAIN ${PLAIN}\r\n`)
    .server('235 ok\r\n')
    .client('MAIL FROM:<a@example.org>\r\n')
    .frames();
  // The second piece of the credential comes once more at the end.
  const frames = duplicate(made, 1, 50_000_000);
  const mail = packetOf(frames, 'MAIL FROM');
  const session = sampleSession({
    exchanges: [sampleExchange('AUTH PLAIN ****', 1), sampleExchange('MAIL FROM:<a@example.org>', mail)],
  });
  const seen = (await payloads(frames, session)).join('');
  expect(seen.replaceAll('*', '').match(/[A-Za-z0-9]{4,}=*/g)).toEqual(
    expect.arrayContaining(['AUTH', 'PLAIN', 'MAIL', 'FROM']),
  );
  for (const piece of [PLAIN.slice(0, 5), PLAIN.slice(5, 12), PLAIN.slice(12)])
    expect(seen).not.toContain(piece);
});

test('masks a whole packet of a session with a login when its payload cannot be found', async () => {
  const frames = conversation()
    .client(`AUTH PLAIN ${PLAIN}\r\n`)
    .frames()
    .map((each) => ({ ...each, linkType: 9999 }));
  const session = sampleSession({ exchanges: [sampleExchange('AUTH PLAIN ****', 1)] });
  const [packet] = await readSessionPackets(session, [1], reader(frames));
  expect(packet && textOf(packet.bytes)).toMatch(/^\*+$/);
});

test('shows a lookup in the DNS that proves the refusal, also of a session with a login', async () => {
  const login = conversation().client(`AUTH PLAIN ${PLAIN}\r\n`).frames();
  const lookup = frame(ethernet(ipv4(udp(40001, 53, 'a question'), { protocol: 17 })));
  const session = sampleSession({ exchanges: [sampleExchange('AUTH PLAIN ****', 1)], lastPacket: 2 });
  const [packet] = await readSessionPackets(session, [2], reader([...login, lookup]));
  expect(packet).toMatchObject({ bytes: lookup.bytes, payload: { offset: 42, length: 10 } });
});

test('shows what was sent to who has asked for passwords to be readable', async () => {
  const frames = conversation().client(`AUTH PLAIN ${PLAIN}\r\n`).frames();
  const session = sampleSession({ exchanges: [sampleExchange('AUTH PLAIN ****', 1)] });
  const [packet] = await readSessionPackets(session, [1], reader(frames), false);
  expect(textOf(packet?.bytes ?? new Uint8Array())).toContain(PLAIN);
});
