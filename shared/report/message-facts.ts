import { attachmentsOf } from '../model/mail/attachments.ts';
import type { AuthenticationFacts } from '../model/mail/authentication-facts.ts';
import type { DeliveryStatus, DsnRecipient } from '../model/mail/delivery-status.ts';
import type { MimePart } from '../model/mail/mime-part.ts';
import type { ReceivedHop, ReceivedTrace } from '../model/mail/received.ts';
import type { Message } from '../model/transaction.ts';
import { byteSize, duration } from './text/wording.ts';

/** Something that a report says of what is inside a message, in one line. */
export interface MessageFact {
  readonly label: string;
  /** Holds text off the wire. */
  readonly text: string;
}

const MOST_RECIPIENTS = 20;
const MOST_ATTACHMENTS = 50;

/** What reports for people say of a message's content, as far as it is known; each format makes it its own. */
export function messageFacts(message: Message): readonly MessageFact[] {
  const { deliveryStatus, received, parts, authentication } = message;
  return [
    ...(deliveryStatus ? statusFacts(deliveryStatus) : []),
    ...(received ? routeFacts(received) : []),
    ...(parts ? attachmentsOf(parts).slice(0, MOST_ATTACHMENTS).map(attachmentFact) : []),
    ...(authentication ? authenticationFacts(authentication) : []),
  ];
}

function statusFacts({ kind, summary, recipients, doubts }: DeliveryStatus): readonly MessageFact[] {
  const label = kind === 'dsn' || kind === 'prose' ? 'Bounce' : 'Report';
  return [
    { label, text: summary },
    ...recipients.slice(0, MOST_RECIPIENTS).map((recipient) => ({ label, text: recipientLine(recipient) })),
    ...doubts.map((text) => ({ label: 'Doubt', text })),
  ];
}

function recipientLine({ address, action, status, remoteMta, diagnostic }: DsnRecipient): string {
  const facts = [action, status, remoteMta === undefined ? undefined : `said by ${remoteMta}`, diagnostic];
  return `${address}: ${facts.filter((fact) => fact !== undefined).join(', ')}`;
}

function routeFacts({ hops, wire, totalMs }: ReceivedTrace): readonly MessageFact[] {
  const total = totalMs === undefined ? '' : `; ${span(totalMs)} since the oldest hop`;
  return [
    ...hops.flatMap((hop, index) => [
      { label: 'Route', text: `${index + 1}. ${hopLine(hop)}` },
      ...hop.contradictions.map((text) => ({ label: 'Doubt', text })),
    ]),
    {
      label: 'Route',
      text: `${hops.length + 1}. ${peer(wire)} to ${wire.serverName ?? wire.server}, in this capture${total}`,
    },
    ...wire.contradictions.map((text) => ({ label: 'Doubt', text })),
  ];
}

function hopLine({ from, by, with: protocol, delayMs, trust }: ReceivedHop): string {
  const client = from ? `${peer({ ...from, client: from.address })} to ` : 'at ';
  const facts = [protocol, delayMs === undefined ? undefined : span(delayMs), trust].filter(
    (fact) => fact !== undefined,
  );
  return `${client}${by ?? 'a server without a name'} (${facts.join(', ')})`;
}

function peer({ helo, name, client }: { helo?: string; name?: string; client?: string | undefined }): string {
  const said = helo ?? name;
  if (said === undefined) return client ?? 'a client without a name';
  return client === undefined || client === said ? said : `${said} [${client}]`;
}

const span = (millis: number): string => (millis < 0 ? `−${duration(-millis)}` : `+${duration(millis)}`);

function attachmentFact({ path, name, type, contentType, bytes, sha256, complete }: MimePart): MessageFact {
  const isOther = contentType !== undefined && contentType !== type;
  const facts = [
    isOther ? `${type}, by content ${contentType}` : type,
    byteSize(bytes),
    sha256 === undefined ? undefined : `SHA-256 ${sha256}`,
    complete ? undefined : 'incomplete in this capture',
  ];
  const called = name === undefined ? `part ${path === '' ? '1' : path}` : `“${name}”`;
  return { label: 'Attachment', text: `${called}: ${facts.filter((fact) => fact !== undefined).join(', ')}` };
}

const BODY_WORDS = {
  matches: 'body unchanged',
  changed: 'body changed since',
  unknown: 'body not checked',
} as const;

function authenticationFacts({ dkim, results, doubts }: AuthenticationFacts): readonly MessageFact[] {
  return [
    ...dkim.map(({ domain, selector, bodyHash, signature, aligned, expired }) => {
      const facts = [
        BODY_WORDS[bodyHash],
        signature && `signature ${signature}`,
        aligned ? 'aligned with From' : 'not aligned with From',
        expired === true ? 'expired' : undefined,
      ];
      const text = `${domain} (selector ${selector}): ${facts.filter((fact) => fact !== undefined).join(', ')}`;
      return { label: 'DKIM', text };
    }),
    ...results.map(({ authority, method, result }) => ({
      label: 'Result',
      text: `${method}=${result}, says ${authority}`,
    })),
    ...doubts.map((text) => ({ label: 'Doubt', text })),
  ];
}
