import type { HeaderField } from '../../model/mail/header-field.ts';
import { CONTENT_TREATMENTS } from './content-treatments.ts';
import { LOG_TREATMENTS } from './log-treatments.ts';
import { redactHeaders } from './redact-headers.ts';
import {
  dnsAnswer,
  type FieldRules,
  host,
  keep,
  mailbox,
  mailboxes,
  messageId,
  own,
  subject,
  type Treatment,
} from './treatment.ts';

/** Fields by name, with the field that holds them where that matters. A text whose field is not here is off the wire. */
const TREATMENTS: Readonly<Record<string, Treatment>> = {
  ...CONTENT_TREATMENTS,
  ...LOG_TREATMENTS,
  name: host,
  serverName: host,
  sender: mailbox,
  recipient: mailbox,
  'recipients.address': mailbox,
  identity: mailbox,
  from: mailboxes,
  to: mailboxes,
  messageId,
  subject,
  sha256: (text, { hides }) => (hides.has('bodies') ? undefined : text),
  'clientNetworks.value': (text, { hide }) => hide.network(text),
  'servers.value': (text, { hide, wire }) => (/^[\d.]+$|:/.test(text) ? hide.ip(text) : wire(text)),
  'recipientDomains.value': host,
  'dns.answers': dnsAnswer,
  'dns.type': keep,
  summary: own,
  explanation: own,
  advice: own,
  message: own,
  tip: own,
  ...Object.fromEntries(
    [
      'actor at cipher closing code communityId compression confidence date firstAt firstPacketAt format group kind lastAt lastPacketAt linkTypes mechanism mode opening outcome permanence protocol queueId rcode reason schema severity side since stage startedAt state status verb version zone blocklist.name',
    ]
      .join(' ')
      .split(' ')
      .map((field) => [field, keep]),
  ),
};

/** Redacts every text in a value of the model. */
export function createFieldRedactor(rules: FieldRules) {
  const redactText = (text: string, field: string, holder: string): string | undefined => {
    const treat = TREATMENTS[`${holder}.${field}`] ?? TREATMENTS[field];
    return treat ? treat(text, rules) : rules.wire(text);
  };
  const redact = (value: unknown, field: string, holder: string): unknown => {
    if (typeof value === 'string') return redactText(value, field, holder);
    // Only messages have them.
    if (field === 'headers') return redactHeaders(value as readonly HeaderField[], rules);
    if (Array.isArray(value))
      return value.map((each) => redact(each, field, holder)).filter((each) => each !== undefined);
    if (typeof value !== 'object' || value === null) return value;
    const fields = Object.entries(value).map(([name, each]) => [name, redact(each, name, field)] as const);
    return Object.fromEntries(fields.filter(([, each]) => each !== undefined));
  };
  return <Value>(value: Value): Value => redact(value, '', '') as Value;
}
