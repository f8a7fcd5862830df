import { createAnalysis } from '../../shared/engine/analyze.ts';
import type { MessageTap } from '../../shared/engine/smtp/message-tap.ts';
import type { Session } from '../../shared/model/session.ts';
import type { Message } from '../../shared/model/transaction.ts';
import { createSha256 } from './create-sha256.ts';
import { framesBetween } from './frames-between.ts';
import type { PacketIndex } from './packet-index.ts';

/** Takes the bytes of one message, dots unstuffed and chunks joined; they are borrowed. */
interface MessageConsumer {
  content(bytes: Uint8Array, start: number, end: number): void;
  /** So many bytes are not in the capture. */
  gap(length: number): void;
  /** The message is over; `complete` false when its end is not in the capture. */
  end(complete: boolean): void;
}

interface ReadMessageOptions {
  /** That of the first reading: only about where the message lies is read then. */
  readonly index?: PacketIndex | undefined;
  readonly extraPorts?: readonly number[];
  /** Makes what takes the bytes. Made anew when they turn out not to be those of the message. */
  consumer(): MessageConsumer;
}

/**
 * Reads a message of a session once more, through the same steps that found it: `transaction` counts from 0. False when
 * the capture does not hold it any more. Throws CaptureError when the capture cannot be read again.
 */
export async function readMessage(
  files: readonly string[],
  session: Session,
  transaction: number,
  options: ReadMessageOptions,
): Promise<boolean> {
  const { index } = options;
  if (!session.transactions[transaction]?.message) return false;
  if (index && index.checkpoints.length > 0 && (await readOnce(files, session, transaction, options)))
    return true;
  // What came before the session may matter to it, such as a fragment of its first packet.
  return readOnce(files, session, transaction, { ...options, index: undefined });
}

async function readOnce(
  files: readonly string[],
  { client, server, firstPacket, lastPacket, transactions }: Session,
  transaction: number,
  { index, extraPorts, consumer }: ReadMessageOptions,
): Promise<boolean> {
  const place = transactions.slice(0, transaction).filter(({ message }) => message).length;
  let opened = 0;
  let became: Message | undefined;
  let isSame = false;
  const tap = (): MessageTap => ({
    ...consumer(),
    became: (message) => {
      became = message;
    },
  });
  const ports = [client.port, server.port].sort().join();
  const analysis = createAnalysis({
    showSecrets: false,
    extraPorts: extraPorts ?? [],
    createSha256,
    follows: ({ endpoints }) =>
      endpoints
        .map(({ port }) => port)
        .sort()
        .join() === ports,
    messageTaps: (connection) =>
      connection.firstPacket === firstPacket ? { open: () => (opened++ === place ? tap() : undefined) } : {},
    onSession(session) {
      const { message } = session.transactions[transaction] ?? {};
      if (session.firstPacket !== firstPacket || !message || message !== became) return;
      isSame = areSame(message, transactions[transaction]?.message);
    },
  });
  for await (const batch of framesBetween(files, firstPacket, lastPacket, index)) analysis.push(batch);
  analysis.finish();
  return isSame;
}

/** A session that was still open when it was shown may have gone on. */
function areSame(found: Message, known: Message | undefined): boolean {
  if (!known) return false;
  return known.complete
    ? known.sha256 === found.sha256 && known.bytes === found.bytes
    : found.bytes >= known.bytes;
}
