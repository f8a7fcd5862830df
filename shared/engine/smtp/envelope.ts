import type { Reply } from '../../model/exchange.ts';
import type { Recipient, RecipientOutcome } from '../../model/transaction.ts';
import { LIMITS } from '../limits.ts';
import type { MessageRecorder } from './message-recorder.ts';
import { limitNotice, type NoticeSink } from './session-notices.ts';

export interface RecipientDraft {
  readonly address: string;
  outcome: RecipientOutcome;
  exchange: number;
  /** The code of the reply that decided it. */
  code: number | undefined;
}

/** A mail transaction as it is being read. */
export interface TransactionDraft {
  readonly sender: string | undefined;
  recipients: RecipientDraft[];
  message: MessageRecorder | undefined;
  mailReply: Reply | undefined;
  /** Reply to DATA or BDAT that refused to go on. */
  dataRefusal: Reply | undefined;
  /** The final reply; over LMTP each recipient has its own. */
  messageReply: Reply | undefined;
  /** Replies for each recipient decided it (LMTP). */
  decidedByRecipient: boolean;
  /** A 421 that ended it between two commands. */
  shutdown: Reply | undefined;
  queueId: string | undefined;
  /** A reply to one of its commands is missing because the capture has a hole there. */
  replyMissing: boolean;
  /** Set when MAIL was refused because another transaction was open: that one goes on. */
  replacedBy: TransactionDraft | undefined;
}

/** The transactions of a session, and which of them the client is speaking of. */
export class Envelope {
  transactions: TransactionDraft[] = [];
  current: TransactionDraft | undefined;
  private readonly notes: NoticeSink;

  constructor(notes: NoticeSink) {
    this.notes = notes;
  }

  begin(sender: string | undefined): TransactionDraft {
    const draft: TransactionDraft = {
      sender,
      recipients: [],
      message: undefined,
      mailReply: undefined,
      dataRefusal: undefined,
      messageReply: undefined,
      decidedByRecipient: false,
      shutdown: undefined,
      queueId: undefined,
      replyMissing: false,
      replacedBy: undefined,
    };
    // A literal has room for one, which mostly is all; the first push makes room for many.
    if (this.transactions.length === 0) this.transactions = [draft];
    else if (this.transactions.length < LIMITS.transactions) this.transactions.push(draft);
    else this.noteLimit('transactions');
    this.current = draft;
    return draft;
  }

  /** The transaction that the client speaks of; begun here when its MAIL was not seen. */
  open(): TransactionDraft {
    return this.current ?? this.begin(undefined);
  }

  addRecipient(address: string, exchange: number): RecipientDraft {
    const transaction = this.open();
    const { recipients } = transaction;
    const draft: RecipientDraft = { address, outcome: 'unanswered', exchange, code: undefined };
    if (recipients.length === 0) transaction.recipients = [draft];
    else if (recipients.length < LIMITS.recipients) recipients.push(draft);
    else this.noteLimit('recipients');
    return draft;
  }

  private noteLimit(limit: 'transactions' | 'recipients'): void {
    this.notes.note(limitNotice(limit, `This session has more ${limit} than are kept`));
  }

  /** RSET, a new EHLO, the end of a message: what follows is another transaction. */
  close(): void {
    this.current = undefined;
  }

  /** MAIL was refused: when another transaction was open before it, that one is still the current one. */
  drop(refused: TransactionDraft, previous: TransactionDraft | undefined): void {
    if (!previous || refused.message) return;
    const at = this.transactions.lastIndexOf(refused);
    if (at >= 0) this.transactions.splice(at, 1);
    previous.recipients.push(...refused.recipients.slice(0, LIMITS.recipients - previous.recipients.length));
    refused.replacedBy = previous;
    if (this.current === refused) this.current = previous;
  }
}

export function decideRecipient(draft: RecipientDraft, reply: Reply, exchange: number): void {
  const outcome = recipientOutcomeOf(reply.code);
  if (outcome === undefined) return;
  draft.outcome = outcome;
  draft.exchange = exchange;
  draft.code = reply.code;
}

function recipientOutcomeOf(code: number): RecipientOutcome | undefined {
  if (code >= 200 && code < 300) return 'accepted';
  if (code >= 400 && code < 500) return 'deferred';
  return code >= 500 && code < 600 ? 'rejected' : undefined;
}

export function toRecipient(draft: RecipientDraft): Recipient {
  return { address: draft.address, outcome: draft.outcome, exchange: draft.exchange };
}

/** Those whom an LMTP server answers for: RFC 2033 section 4.2. */
export function expectedRecipients(transaction: TransactionDraft): readonly RecipientDraft[] {
  return transaction.recipients.filter(({ outcome }) => outcome === 'accepted' || outcome === 'unanswered');
}
