import type { Session } from '../../../shared/model/session.ts';
import { decodeText } from '../../../shared/model/text.ts';
import { redactHeaderValue } from '../../../shared/report/redact/redact-headers.ts';
import type { Redactor } from '../../../shared/report/redact/redactor.ts';
import type { StoredMessage } from './message-store.ts';

/** RFC 2047 */
const ENCODED_WORD = /=\?[^?\s]+\?[bq]\?[^?\s]*\?=/gi;

/**
 * A message for somebody who may not know of whom it tells: header fields with names hidden, and no body, since names can
 * stand there in any encoding.
 */
export async function redactMessage(
  message: StoredMessage,
  session: Session,
  redactor: Redactor,
): Promise<string> {
  const bytes = await message.beginning();
  const text = decodeText(bytes, 0, bytes.length);
  const header = /^[^]*?\r?\n(?=\r?\n)/.exec(text)?.[0] ?? text;
  const rules = redactor.fieldRules(session);
  const fields = header.split(/\r?\n(?![ \t])/).flatMap((field) => {
    const [, name = '', value = ''] = /^([!-9;-~]+):([^]*)$/.exec(field) ?? [];
    const plain = value.replace(ENCODED_WORD, '[encoded]').replace(/\s+/g, ' ').trim();
    const redacted = redactHeaderValue(name, plain, rules);
    return redacted === undefined ? [] : [`${name}: ${redacted}`];
  });
  const left = `[smtpscope left out the rest of ${message.size} bytes, because this message is redacted.]`;
  return [...fields, '', left, ''].join('\r\n');
}
