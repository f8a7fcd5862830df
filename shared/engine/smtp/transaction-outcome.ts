import type { Reply } from '../../model/exchange.ts';
import type { Timeline } from '../../model/time.ts';
import type { Transaction, TransactionOutcome } from '../../model/transaction.ts';
import { isAccepted, isRefusal } from './core-commands.ts';
import { toRecipient, type RecipientDraft, type TransactionDraft } from './envelope.ts';

/** What the capture shows of how a session ended. */
export interface Ending {
  /** The client or the server ended the connection, or the client said QUIT. */
  readonly over: boolean;
  /** Holes may hide what was said. */
  readonly holes: boolean;
}

export function toTransaction(draft: TransactionDraft, ending: Ending, timeline: Timeline): Transaction {
  const recipients = draft.recipients.map(toRecipient);
  const outcome = transactionOutcome(draft, ending);
  const { sender, queueId } = draft;
  const message = draft.message?.toMessage(timeline);
  // Most have all, and an object that is whole from the beginning is smaller than one that grows.
  if (sender !== undefined && message && queueId !== undefined)
    return { recipients, outcome, sender, message, queueId };
  return {
    recipients,
    outcome,
    ...(sender !== undefined && { sender }),
    ...(message && { message }),
    ...(queueId !== undefined && { queueId }),
  };
}

function transactionOutcome(draft: TransactionDraft, ending: Ending): TransactionOutcome {
  if (draft.decidedByRecipient) return outcomeByRecipients(draft, ending);
  if (draft.messageReply) {
    if (isAccepted(draft.messageReply))
      return draft.recipients.some(isRefused) ? 'partially-delivered' : 'delivered';
    // A pipelined BDAT … LAST behind refused recipients is refused for want of them (RFC 3030 section 4.2).
    if (isRefusal(draft.messageReply))
      return refusedWith(lastOfRefusedRecipients(draft) ?? draft.messageReply.code);
    return 'unknown';
  }
  const refusal = decidingRefusal(draft);
  if (refusal !== undefined) return refusedWith(refusal);
  return ending.over && !ending.holes && !draft.replyMissing ? 'abandoned' : 'unknown';
}

/** LMTP: each recipient has its own final reply (RFC 2033 section 4.2). */
function outcomeByRecipients(draft: TransactionDraft, ending: Ending): TransactionOutcome {
  const accepted = draft.recipients.filter(({ outcome }) => outcome === 'accepted').length;
  if (accepted === draft.recipients.length) return 'delivered';
  if (accepted > 0) return 'partially-delivered';
  const last = draft.recipients.filter(isRefused).at(-1);
  if (last?.code !== undefined) return refusedWith(last.code);
  return ending.over && !ending.holes ? 'abandoned' : 'unknown';
}

/** The code of the reply that stopped it before its message: what failed first makes the rest fail too. */
function decidingRefusal(draft: TransactionDraft): number | undefined {
  if (draft.mailReply && isRefusal(draft.mailReply)) return draft.mailReply.code;
  return lastOfRefusedRecipients(draft) ?? (draft.dataRefusal ?? draft.shutdown)?.code;
}

/** The code of the last recipient's refusal, where none was accepted. */
function lastOfRefusedRecipients({ recipients }: TransactionDraft): number | undefined {
  const isHopeless = recipients.length > 0 && recipients.every(isRefused);
  return isHopeless ? recipients.at(-1)?.code : undefined;
}

function isRefused({ outcome }: RecipientDraft): boolean {
  return outcome === 'rejected' || outcome === 'deferred';
}

export function refusedWith(code: Reply['code']): 'rejected' | 'deferred' {
  return code >= 500 ? 'rejected' : 'deferred';
}
