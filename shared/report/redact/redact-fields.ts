import type { HideNames } from './hide-names.ts';
import type { Redaction } from './redaction.ts';

/** What is done with texts; `wire` with those off the wire, `own` with sentences of ours. */
export interface FieldRules {
  readonly hides: ReadonlySet<Redaction>;
  readonly hide: HideNames;
  readonly wire: (text: string) => string;
  readonly own: (text: string) => string;
}

type Treatment = (text: string, rules: FieldRules) => string | undefined;

const keep: Treatment = (text) => text;
const own: Treatment = (text, rules) => rules.own(text);
const ifAddresses =
  (treat: (text: string, hide: HideNames) => string): Treatment =>
  (text, { hides, hide, wire }) =>
    hides.has('addresses') ? treat(text, hide) : wire(text);

const host = ifAddresses((text, hide) => hide.host(text));
const mailbox = ifAddresses((text, hide) => hide.mailbox(text));
/** Names beside the addresses of a header field are left out. */
const mailboxes = ifAddresses((text, hide) => {
  const found = text.match(/[^\s<>"'(),:;@[\]\\]{1,256}@[^\s<>"'(),;]{1,255}/g);
  return found ? found.map((each) => hide.mailbox(each)).join(', ') : hide.account(text);
});

// A DKIM key (RFC 6376 section 3.6.1) belongs to one domain only: "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEB…"
const KEY = /\bp=\s*[A-Za-z0-9+/= ]{16,}/g;
const dnsAnswer: Treatment = (text, { hides, wire }) =>
  wire(hides.has('addresses') ? text.replace(KEY, 'p=…') : text);

/** Fields by name, with the field that holds them where that matters. A text whose field is not here is off the wire. */
const TREATMENTS: Readonly<Record<string, Treatment>> = {
  name: host,
  serverName: host,
  sender: mailbox,
  recipient: mailbox,
  'recipients.address': mailbox,
  identity: mailbox,
  from: mailboxes,
  to: mailboxes,
  messageId: ifAddresses((text, hide) =>
    text.includes('@') ? `<${hide.mailbox(text.replace(/^<|>$/g, ''))}>` : hide.id(text),
  ),
  subject: (text, { hides, hide, wire }) => (hides.has('subjects') ? hide.subject(text) : wire(text)),
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
    if (Array.isArray(value))
      return value.map((each) => redact(each, field, holder)).filter((each) => each !== undefined);
    if (typeof value !== 'object' || value === null) return value;
    const fields = Object.entries(value).map(([name, each]) => [name, redact(each, name, field)] as const);
    return Object.fromEntries(fields.filter(([, each]) => each !== undefined));
  };
  return <Value>(value: Value): Value => redact(value, '', '') as Value;
}
