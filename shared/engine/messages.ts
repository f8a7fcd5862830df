import type { Notice } from '../model/notice.ts';
import type { Session } from '../model/session.ts';
import type { CreateSha256 } from '../model/sha256.ts';
import type { Message, Transaction } from '../model/transaction.ts';
import { createContentReader, statusOf, type FoundMessage } from './content-reader.ts';
import { LIMITS } from './limits.ts';
import type { Cryptography } from './mail/authentication/verify-signature.ts';
import { looksLikeReport } from './mail/looks-like-report.ts';
import { trailNotices } from './mail/trail-notices.ts';
import { fieldValue } from './mail/header-section.ts';
import type { ContentOf } from './message-content.ts';
import { createRoute, type Carrier, type SessionUnderWay } from './message-route.ts';
import type { MessageTap, MessageTaps } from './smtp/message-tap.ts';

export interface InspectionSetting {
  readonly createSha256?: CreateSha256 | undefined;
  readonly cryptography?: Cryptography | undefined;
  /** Takes all messages apart; without it only those that tell of another one are looked into, and only for what they tell. */
  readonly contentOf?: ContentOf | undefined;
}

/**
 * Looks into the messages of one capture while they pass. Ordinarily only bounces and their like are looked into, within
 * bounds, so that a session can say what it carries.
 */
export function createMessageInspection({ createSha256, cryptography, contentOf }: InspectionSetting) {
  const readsAll = contentOf !== undefined;
  const found = new WeakMap<Message, FoundMessage>();
  const route = createRoute();
  let open = 0;
  let leftOut = 0;

  function openTap(most: number, session: SessionUnderWay): MessageTap | undefined {
    if (open === LIMITS.inspectedMessages) {
      leftOut += 1;
      return undefined;
    }
    open += 1;
    const means = readsAll ? { createSha256, cryptography } : {};
    const reader = createContentReader({ ...means, textBytes: LIMITS.reportBytes });
    return createTap(reader, most, found, ({ read }) => {
      open -= 1;
      const messageId = readsAll ? fieldValue(read.headers, 'message-id') : undefined;
      if (messageId !== undefined) route.took(messageId, session);
    });
  }

  const tapsOf = (session: SessionUnderWay): MessageTaps =>
    readsAll
      ? { open: () => openTap(Infinity, session) }
      : {
          openByHeader: (section, sender) =>
            looksLikeReport(section, sender) ? openTap(LIMITS.reportBytes, session) : undefined,
        };

  function withContent(
    transaction: Transaction,
    session: Session,
    carriers: readonly Carrier[],
  ): Transaction {
    const { message } = transaction;
    const known = message && found.get(message);
    if (!known) return transaction;
    const content = contentOf
      ? contentOf(known, session, transaction, { carriers, cryptography })
      : statusOf(known.read, transaction);
    return { ...transaction, message: { ...message, ...content } };
  }

  return {
    /** Who wants to see the messages of a session. */
    tapsOf,
    /** The session with what its messages hold. */
    complete(session: Session): Session {
      const carriers = readsAll ? route.note(session) : [];
      const messages = session.transactions.flatMap(({ message }) =>
        message && found.has(message) ? [message] : [],
      );
      if (messages.length === 0) return session;
      const transactions = session.transactions.map((each) => withContent(each, session, carriers));
      const notices = [
        ...(readsAll ? messages.flatMap((message) => noticesOf(message, found.get(message))) : []),
        ...transactions.flatMap(({ message }) => (message ? at(message, trailNotices(message)) : [])),
      ];
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

/** A tap that reads the first `most` bytes, and tells what it read of each message that it became. */
function createTap(
  reader: ReturnType<typeof createContentReader>,
  most: number,
  found: WeakMap<Message, FoundMessage>,
  onEnd: (found: FoundMessage) => void,
): MessageTap {
  let left = most;
  let read: FoundMessage | undefined;
  return {
    content(bytes, start, end) {
      if (left <= 0) return;
      const length = Math.min(end - start, left);
      left -= length;
      reader.content(bytes, start, start + length);
    },
    gap(length) {
      if (left > 0) reader.gap(length);
    },
    end(complete) {
      read = reader.end(complete && left > 0);
      onEnd(read);
    },
    became(message) {
      if (read) found.set(message, read);
    },
  };
}

function noticesOf(message: Message, found: FoundMessage | undefined): readonly Notice[] {
  return at(message, found?.read.notices ?? []);
}

function at({ packet }: Message, notices: readonly Notice[]): readonly Notice[] {
  return notices.map((notice) => ({ ...notice, ...(packet !== undefined && { packet }) }));
}

function leftOutNotice(count: number): Notice {
  return {
    severity: 'warning',
    code: 'limit-inspected-messages',
    message: `More than ${LIMITS.inspectedMessages} messages were being sent at the same time; ${count} were not looked into.`,
  };
}
