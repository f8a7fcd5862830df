import type { HideNames } from './hide-names.ts';
import type { Redaction } from './redaction.ts';

/** What is done with texts; `wire` with those off the wire, `own` with sentences of ours. */
export interface FieldRules {
  readonly hides: ReadonlySet<Redaction>;
  readonly hide: HideNames;
  readonly wire: (text: string) => string;
  readonly own: (text: string) => string;
}

/** What stands for a text; undefined leaves it out. */
export type Treatment = (text: string, rules: FieldRules) => string | undefined;

export const keep: Treatment = (text) => text;
export const own: Treatment = (text, rules) => rules.own(text);
export const ifAddresses =
  (treat: (text: string, hide: HideNames) => string | undefined): Treatment =>
  (text, { hides, hide, wire }) =>
    hides.has('addresses') ? treat(text, hide) : wire(text);

export const host = ifAddresses((text, hide) => hide.host(text));
export const mailbox = ifAddresses((text, hide) => hide.mailbox(text));
/** Names beside the addresses of a header field are left out. */
export const mailboxes = ifAddresses((text, hide) => {
  const found = text.match(/[^\s<>"'(),:;@[\]\\]{1,256}@[^\s<>"'(),;]{1,255}/g);
  return found ? found.map((each) => hide.mailbox(each)).join(', ') : hide.account(text);
});
export const messageId = ifAddresses((text, hide) =>
  text.includes('@') ? `<${hide.mailbox(text.replace(/^<|>$/g, ''))}>` : hide.id(text),
);
export const subject: Treatment = (text, { hides, hide, wire }) =>
  hides.has('subjects') ? hide.subject(text) : wire(text);

// A DKIM key (RFC 6376 section 3.6.1) belongs to one domain only: "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEB…"
const KEY = /\bp=\s*[A-Za-z0-9+/= ]{16,}/g;
export const dnsAnswer: Treatment = (text, { hides, wire }) =>
  wire(hides.has('addresses') ? text.replace(KEY, 'p=…') : text);
