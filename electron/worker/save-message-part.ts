import { WriteError } from '../export/write-failure.ts';
import type { SaveOrder } from './protocol.ts';
import type { Reading } from './reading.ts';

/** Writes a part of a message to where the order says; gives the warnings there were. Throws with a plain sentence. */
export function saveMessagePart(order: SaveOrder, reading: Reading): Promise<readonly string[]> {
  const message = reading.shelf.find(order.sessionId)?.transactions[order.transaction]?.message;
  return Promise.reject(new WriteError(message ? 'Parts cannot be saved yet.' : 'There is no such message.'));
}
