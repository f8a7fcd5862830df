import type { MessageView } from '../../shared/ipc/contract.ts';
import type { QueryArgument } from './protocol.ts';
import type { Reading } from './reading.ts';

/** A message of a session with what is inside it; undefined when there is none. */
export function readMessageView(
  { sessionId, transaction }: QueryArgument<'message'>,
  reading: Reading,
): Promise<MessageView | undefined> {
  const message = reading.shelf.find(sessionId)?.transactions[transaction]?.message;
  return Promise.resolve(message && undefined);
}
