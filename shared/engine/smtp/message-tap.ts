import type { Message } from '../../model/transaction.ts';

/** Sees the bytes of one message as they pass. */
export interface MessageTap {
  /** Bytes of the message, dots unstuffed; borrowed. */
  content(bytes: Uint8Array, start: number, end: number): void;
  /** So many bytes of it are not in the capture. */
  gap(length: number): void;
  /** The message is over; `complete` false when its end was not seen. Called once. */
  end(complete: boolean): void;
  /** The model's message was made of what passed so far; of one that is not over this comes again. */
  became(message: Message): void;
}

/** Who wants to see the bytes of messages; asked for each message, `sender` being that of MAIL. */
export interface MessageTaps {
  /** At its beginning. */
  open?(sender: string | undefined): MessageTap | undefined;
  /** Once its header section is known, of those that nobody wanted at their beginning; all bytes are told again. */
  openByHeader?(section: string, sender: string | undefined): MessageTap | undefined;
}
