import type { DeliveryStatus, DsnRecipient } from '../model/mail/delivery-status.ts';
import { decodeRefusal } from './diagnosis/decode-refusal.ts';
import { reasonNamed } from './diagnosis/reasons/index.ts';
import { readReplyText } from './diagnosis/reply-text.ts';
import type { FoundRecipient, FoundStatus, StatusSource } from './mail/delivery-status/found-status.ts';
import { readDeliveryStatus } from './mail/delivery-status/read-delivery-status.ts';

/**
 * What a message tells of an earlier one, its diagnostics decoded as replies of the capture are; undefined for mail that
 * tells of none.
 *
 * @param at ISO 8601 time of the message, by which blocklists are judged
 */
export function explainDeliveryStatus(source: StatusSource, at?: string): DeliveryStatus | undefined {
  const found = readDeliveryStatus(source);
  if (found === undefined) return undefined;
  const recipients = found.recipients.map((recipient) => explainRecipient(recipient, at));
  return { ...found, recipients, summary: summarize(found, recipients) };
}

function explainRecipient({ stage, ...told }: FoundRecipient, at: string | undefined): DsnRecipient {
  const { action, diagnostic, status } = told;
  const isFailure = action === 'failed' || action === 'delayed';
  if (!isFailure || (diagnostic === undefined && status === undefined)) return told;
  const lines = replyLines(diagnostic ?? '');
  const { code } = readReplyText(lines);
  const verdict = decodeRefusal({
    lines,
    ...(status !== undefined && { status }),
    ...(stage && { stage }),
    ...(at !== undefined && { context: { at } }),
  });
  const { reason, summary, explanation, advice, actor } = verdict;
  // Without a reply code the server that gave up knows: a delay is temporary, whatever the words.
  const permanence = code === undefined && action === 'delayed' ? 'temporary' : verdict.permanence;
  return { ...told, reason, permanence, summary, explanation, advice, actor };
}

// "550-5.1.1 no such 550 5.1.1 user": the lines of a reply, joined by whoever quoted it
function replyLines(diagnostic: string): readonly string[] {
  const code = /^[45]\d\d(?=-)/.exec(diagnostic)?.[0];
  return code === undefined ? [diagnostic] : diagnostic.split(new RegExp(` (?=${code}[ -])`));
}

function summarize(found: FoundStatus, recipients: readonly DsnRecipient[]): string {
  const about = found.original?.subject ?? found.original?.messageId;
  switch (found.kind) {
    case 'dsn':
    case 'prose':
      return summarizeRecipients(recipients, about);
    case 'abuse-report':
      return `carries an abuse report (${found.feedback?.type ?? 'other'})${aboutMessage(about)}`;
    case 'disposition': {
      const reader = recipients[0] ? ` of ${recipients[0].address}` : '';
      return `carries a read receipt${reader}: ${found.disposition ?? 'without a disposition'}`;
    }
    case 'auto-reply':
      return `carries an automatic reply${aboutMessage(about, 'to')}`;
  }
}

const aboutMessage = (about: string | undefined, word = 'about'): string =>
  about === undefined ? '' : ` ${word} “${about}”`;

const RECEIPTS: Readonly<Record<DsnRecipient['action'], readonly [what: string, outcome: string]>> = {
  failed: ['a bounce', 'not delivered'],
  delayed: ['a warning of delay', 'not delivered yet'],
  delivered: ['a delivery receipt', 'delivered'],
  relayed: ['a delivery receipt', 'passed on to a server that sends no receipts'],
  expanded: ['a delivery receipt', 'passed on to the members of a list'],
};
const BY_WEIGHT: readonly DsnRecipient['action'][] = [
  'failed',
  'delayed',
  'delivered',
  'relayed',
  'expanded',
];

// "carries a bounce about bob@example.org: no such mailbox, and about 2 others"
function summarizeRecipients(recipients: readonly DsnRecipient[], about: string | undefined): string {
  const weight = ({ action }: DsnRecipient) => BY_WEIGHT.indexOf(action);
  const [gravest] = [...recipients].sort((one, other) => weight(one) - weight(other));
  if (gravest === undefined) return `carries a bounce${aboutMessage(about)}`;
  const [what, outcome] = RECEIPTS[gravest.action];
  const reason =
    gravest.reason === undefined || gravest.reason === 'unknown' ? outcome : titleOf(gravest.reason);
  const others = recipients.length - 1;
  const rest = others === 0 ? '' : `, and about ${others} other${others === 1 ? '' : 's'}`;
  return `carries ${what} about ${gravest.address}: ${reason}${rest}`;
}

/** The reason's title within a sentence: only abbreviations keep their capitals. */
function titleOf(reason: NonNullable<DsnRecipient['reason']>): string {
  const { title } = reasonNamed(reason);
  return /^[A-Z]{2}/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
}
