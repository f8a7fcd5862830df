import type { CommandKind } from '../command-kind.ts';

/** A service extension (RFC 5321 section 2.2), or another addition to the dialogue. */
export interface Extension {
  /** How EHLO offers it; absent when it is used without being offered. */
  readonly keyword?: string;
  /** What a sender does who uses it; the text of a notice says "the client <use>, which the server did not offer". */
  readonly use?: string;
  readonly commands?: readonly CommandKind[];
  /** Parameters that it adds to MAIL and RCPT, without their values. */
  readonly parameters?: readonly string[];
}
