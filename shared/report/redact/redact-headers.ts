import type { HeaderField } from '../../model/mail/header-field.ts';
import { mailboxes, messageId, subject, type FieldRules } from './treatment.ts';

/** Header fields that are kept, names hidden; others may say anything in any encoding. */
const KEPT = new Set(
  'auto-submitted bcc cc content-transfer-encoding content-type date delivered-to from in-reply-to message-id mime-version precedence received references reply-to resent-from resent-to return-path sender subject to'.split(
    ' ',
  ),
);

const OF_MAILBOXES = /^(?:bcc|cc|delivered-to|from|reply-to|resent-.*|return-path|sender|to)$/;

/** The value of a header field, unfolded and decoded, without the names in it; undefined for one that is left out. */
export function redactHeaderValue(name: string, value: string, rules: FieldRules): string | undefined {
  const lower = name.toLowerCase();
  if (!KEPT.has(lower)) return undefined;
  if (lower === 'subject') return subject(value, rules);
  if (OF_MAILBOXES.test(lower)) return mailboxes(value, rules);
  if (lower === 'message-id') return messageId(value, rules);
  // Parameters hold names of files, and boundaries that programs make of host names.
  return lower === 'content-type' ? rules.wire(value.replace(/;[^]*/, '')) : rules.wire(value);
}

/** Fields without the names in them; what stands in the message beside is left out, since names can stand there in any encoding. */
export function redactHeaders(fields: readonly HeaderField[], rules: FieldRules): readonly HeaderField[] {
  return fields.flatMap(({ name, value }) => {
    const redacted = redactHeaderValue(name, value, rules);
    return redacted === undefined ? [] : [{ name, value: redacted }];
  });
}
