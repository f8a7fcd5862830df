import type { HeaderField } from '../../model/mail/header-field.ts';
import type { MimePart } from '../../model/mail/mime-part.ts';
import type { Notice } from '../../model/notice.ts';

/** The text of a part, decoded by its transfer encoding and its charset. */
export interface PartText {
  /** Of its MimePart. */
  readonly path: string;
  /**
   * text/… or message/…, lower case. Of a message within the message (message/rfc822) only its header section is here, under
   * the path of the part that holds it.
   */
  readonly type: string;
  readonly text: string;
  /** Only the beginning is here: `LIMITS.partTextBytes`, or what `LIMITS.messageTextBytes` left of it. */
  readonly cut: boolean;
  /** The part is to be shown with the message, and not a file that comes with it. */
  readonly isShown: boolean;
}

/** A message that was read through. */
export interface ReadMessage {
  readonly headers: readonly HeaderField[];
  /** The header section as it stands, without the empty line; its beginning when `headerIsCut`. */
  readonly headerText: string;
  readonly headerIsCut: boolean;
  readonly parts: MimePart;
  /** In the order of the message; empty unless texts were asked for. */
  readonly texts: readonly PartText[];
  /** Bytes of holes, as far as their size is known. */
  readonly missingBytes: number;
  readonly notices: readonly Notice[];
}
