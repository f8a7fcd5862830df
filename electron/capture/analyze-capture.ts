import { createAnalysis, type Analysis, type AnalysisOptions } from '../../shared/engine/analyze.ts';
import type { CaptureFacts } from '../../shared/model/capture.ts';
import type { Cause } from '../../shared/model/cause.ts';
import type { LogJoin } from '../../shared/model/log.ts';
import type { Notice } from '../../shared/model/notice.ts';
import type { Session } from '../../shared/model/session.ts';
import type { CaptureReader } from './capture-reader.ts';
import { createSha256 } from './create-sha256.ts';
import { cryptography } from './cryptography.ts';
import { openCapture } from './open-capture.ts';
import { headOfText, readTextDialogues } from './read-text-dialogues.ts';
import type { CaptureInput } from './source/open-source.ts';

/** Where the reading stands. */
interface ReadingPosition {
  /** Bytes of the file read so far, before decompression. */
  readonly bytesRead: number;
  /** Absent for pipes. */
  readonly bytesTotal?: number;
  readonly packets: number;
  readonly sessions: number;
}

export interface AnalyzeCaptureOptions {
  readonly signal?: AbortSignal;
  readonly showSecrets?: boolean;
  /** Ports on which mail is spoken besides the usual ones. */
  readonly extraPorts?: readonly number[];
  /** Take messages apart: their fields, parts and route become part of the sessions. */
  readonly readsMessages?: boolean;
  /** Who wants to see the bytes of messages; asked for each connection. */
  readonly messageTaps?: NonNullable<AnalysisOptions['messageTaps']>;
  /** A session that is over; the same id comes again when later packets tell more of it and `recall` knows it. */
  onSession(session: Session): void;
  /** A session that `onSession` was given, as long as it can still be changed. */
  recall?(id: number): Session | undefined;
  /** After each batch of packets; reading goes on when the promise resolves. */
  onProgress?(position: ReadingPosition): Promise<void>;
  /** The analysis under way, for those who want to see sessions that are still open. */
  onStart?(
    analysis: Pick<Analysis, 'notices' | 'causes' | 'openSessions'>,
    reader: Pick<CaptureReader, 'facts' | 'notices' | 'index'>,
  ): void;
}

export interface CaptureAnalysis {
  readonly capture: CaptureFacts;
  readonly notices: readonly Notice[];
  readonly causes: readonly Cause[];
  /** Mail logs that were joined with it afterwards. */
  readonly logs?: LogJoin;
}

/**
 * Reads captures and finds their sessions: the whole flow, for the command line and for the window's worker. When
 * `signal` is aborted it ends early with what was found so far.
 *
 * Throws CaptureError when a file cannot be read or is no capture.
 */
export async function analyzeCapture(
  inputs: readonly CaptureInput[],
  options: AnalyzeCaptureOptions,
): Promise<CaptureAnalysis> {
  const [only, ...others] = inputs;
  const text = only !== undefined && others.length === 0 ? await headOfText(only, options.signal) : undefined;
  if (only !== undefined && text) return analyzeText(only, text, options);
  const { signal, showSecrets, extraPorts } = options;
  const reader = await openCapture(inputs, signal === undefined ? {} : { signal });
  const analysis = createAnalysis({
    showSecrets: showSecrets ?? false,
    extraPorts: extraPorts ?? [],
    createSha256,
    cryptography,
    contentOf: options.readsMessages ? await loadContentOf() : undefined,
    ...(options.messageTaps && { messageTaps: options.messageTaps }),
    onSession: (session) => {
      options.onSession(session);
    },
    recall: (id) => options.recall?.(id),
  });
  options.onStart?.(analysis, reader);
  try {
    for await (const batch of reader.batches()) {
      analysis.push(batch);
      if (options.onProgress) await options.onProgress(position(reader, analysis));
    }
  } finally {
    await reader.close();
  }
  analysis.finish();
  return {
    capture: reader.facts(),
    notices: [...reader.notices, ...analysis.notices],
    causes: analysis.causes(),
  };
}

/** A text instead of a capture: the dialogues in it. */
async function analyzeText(
  input: CaptureInput,
  head: Buffer,
  options: AnalyzeCaptureOptions,
): Promise<CaptureAnalysis> {
  const { signal, showSecrets = false } = options;
  return readTextDialogues(input, head, {
    ...(signal && { signal }),
    showSecrets,
    createSha256,
    onSession: (session) => {
      options.onSession(session);
    },
    recall: (id) => options.recall?.(id),
    onStart({ facts, causes, notices }) {
      const analysis = { notices, causes, openSessions: () => [] };
      options.onStart?.(analysis, { facts, notices: [], index: { checkpoints: [] } });
    },
    async onProgress(bytesRead, bytesTotal, packets, sessions) {
      await options.onProgress?.({
        bytesRead,
        ...(bytesTotal !== undefined && { bytesTotal }),
        packets,
        sessions,
      });
    },
  });
}

function position(reader: CaptureReader, analysis: Analysis): ReadingPosition {
  return {
    bytesRead: reader.bytesRead,
    ...(reader.bytesTotal !== undefined && { bytesTotal: reader.bytesTotal }),
    packets: reader.packets,
    sessions: analysis.sessionCount(),
  };
}

async function loadContentOf() {
  return (await import('../../shared/engine/message-content.ts')).contentOf;
}
