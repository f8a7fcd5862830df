import type { Stage } from '../../model/exchange.ts';
import type { Permanence } from '../../model/rejection.ts';
import type { RefusalContext } from './refusal.ts';

/** What the texts of a verdict may speak of; made once per verdict. */
export interface Facts {
  readonly permanence: Permanence;
  readonly stage?: Stage | undefined;
  readonly code?: number | undefined;
  readonly status?: string | undefined;
  readonly context: RefusalContext;
  /** The listed or refused address that the text names. */
  readonly listedAddress?: string | undefined;
  /** The reply's text as the rules read it, lower case with single spaces. */
  readonly words: string;
}

/** "the sending address 192.0.2.1", or without a number where none is known. */
export function theAddress(facts: Facts): string {
  const address = facts.listedAddress ?? facts.context.clientAddress;
  return address === undefined ? 'the sending address' : `the sending address ${address}`;
}

/** "the sender <a@example.org>", or "the null sender <>", or "the sender". */
export function theSender(facts: Facts): string {
  const { sender } = facts.context;
  if (sender === undefined) return 'the sender';
  return sender === '' ? 'the null sender <>' : `the sender <${sender}>`;
}

/** "the recipient <a@example.org>" or "the recipient". */
export function theRecipient(facts: Facts): string {
  const { recipient } = facts.context;
  return recipient === undefined ? 'the recipient' : `the recipient <${recipient}>`;
}

/** "the domain example.org" or "the recipient's domain". */
export function theRecipientDomain(facts: Facts): string {
  const domain = domainOf(facts.context.recipient);
  return domain === undefined ? "the recipient's domain" : `the domain ${domain}`;
}

/** "the domain example.org" or "the sender's domain". */
export function theSenderDomain(facts: Facts): string {
  const domain = domainOf(facts.context.sender);
  return domain === undefined ? "the sender's domain" : `the domain ${domain}`;
}

/** 'the name "mail.example.org" given in EHLO', or without the name. */
export function theHeloName(facts: Facts): string {
  const { heloName } = facts.context;
  return heloName === undefined
    ? 'the name given in HELO or EHLO'
    : `the name "${heloName}" given in HELO or EHLO`;
}

/** Upper-case first letter, for a phrase that starts a sentence. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "refuses" for a permanent reply, "refuses for now" for a temporary one. */
export function refuses(facts: Facts): string {
  return facts.permanence === 'temporary' ? 'refuses for now' : 'refuses';
}

function domainOf(address: string | undefined): string | undefined {
  const at = address?.lastIndexOf('@') ?? -1;
  return address === undefined || at < 0 || at === address.length - 1 ? undefined : address.slice(at + 1);
}
