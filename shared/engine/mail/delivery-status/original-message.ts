import type { DeliveryStatus } from '../../../model/mail/delivery-status.ts';
import { fieldValue, parseHeaderFields } from '../header-section.ts';
import type { PartText } from '../read-message.ts';
import type { Fields } from './status-fields.ts';

// RFC 6522 section 3: the message or its header section; RFC 6533 section 6 names those with UTF-8.
const RETURNED = /^(?:text\/rfc822-headers?|message\/(?:rfc822|global|global-headers|partial))$/;

type Original = NonNullable<DeliveryStatus['original']>;

/** What is told of the original by the part that returns it. */
export function returnedOriginal(texts: readonly PartText[]): Original | undefined {
  const part = texts.find(({ type }) => RETURNED.test(type));
  return part && originalFrom(part.text);
}

/** The fields that name a message, of the beginning of its text. */
export function originalFrom(text: string): Original | undefined {
  const empty = /\r?\n[ \t]*\r?\n/.exec(text.trimStart());
  const section = text.trimStart().slice(0, empty?.index ?? text.length);
  return originalOf(parseHeaderFields(section));
}

function originalOf(fields: Fields): Original | undefined {
  const [from, to, subject, date] = ['from', 'to', 'subject', 'date'].map((name) => fieldValue(fields, name));
  const messageId = fieldValue(fields, 'message-id');
  const original = {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(subject !== undefined && { subject }),
    ...(messageId !== undefined && { messageId }),
    ...(date !== undefined && { date }),
  };
  return Object.keys(original).length > 0 ? original : undefined;
}
