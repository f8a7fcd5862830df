import type { Session } from '../../../shared/model/session.ts';
import { decodeText } from '../../../shared/model/text.ts';
import type { Redactor } from '../../../shared/report/redact/redactor.ts';

/** Header fields that are kept, names hidden; others may say anything in any encoding. */
const KEPT = new Set(
  'bcc cc content-transfer-encoding content-type date delivered-to from in-reply-to message-id mime-version received references reply-to resent-from resent-to return-path sender subject to'.split(
    ' ',
  ),
);

/** RFC 2047 */
const ENCODED_WORD = /=\?[^?\s]+\?[bq]\?[^?\s]*\?=/gi;

/**
 * A message for somebody who may not know of whom it tells: header fields with names hidden, and no body, since names can
 * stand there in any encoding.
 */
export function redactMessage(bytes: Uint8Array, session: Session, redactor: Redactor): string {
  const text = decodeText(bytes, 0, bytes.length);
  const header = /^[^]*?\r?\n(?=\r?\n)/.exec(text)?.[0] ?? text;
  const redact = redactor.wireText(session);
  const fields = header.split(/\r?\n(?![ \t])/).flatMap((field) => {
    const [, name = '', value = ''] = /^([!-9;-~]+):([^]*)$/.exec(field) ?? [];
    if (!KEPT.has(name.toLowerCase())) return [];
    return [`${name}:${redactField(name.toLowerCase(), value, redact, redactor)}`];
  });
  const left = `[smtpscope left out the rest of ${bytes.length} bytes, because this message is redacted.]`;
  return [...fields, '', left, ''].join('\r\n');
}

function redactField(
  name: string,
  value: string,
  redact: (text: string) => string,
  redactor: Redactor,
): string {
  const plain = value.replace(ENCODED_WORD, '[encoded]').replace(/\s+/g, ' ');
  if (name === 'subject' && redactor.hides.has('subjects')) return ` ${redactor.names.subject(value.trim())}`;
  if (!redactor.hides.has('addresses') || !/^(?:bcc|cc|from|reply-to|resent-.*|sender|to)$/.test(name))
    return redact(plain);
  const mailboxes = plain.match(/[^\s<>"'(),:;@[\]\\]{1,256}@[^\s<>"'(),;]{1,255}/g) ?? [];
  return ` ${mailboxes.map((mailbox) => redactor.names.mailbox(mailbox)).join(', ')}`;
}
