import type { Notice } from '../../shared/model/notice.ts';
import type { Endpoint, Transport } from '../../shared/model/session.ts';
import { createTimeline } from '../../shared/model/time.ts';
import { createPacketDecoder } from '../../shared/engine/packet/decoder.ts';
import { createConversationTable } from '../../shared/engine/stream/conversation-table.ts';
import type { Conversation, Side } from '../../shared/engine/stream/conversation.ts';
import { CAPTURE_SECONDS, frameBatches, textOf, type TestFrame } from './packets.ts';

/** What a listener was told, in its order; runs of data of one side are joined. */
type Told = string;

export interface RecordedConversation {
  /** "C:EHLO x\r\n", "S:250 ok\r\n", "C:-12 not-captured" (a gap), "C:fin", "end". */
  readonly told: readonly Told[];
  readonly endpoints: readonly [Endpoint, Endpoint];
  readonly transport: Transport;
  readonly conversation: Conversation;
  readonly notices: readonly Notice[];
}

export interface RecordedCapture {
  readonly conversations: readonly RecordedConversation[];
  readonly notices: readonly Notice[];
}

export interface RecordOptions {
  /** Frames a batch. */
  readonly batchSize?: number;
  /** True to take no interest in the conversation. */
  readonly ignores?: (conversation: Conversation) => boolean;
}

/** Runs frames through decoder and conversation table and writes down what a listener is told. */
export function recordStreams(frames: readonly TestFrame[], options: RecordOptions = {}): RecordedCapture {
  const notices: Notice[] = [];
  const started: { conversation: Conversation; told: Told[] }[] = [];
  const ended: RecordedConversation[] = [];
  const timeline = createTimeline(CAPTURE_SECONDS, 9);
  const decoder = createPacketDecoder(CAPTURE_SECONDS, (notice) => notices.push(notice));
  const table = createConversationTable(
    (conversation) => {
      if (options.ignores?.(conversation) === true) return undefined;
      const told: Told[] = [];
      started.push({ conversation, told });
      return {
        data: (side, bytes, start, end) => {
          const text = textOf(bytes.subarray(start, end));
          const last = told.at(-1);
          if (last?.startsWith(`${letter(side)}:`) === true && isData(last))
            told.push(`${told.pop() ?? ''}${text}`);
          else told.push(`${letter(side)}:${text}`);
        },
        gap: (side, length, cause) => told.push(`${letter(side)}:-${String(length)} ${cause}`),
        finished: (side) => told.push(`${letter(side)}:fin`),
        end: () => {
          told.push('end');
          ended.push({
            told,
            endpoints: conversation.endpoints,
            transport: conversation.transport(timeline),
            conversation,
            notices: conversation.notices,
          });
        },
      };
    },
    (notice) => notices.push(notice),
  );
  for (const batch of frameBatches(frames, options.batchSize ?? 1000)) {
    for (let index = 0; index < batch.count; index++) {
      const decoded = decoder.decode(batch, index);
      if (decoded === 'tcp') table.segment(decoder.segment);
      else if (decoded === 'unreachable') table.unreachable(decoder.segment);
    }
    // Borrowed frames may not be used once the next batch is asked for.
    batch.bytes.fill(0xee);
  }
  table.finish();
  decoder.finish();
  return { conversations: ended, notices };
}

function letter(side: Side): string {
  return side === 0 ? 'C' : 'S';
}

function isData(told: Told): boolean {
  return !/^[CS]:(fin$|-\d+ (not-captured|snap-length)$)/.test(told);
}
