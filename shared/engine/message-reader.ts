import type { MessageContent } from '../model/mail/message-content.ts';
import type { Notice } from '../model/notice.ts';
import type { Session } from '../model/session.ts';
import type { CreateSha256 } from '../model/sha256.ts';
import { decodeText } from '../model/text.ts';
import { createContentReader, type FoundMessage } from './content-reader.ts';
import { LIMITS } from './limits.ts';
import { contentOf } from './message-content.ts';
import type { Cryptography } from './mail/authentication/verify-signature.ts';
import { htmlToText } from './mail/html-text.ts';
import { KeptBytes } from './mail/mime/kept-bytes.ts';
import { MimeReader } from './mail/mime/mime-reader.ts';
import type { TakeBytes } from './mail/mime/transfer-decoder.ts';
import { trailNotices } from './mail/trail-notices.ts';
import type { PartText } from './mail/read-message.ts';

interface TextBeginning {
  readonly text: string;
  /** Only the beginning is here. */
  readonly cut: boolean;
}

interface ShownText extends TextBeginning {
  readonly path: string;
  readonly kind: 'plain' | 'html';
  readonly plain?: TextBeginning;
}

/** A message by itself: what is inside it, and how it begins. */
interface ShownMessage {
  readonly content: MessageContent;
  readonly texts: readonly ShownText[];
  /** The header section, and the beginning of what follows it, as they were sent. */
  readonly header: TextBeginning;
  readonly body: TextBeginning;
  readonly complete: boolean;
  readonly missingBytes: number;
  readonly notices: readonly Notice[];
}

/** Reads one message that passes, so that it can be shown. */
export function createMessageReader(means: {
  readonly createSha256: CreateSha256;
  readonly cryptography?: Cryptography | undefined;
}) {
  const body = new KeptBytes(LIMITS.shownBodyBytes);
  const reader = createContentReader({
    ...means,
    textBytes: LIMITS.messageTextBytes,
    body: (bytes, start, end) => {
      body.push(bytes, start, end);
    },
  });
  let found: FoundMessage | undefined;
  let isComplete = false;
  return {
    content: reader.content,
    gap: reader.gap,
    end(complete: boolean): void {
      isComplete = complete;
      found = reader.end(complete);
    },
    /** Once it is over: the message as that of a session's transaction; undefined when there is none. */
    view(session: Session, index: number): ShownMessage | undefined {
      const transaction = session.transactions[index];
      if (!found || !transaction) return undefined;
      const { headerText, headerIsCut, missingBytes, notices, texts } = found.read;
      const begun = body.view();
      const content = contentOf(found, session, transaction, means);
      return {
        content,
        texts: texts.filter(({ isShown }) => isShown).map(showText),
        header: { text: headerText, cut: headerIsCut },
        body: { text: decodeText(begun, 0, begun.length), cut: body.isCut },
        complete: isComplete && missingBytes === 0,
        missingBytes,
        notices: [...notices, ...trailNotices(content)],
      };
    },
  };
}

function showText({ path, type, text, cut }: PartText): ShownText {
  if (type !== 'text/html') return { path, kind: 'plain', text, cut };
  const made = htmlToText(text);
  return { path, kind: 'html', text, cut, plain: { text: made.text, cut: cut || made.cut } };
}

interface PartListener {
  /** The part is there. */
  found(): void;
  /** Its decoded bytes; borrowed. */
  readonly content: TakeBytes;
  /** The message is over; `complete` false when not all of it was there. */
  end(complete: boolean): void;
}

/** Reads one part of a message that passes, by its path; "" is the message as it was sent, "1" all that a message without parts holds. */
export function createPartReader(path: string, listener: PartListener) {
  if (path === '') listener.found();
  const reader = new MimeReader({
    textBytes: 0,
    onPart(each) {
      if (each !== path) return undefined;
      listener.found();
      return listener.content;
    },
  });
  let isWhole = true;
  return {
    content(bytes: Uint8Array, start: number, end: number): void {
      if (path === '') listener.content(bytes, start, end);
      else reader.push(bytes, start, end);
    },
    gap(length: number): void {
      isWhole = false;
      if (path !== '') reader.gap(length);
    },
    end(complete: boolean): void {
      if (path !== '') reader.end(complete);
      listener.end(complete && isWhole);
    },
  };
}
