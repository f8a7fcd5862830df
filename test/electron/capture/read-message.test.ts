import { expect, test } from 'vitest';
import { openCapture } from '../../../electron/capture/open-capture.ts';
import { readMessage } from '../../../electron/capture/read-message.ts';
import { analyzeWhole } from '../../support/analyze.ts';
import { mailCapture, withCapture } from '../../support/mail-capture.ts';
import { BOUNCE, INVOICE } from '../../support/sample-messages.ts';
import { recordedCaptures, SAMPLE } from '../../support/recorded-captures.ts';
import { sha256 } from '../../support/read-mime.ts';

/** The index of a first reading. */
async function indexOf(files: readonly string[]) {
  const reader = await openCapture(files);
  for await (const batch of reader.batches()) void batch;
  return reader.index;
}

async function bytesOf(
  files: readonly string[],
  sessionId: number,
  transaction: number,
  index?: Awaited<ReturnType<typeof indexOf>>,
) {
  const session = (await analyzeWhole(files)).sessions.find(({ id }) => id === sessionId);
  if (!session) throw new Error(`no session ${sessionId}`);
  let pieces: Uint8Array[] = [];
  const found = await readMessage(files, session, transaction, {
    index,
    consumer() {
      pieces = [];
      return {
        content: (bytes, start, end) => void pieces.push(bytes.slice(start, end)),
        gap: () => undefined,
        end: () => undefined,
      };
    },
  });
  return found ? Buffer.concat(pieces) : undefined;
}

test('gives each message of a session, byte for byte, with the index and without it', async () => {
  const big = Buffer.concat([INVOICE, Buffer.alloc(3 << 20, 'a line of text\r\n')]);
  const capture = mailCapture([
    [{ message: big }],
    [{ message: INVOICE, chunks: 4 }, { message: BOUNCE }],
    [{ message: BOUNCE, chunks: 1 }],
  ]);
  await withCapture(capture, async (file) => {
    const index = await indexOf([file]);
    expect(index.checkpoints.length).toBeGreaterThan(1);
    for (const place of [index, undefined]) {
      expect((await bytesOf([file], 1, 0, place))?.equals(big)).toBe(true);
      expect((await bytesOf([file], 2, 0, place))?.equals(INVOICE)).toBe(true);
      expect((await bytesOf([file], 2, 1, place))?.equals(BOUNCE)).toBe(true);
      expect((await bytesOf([file], 3, 0, place))?.equals(BOUNCE)).toBe(true);
      expect(await bytesOf([file], 3, 1, place)).toBeUndefined();
    }
  });
}, 30_000);

const RECORDED = [
  { name: 'the sample', files: [SAMPLE] },
  ...recordedCaptures().filter(({ name }) =>
    /^(?:bdat|internationalised|ip-fragments|pipelining|small-mss|tcp-|formats|one-direction)/.test(name),
  ),
];

test.each(RECORDED)(
  'gives what the analysis hashed: $name',
  async ({ files }) => {
    const index = await indexOf(files);
    for (const { id, transactions } of (await analyzeWhole(files)).sessions)
      for (const [place, { message }] of transactions.entries()) {
        if (message?.sha256 === undefined) continue;
        const bytes = await bytesOf(files, id, place, index);
        expect(bytes && sha256(bytes)).toBe(message.sha256);
      }
  },
  60_000,
);
