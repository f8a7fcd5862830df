import { createSha256 } from '../capture/create-sha256.ts';
import { cryptography } from '../capture/cryptography.ts';
import type { MessageView } from '../../shared/ipc/contract.ts';
import { createRecent } from '../../shared/query/recent.ts';
import type { QueryArgument } from './protocol.ts';
import type { Reading } from './reading.ts';
import type { WorkerParts } from './worker-parts.ts';

/** Views kept: the one on screen and the one before. */
const VIEWS_KEPT = 2;

const MEANS = { createSha256, cryptography };

/** Reads messages again and says what is inside them. */
export function createMessageViews(reading: Reading, parts: WorkerParts) {
  const recent = createRecent<Promise<MessageView | undefined>>(VIEWS_KEPT);

  async function read({
    sessionId,
    transaction,
  }: QueryArgument<'message'>): Promise<MessageView | undefined> {
    const session = reading.shelf.find(sessionId);
    if (!session) return undefined;
    const { createMessageReader } = await import('../../shared/engine/message-reader.ts');
    let reader = createMessageReader(MEANS);
    const found = await parts.readMessage(reading.files(), session, transaction, {
      index: reading.live()?.reader.index,
      extraPorts: reading.settings().extraPorts,
      consumer: () => (reader = createMessageReader(MEANS)),
    });
    return found ? reader.view(session, transaction) : undefined;
  }

  /** A message of a session with what is inside it; undefined when there is none. */
  return (argument: QueryArgument<'message'>): Promise<MessageView | undefined> => {
    const { sessionId, transaction } = argument;
    const bytes = reading.shelf.find(sessionId)?.transactions[transaction]?.message?.bytes;
    // While it is being sent it goes on.
    const name = `${sessionId} ${transaction} ${bytes}`;
    const view = recent.get(name, () => read(argument));
    // What failed may go well the next time.
    view.catch(recent.clear);
    return view;
  };
}
