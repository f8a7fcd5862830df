/** Where in the SMTP dialogue a command or a reply stands. */
export type Stage =
  'connect' | 'helo' | 'starttls' | 'auth' | 'mail' | 'rcpt' | 'data' | 'message' | 'rset' | 'quit' | 'other';

/** A command line as the client sent it (RFC 5321 section 4.1). */
export interface Command {
  /** Upper case; what stands before the first space. An AUTH response line has the verb AUTH. */
  readonly verb: string;
  readonly argument: string;
  /** The line without its line end; secrets masked. Text that is not valid UTF-8 is read as ISO 8859-1. */
  readonly line: string;
  /** ISO 8601 UTC of the packet that holds the first byte of the line. */
  readonly at: string;
  readonly packet: number;
  /** False when the capture does not hold the whole line. */
  readonly complete: boolean;
  /** True for the response lines of AUTH, which are not commands of their own. */
  readonly continuation?: true;
}

/** A reply as the server sent it (RFC 5321 section 4.2). */
export interface Reply {
  /** 0 when the lines carry no reply code at all. */
  readonly code: number;
  /** The enhanced status code of RFC 3463, such as "5.7.1", where one stands. */
  readonly status?: string;
  /** The lines verbatim, without line ends. */
  readonly lines: readonly string[];
  /** What the lines say without code and enhanced status code, joined with newlines. */
  readonly text: string;
  /** ISO 8601 UTC of the packet that holds the first byte of the reply. */
  readonly at: string;
  readonly packet: number;
  /** False when the capture does not hold the whole reply. */
  readonly complete: boolean;
}

/** One command and its reply. The banner and a 421 out of turn have no command. */
export interface Exchange {
  /** 1-based, in the order of the commands. */
  readonly index: number;
  readonly stage: Stage;
  readonly command?: Command;
  readonly reply?: Reply;
  /** The recipient that the exchange is about (RCPT, and LMTP's reply for each recipient). */
  readonly recipient?: string;
  /** Milliseconds from the command to the reply. */
  readonly waitMs?: number;
}
