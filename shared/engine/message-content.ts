import type { MessageContent } from '../model/mail/message-content.ts';
import type { Session } from '../model/session.ts';
import type { Transaction } from '../model/transaction.ts';
import { statusOf, type FoundMessage } from './content-reader.ts';
import { readAuthentication } from './mail/authentication/read-authentication.ts';
import type { Cryptography } from './mail/authentication/verify-signature.ts';
import { traceReceived } from './mail/received/trace-received.ts';
import { wireOf, type Carrier } from './message-route.ts';

export type ContentOf = typeof contentOf;

/** What a found message is, as that of a session's transaction. `carriers` are connections that may have carried it before. */
export function contentOf(
  { read, bodyHashes }: FoundMessage,
  session: Session,
  transaction: Transaction,
  { carriers = [], cryptography }: { carriers?: readonly Carrier[]; cryptography?: Cryptography | undefined },
): MessageContent {
  const { headers, parts } = read;
  const { message, sender } = transaction;
  const wire = wireOf(session, transaction);
  const seen = carriers.filter(({ messageId }) => messageId === message?.messageId);
  return {
    headers,
    parts,
    received: traceReceived(
      headers,
      wire,
      seen.map((carrier) => carrier.wire),
    ),
    ...statusOf(read, transaction),
    authentication: readAuthentication({
      headers,
      ...(bodyHashes && { bodyHashes }),
      clientAddress: session.client.address,
      ...(wire.helo !== undefined && { helo: wire.helo }),
      ...(sender !== undefined && { mailFrom: sender }),
      ...(wire.serverName !== undefined && { serverName: wire.serverName }),
      at: wire.at,
      ...(session.dns && { dns: session.dns }),
      ...(cryptography && { cryptography }),
    }),
  };
}
