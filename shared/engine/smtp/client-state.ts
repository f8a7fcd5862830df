import type { Instant } from '../../model/time.ts';
import type { Question } from './command-kind.ts';
import type { MessageSink } from './data-scanner.ts';
import type { TransactionDraft } from './envelope.ts';
import type { Line } from './line-assembler.ts';
import type { TlsReader, TlsSink } from './tls-reader.ts';

/** Who is told what the client says. */
export interface ClientSink extends TlsSink {
  command(line: Line): void;
  authResponse(line: Line): void;
  /** Commands may be missing here. */
  commandsLost(): void;
  messageBegan(transaction: TransactionDraft): MessageSink;
  messageGap(transaction: TransactionDraft, length: number): void;
  messageEnded(transaction: TransactionDraft, at: Instant, packet: number, complete: boolean): void;
  chunksEnded(transaction: TransactionDraft, at: Instant, packet: number): void;
  heldTooMuch(packet: number): void;
  lineCut(packet: number): void;
  clientEncrypts(packet: number): void;
  /** Clear text where TLS was to begin. */
  clientStaysClear(): void;
  /** The transaction of a DATA whose reply is missing. */
  dataTransaction(): TransactionDraft;
  /** Lines behind a hole that cannot be told for commands; they are passed over. */
  linesUnread(packet: number): void;
}

/** What the client's bytes are, at the point where its stream is read. */
export type ClientState =
  | { readonly kind: 'start' }
  | { readonly kind: 'commands' }
  | { readonly kind: 'auth-response' }
  | { readonly kind: 'tls-expected' }
  | {
      readonly kind: 'message';
      readonly transaction: TransactionDraft;
      readonly sink: MessageSink;
      /** Its end may lie in a hole. */
      gapped: boolean;
    }
  | {
      readonly kind: 'chunk';
      remaining: number;
      readonly last: boolean;
      readonly transaction: TransactionDraft;
      readonly sink: MessageSink;
    }
  | { readonly kind: 'waiting'; readonly question: Question }
  | {
      readonly kind: 'judging';
      readonly question: Question | 'message-over';
      readonly message?: MessageState;
    }
  | { readonly kind: 'tls'; readonly reader: TlsReader };

export type MessageState = Extract<ClientState, { kind: 'message' }>;

export type ChunkState = Extract<ClientState, { kind: 'chunk' }>;
