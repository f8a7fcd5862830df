import type { CaptureFacts } from '../model/capture.ts';
import type { Cause } from '../model/cause.ts';
import type { LogJoin } from '../model/log.ts';
import type { Notice } from '../model/notice.ts';
import type { Session } from '../model/session.ts';
import type { Palette } from './text/palette.ts';

/** What a report is made of. */
export interface Report {
  readonly capture: CaptureFacts;
  readonly notices: readonly Notice[];
  readonly causes: readonly Cause[];
  readonly sessions: readonly Session[];
  /** Mail logs that were read beside the capture. */
  readonly logs?: LogJoin;
  /** By which the reader can tell that a capture is the same; absent where nobody asked for it. */
  readonly hashes?: readonly { readonly file: string; readonly sha256: string }[];
}

export interface ReportOptions {
  /** Colours of the terminal text; PLAIN where the reader is no terminal. */
  readonly palette: Palette;
  /** Columns to wrap explanations at. */
  readonly width: number;
}

/** A format gives its text in pieces, so that a large report never has to be one string. */
interface Format {
  readonly name: string;
  /** One line for `--help`. */
  readonly description: string;
  readonly extension: string;
}

/** A document that needs everything before its first line can be written. */
export interface DocumentFormat extends Format {
  readonly kind: 'document';
  /** True when it names the captures' SHA-256. */
  readonly showsHashes?: boolean;
  format(report: Report, options: ReportOptions): Iterable<string>;
}

/** Lines for each session, written as soon as the session is known. */
export interface LineFormat extends Format {
  readonly kind: 'lines';
  /** The first line, where the format has one. */
  readonly header?: string;
  /** True when a session's line is the session itself as JSON. */
  readonly isJson?: boolean;
  /** Whole lines, each with its line end; none for a session that the format has nothing to say of. */
  formatSession(session: Session): string;
}

export type ReportFormat = DocumentFormat | LineFormat;
