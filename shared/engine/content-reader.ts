import type { DkimSignature } from '../model/mail/authentication-facts.ts';
import type { CreateSha256 } from '../model/sha256.ts';
import type { Message, Transaction } from '../model/transaction.ts';
import { explainDeliveryStatus } from './explain-delivery-status.ts';
import { createBodyHashes, type BodyHashes } from './mail/authentication/body-hashes.ts';
import type { Cryptography } from './mail/authentication/verify-signature.ts';
import { MimeReader } from './mail/mime/mime-reader.ts';
import type { TakeBytes } from './mail/mime/transfer-decoder.ts';
import type { ReadMessage } from './mail/read-message.ts';

export interface ContentReaderOptions {
  readonly createSha256?: CreateSha256 | undefined;
  /** Without it no signature, and no hash that one asks for, is checked. */
  readonly cryptography?: Cryptography | undefined;
  /** Bytes kept of the texts of parts. */
  readonly textBytes: number;
  /** Takes the body as it stands. */
  readonly body?: TakeBytes;
}

/** A message that was read through, with what its signatures say of its bytes. */
export interface FoundMessage {
  readonly read: ReadMessage;
  readonly bodyHashes?: readonly DkimSignature['bodyHash'][];
}

/** Reads all that is told of a message while its bytes pass. */
export function createContentReader({ createSha256, cryptography, textBytes, body }: ContentReaderOptions) {
  let hashes: BodyHashes | undefined;
  const reader = new MimeReader({
    createSha256,
    textBytes,
    onHeader(fields) {
      hashes = cryptography && createBodyHashes(fields, cryptography.createDigest);
      return (bytes, start, end) => {
        hashes?.push(bytes, start, end);
        body?.(bytes, start, end);
      };
    },
  });
  return {
    /** The next bytes; borrowed. */
    content(bytes: Uint8Array, start: number, end: number): void {
      reader.push(bytes, start, end);
    },
    gap(length: number): void {
      reader.gap(length);
    },
    /** The message is over; `complete` false when its end was not seen. Called once. */
    end(complete: boolean): FoundMessage {
      const read = reader.end(complete);
      const bodyHashes = hashes?.end(complete && read.missingBytes === 0);
      return { read, ...(bodyHashes && { bodyHashes }) };
    },
  };
}

/** What a found message tells of another one. */
export function statusOf(
  { headers, texts }: ReadMessage,
  { sender, message }: Transaction,
): Pick<Message, 'deliveryStatus'> {
  const source = { headers, texts, ...(sender !== undefined && { sender }) };
  const deliveryStatus = explainDeliveryStatus(source, message?.at);
  return deliveryStatus ? { deliveryStatus } : {};
}
