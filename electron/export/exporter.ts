import type { Writable } from 'node:stream';
import type { CaptureAnalysis } from '../capture/analyze-capture.ts';
import type { Session } from '../../shared/model/session.ts';
import type { ReportOptions } from '../../shared/report/report.ts';
import type { Redactor } from '../../shared/report/redact/redactor.ts';

/** Where an export comes from and goes to. */
export interface ExportSetting {
  /** The captures, for formats that read them a second time. */
  readonly files: readonly string[];
  /** A file, a folder, or undefined for standard output. */
  readonly output: string | undefined;
  readonly force: boolean;
  readonly stdout: Writable;
  /** Hides who is meant, when that was asked for. */
  readonly redactor: Redactor | undefined;
  readonly showSecrets: boolean;
  /** Ports on which mail is spoken besides the usual ones. */
  readonly extraPorts?: readonly number[];
  readonly options: ReportOptions;
  /** Someone watches the lines as they come. */
  readonly live: boolean;
  readonly signal?: AbortSignal;
  /** Something of the export that the user should know, as one sentence. */
  warn(message: string): void;
  /** Told now and then how far an export that reads the capture again has come, from 0 to 1. */
  onProgress?(share: number): void;
  /** Prints an HTML file to a PDF file. */
  printPdf(htmlFile: string, pdfFile: string): Promise<void>;
}

/** Takes sessions, then the facts of the capture, and leaves a file, a folder, or nothing at all. */
export interface Exporter {
  /** The same id may come again, with more known of it. */
  add(session: Session): void;
  /** A session that was added, as long as it can still be changed. */
  recall(id: number): Session | undefined;
  /** Resolves when more can be taken. */
  drained(): Promise<void>;
  finish(result: CaptureAnalysis): Promise<void>;
  discard(): Promise<void>;
}

export interface ExportFormat {
  readonly name: string;
  /** One line for `--help`. */
  readonly description: string;
  readonly extension: string;
  /** Text may go to a terminal; bytes to a pipe or a file; a folder is named with --output. */
  readonly target: 'text' | 'bytes' | 'folder';
  /** Reads the captures a second time, so they cannot come from standard input. */
  readonly readsAgain: boolean;
  create(setting: ExportSetting): Promise<Exporter>;
}
