import type { MessageContent } from '../model/mail/message-content.ts';
import type { Notice } from '../model/notice.ts';
import type { UndiagnosedSession } from '../model/session.ts';
import type { CreateSha256 } from '../model/sha256.ts';
import type { Message, Transaction } from '../model/transaction.ts';
import { explainDeliveryStatus } from './explain-delivery-status.ts';
import { LIMITS } from './limits.ts';
import { looksLikeReport } from './mail/looks-like-report.ts';
import { MimeReader } from './mail/mime/mime-reader.ts';
import type { ReadMessage } from './mail/read-message.ts';
import { traceReceived } from './mail/received/trace-received.ts';
import { createRoute, wireOf, type Carrier } from './message-route.ts';
import type { MessageTap, MessageTaps } from './smtp/message-tap.ts';

export interface InspectionSetting {
  readonly createSha256?: CreateSha256 | undefined;
  /** All messages are taken apart; otherwise only those that tell of another one, and only for what they tell. */
  readonly readsAll: boolean;
}

/** What was found in a message by a tap. */
interface Found {
  readonly read: ReadMessage;
  readonly sender: string | undefined;
}

/**
 * Looks into the messages of one capture while they pass. Ordinarily only bounces and their like are looked into, within
 * bounds, so that a session can say what it carries.
 */
export function createMessageInspection({ createSha256, readsAll }: InspectionSetting) {
  const found = new WeakMap<Message, Found>();
  const route = createRoute();
  let open = 0;
  let leftOut = 0;

  function openTap(sender: string | undefined, most: number): MessageTap | undefined {
    if (open === LIMITS.inspectedMessages) {
      leftOut += 1;
      return undefined;
    }
    open += 1;
    const reader = new MimeReader({
      createSha256: readsAll ? createSha256 : undefined,
      textBytes: LIMITS.reportBytes,
    });
    return createTap(
      reader,
      most,
      (message, read) => found.set(message, { read, sender }),
      () => {
        open -= 1;
      },
    );
  }

  const taps: MessageTaps = readsAll
    ? { open: (sender) => openTap(sender, Infinity) }
    : {
        openByHeader: (section, sender) =>
          looksLikeReport(section, sender) ? openTap(sender, LIMITS.reportBytes) : undefined,
      };

  return {
    taps,
    /** The session with what its messages hold. */
    complete<Known extends UndiagnosedSession>(session: Known): Known {
      const carried = readsAll ? route.note(session) : [];
      if (!session.transactions.some(({ message }) => message && found.has(message))) return session;
      const notices: Notice[] = [];
      const transactions = session.transactions.map((transaction) => {
        const known = transaction.message && found.get(transaction.message);
        if (!known || !transaction.message) return transaction;
        if (readsAll) notices.push(...noticesOf(known.read, transaction.message));
        const content = readsAll
          ? contentOf(known, session, transaction, carried)
          : statusOf(known, transaction.message);
        return { ...transaction, message: { ...transaction.message, ...content } };
      });
      return {
        ...session,
        transactions,
        ...(notices.length > 0 && { notices: [...session.notices, ...notices] }),
      };
    },
    /** What was left out. */
    notices: (): readonly Notice[] => (leftOut > 0 ? [leftOutNotice(leftOut)] : []),
  };
}

/** Content of a message that was read by itself. */
export function contentOfMessage(
  read: ReadMessage,
  session: UndiagnosedSession,
  transaction: Transaction,
): MessageContent {
  return contentOf({ read, sender: transaction.sender }, session, transaction, []);
}

/** A tap that reads the first `most` bytes, and tells what it read of each message that it became. */
function createTap(
  reader: MimeReader,
  most: number,
  onMessage: (message: Message, read: ReadMessage) => void,
  onEnd: () => void,
): MessageTap {
  let left = most;
  let read: ReadMessage | undefined;
  return {
    content(bytes, start, end) {
      if (left <= 0) return;
      const length = Math.min(end - start, left);
      left -= length;
      reader.push(bytes, start, start + length);
    },
    gap(length) {
      if (left > 0) reader.gap(length);
    },
    end(complete) {
      read = reader.end(complete && left > 0);
      onEnd();
    },
    became(message) {
      if (read) onMessage(message, read);
    },
  };
}

function contentOf(
  { read, sender }: Found,
  session: UndiagnosedSession,
  transaction: Transaction,
  carried: readonly Carrier[],
): MessageContent {
  const { headers, parts } = read;
  const wire = wireOf(session, transaction);
  const seen = carried.filter(({ messageId }) => messageId === transaction.message?.messageId);
  return {
    headers,
    parts,
    received: traceReceived(
      headers,
      wire,
      seen.map((carrier) => carrier.wire),
    ),
    ...statusOf({ read, sender }, transaction.message),
    authentication: {
      spf: { clientAddress: session.client.address },
      dkim: [],
      results: [],
      arc: [],
      doubts: [],
    },
  };
}

function statusOf(
  { read: { headers, texts }, sender }: Found,
  message: Message | undefined,
): Pick<MessageContent, 'deliveryStatus'> {
  const source = { headers, texts, ...(sender !== undefined && { sender }) };
  const deliveryStatus = explainDeliveryStatus(source, message?.at);
  return deliveryStatus ? { deliveryStatus } : {};
}

function noticesOf({ notices }: ReadMessage, { packet }: Message): readonly Notice[] {
  return notices.map((notice) => ({ ...notice, ...(packet !== undefined && { packet }) }));
}

function leftOutNotice(count: number): Notice {
  return {
    severity: 'warning',
    code: 'limit-inspected-messages',
    message: `More than ${LIMITS.inspectedMessages} messages were being sent at the same time; ${count} were not looked into.`,
  };
}
