import type { Command, Exchange, Reply, Stage } from '../../model/exchange.ts';
import type { Authentication, Session, Tls } from '../../model/session.ts';
import type { Notice } from '../../model/notice.ts';
import type { Instant } from '../../model/time.ts';
import type { Envelope, RecipientDraft, TransactionDraft } from './envelope.ts';

/** An exchange as it is being read. */
export type ExchangeDraft = { -readonly [Key in keyof Exchange]: Exchange[Key] };

/** A command (or message) that was sent, and that its reply is awaited for. */
export interface SentCommand {
  readonly kind: CommandKind;
  readonly exchange: ExchangeDraft;
  /** When its last byte that is known was sent. */
  readonly at: Instant;
  /** The text that was masked in the command; servers may quote it. */
  readonly secret: string | undefined;
  /** The transaction it belongs to, and the one that was open before it. */
  transaction: TransactionDraft | undefined;
  previous: TransactionDraft | undefined;
  recipient: RecipientDraft | undefined;
  chunk: { readonly last: boolean } | undefined;
}

/** All its fields are there from the beginning: an object that grows is slow, and takes twice the memory. */
export function sentCommand(
  kind: CommandKind,
  exchange: ExchangeDraft,
  at: Instant,
  secret?: string,
): SentCommand {
  return {
    kind,
    exchange,
    at,
    secret,
    transaction: undefined,
    previous: undefined,
    recipient: undefined,
    chunk: undefined,
  };
}

/** What a verb of SMTP does; the verbs of an extension are in its file. */
export interface CommandKind {
  readonly verb: string;
  readonly stage: Stage;
  /** False for lines that no server answers. */
  readonly unanswered?: true;
  /** The line has arrived. */
  sent?(dialogue: DialogueControl, command: SentCommand, line: Command): void;
  answered?(dialogue: DialogueControl, command: SentCommand, reply: Reply): void;
  /** Its reply is missing: the capture has a hole there. */
  lost?(dialogue: DialogueControl, command: SentCommand): void;
}

/** What only the next reply decides. */
export type Question = 'data' | 'auth' | 'starttls';

/** How the client's stream is to be read on. */
export interface ClientControl {
  /** Its bytes are held until the question is decided. */
  wait(question: Question): void;
  /** The answer is missing from the capture: the bytes themselves have to tell. */
  judgeByContent(question: Question): void;
  readCommands(): void;
  readMessage(transaction: TransactionDraft): void;
  readChunk(length: number, last: boolean, transaction: TransactionDraft): void;
  readAuthResponse(): void;
  /** TLS may begin now. */
  expectTls(): void;
  /** False when the question was decided without the reply. */
  readonly isWaiting: boolean;
  /** True when bytes were sent that nothing before allowed. */
  readonly holdsBytes: boolean;
}

/** An AUTH dialogue (RFC 4954) that is going on. */
interface AuthAttempt {
  /** Empty when the AUTH command itself was not captured. */
  readonly mechanism: string;
  /** Number of responses so far, the initial one included. */
  responses: number;
  identity: string | undefined;
}

/** What is known of the session beyond its exchanges. */
export interface SessionFacts {
  protocol: Session['protocol'];
  greeting: NonNullable<Session['greeting']> | undefined;
  greetingAccepted: boolean;
  extensions: readonly string[];
  /** True when the server's list of extensions is known and whole. */
  extensionsKnown: boolean;
  tls: { -readonly [Key in keyof Tls]: Tls[Key] };
  readonly authentication: Authentication[];
  auth: AuthAttempt | undefined;
}

/** What a command may do to the dialogue. */
export interface DialogueControl {
  readonly facts: SessionFacts;
  readonly envelope: Envelope;
  readonly client: ClientControl;
  /** Notes something once a session and code. */
  note(notice: Notice): void;
}
