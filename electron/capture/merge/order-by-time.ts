import type { CaptureFacts } from '../../../shared/model/capture.ts';
import type { Notice } from '../../../shared/model/notice.ts';
import { CaptureError } from '../capture-error.ts';
import { openSingleCapture } from '../open-single-capture.ts';
import { inputName } from '../source/open-source.ts';
import type { CaptureInput } from '../source/open-source.ts';

/** A capture file of several, and the time of its first packet. */
export interface TimedCapture {
  readonly path: string;
  readonly bytes: number;
  /** As they are before its first packet. */
  readonly facts: CaptureFacts;
  readonly seconds: number;
  readonly nanoseconds: number;
}

export interface OrderedCaptures {
  readonly captures: readonly TimedCapture[];
  /** About files that were left out. */
  readonly notices: readonly Notice[];
}

/**
 * Orders files by the time of their first packet; those without packets come last. Each is opened and closed again:
 * a rotated capture may have more files than can be open at once. A file without a whole header is left out with a
 * notice, because the last file of a rotation often is still empty; when all are, that is the error.
 */
export async function orderByTime(
  inputs: readonly CaptureInput[],
  signal?: AbortSignal,
): Promise<OrderedCaptures> {
  const captures: TimedCapture[] = [];
  const notices: Notice[] = [];
  let lastError: CaptureError | undefined;
  for (const input of inputs) {
    try {
      captures.push(await readFirstTime(input, signal));
    } catch (error) {
      if (!(error instanceof CaptureError) || !isUnfinished(error)) throw error;
      lastError = error;
      notices.push(leftOut(error));
    }
  }
  if (captures.length === 0 && lastError !== undefined) throw lastError;
  captures.sort((a, b) => a.seconds - b.seconds || a.nanoseconds - b.nanoseconds);
  return { captures, notices };
}

async function readFirstTime(input: CaptureInput, signal?: AbortSignal): Promise<TimedCapture> {
  const reader = await openSingleCapture(input, signal);
  try {
    if (typeof input !== 'string' || !reader.isSeekable) throw notAlone(inputName(input));
    const about = { path: input, bytes: reader.bytesTotal ?? 0, facts: reader.facts() };
    for await (const batch of reader.batches()) {
      return {
        ...about,
        seconds: batch.seconds[0] ?? 0,
        nanoseconds: batch.nanoseconds[0] ?? 0,
      };
    }
    signal?.throwIfAborted();
    return { ...about, seconds: Number.POSITIVE_INFINITY, nanoseconds: 0 };
  } finally {
    await reader.close();
  }
}

function isUnfinished({ code }: CaptureError): boolean {
  return code === 'empty-file' || code === 'header-cut';
}

function leftOut(error: CaptureError): Notice {
  return {
    severity: 'warning',
    code: error.code,
    message: `${error.message} It was left out.`,
    ...(error.tip === undefined ? {} : { tip: error.tip }),
  };
}

function notAlone(name: string): CaptureError {
  return new CaptureError(
    'several-need-files',
    `Several captures are put in the order of time, which needs files; ${name} is none.`,
    'Write it to a file first, or analyze it alone.',
  );
}
