import { dnsAnswer, host, ifAddresses, keep, mailbox, messageId, type Treatment } from './treatment.ts';

/** File names tell as much as subjects and bodies do; their endings are kept. */
const fileName: Treatment = (text, { hides, hide, wire }) => {
  if (hides.size === 0) return text;
  if (!hides.has('subjects') && !hides.has('bodies') && !hides.has('addresses')) return wire(text);
  return `${hide.id(text)}${/\.[A-Za-z0-9]{1,5}$/.exec(text)?.[0] ?? ''}`;
};

const id = ifAddresses((text, hide) => hide.id(text));
/** As it stands it may name anybody in any form. */
const leftOut = ifAddresses(() => undefined);

/** Fields of what is inside messages, as in redact-fields.ts. What is not here is off the wire. */
export const CONTENT_TREATMENTS: Readonly<Record<string, Treatment>> = {
  'parts.name': fileName,
  'parts.safeName': fileName,
  'parts.type': keep,
  'parts.contentType': keep,
  'parts.path': keep,
  'parts.disposition': keep,
  helo: host,
  by: host,
  for: mailbox,
  'hops.id': keep,
  'hops.raw': leftOut,
  network: keep,
  trust: keep,
  originalAddress: mailbox,
  remoteMta: host,
  reportingMta: host,
  envelopeId: id,
  originalMailFrom: mailbox,
  action: keep,
  arrivedAt: keep,
  retriesUntil: keep,
  mailFrom: mailbox,
  fromDomain: host,
  domain: host,
  selector: id,
  record: dnsAnswer,
  key: dnsAnswer,
  dmarc: dnsAnswer,
  algorithm: keep,
  canonicalization: keep,
  bodyHash: keep,
  signature: keep,
  signedAt: keep,
  signedFields: keep,
  authority: host,
  'results.method': keep,
  'results.result': keep,
  'arc.results': leftOut,
  'results.comment': leftOut,
  'original.messageId': messageId,
};
