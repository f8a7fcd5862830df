import { CaptureError } from './capture-error.ts';
import type { CaptureReader } from './capture-reader.ts';
import { openMergedCapture } from './merge/open-merged-capture.ts';
import { orderByTime } from './merge/order-by-time.ts';
import { openSingleCapture } from './open-single-capture.ts';
import type { CaptureInput } from './source/open-source.ts';

/**
 * Opens captures: a path, "-" for standard input, a stream, or several paths, which are read as one capture in the
 * order of their packets' times (see merge/). Format and compression are told by content, not by name.
 *
 * Throws CaptureError when a file cannot be read or is no capture. Damage further on is a notice of the reader. When
 * `signal` is aborted, opening throws its reason, and reading ends early without an error.
 */
export async function openCapture(
  inputs: readonly CaptureInput[],
  options: { readonly signal?: AbortSignal } = {},
): Promise<CaptureReader> {
  const [first, ...others] = inputs;
  if (first === undefined) throw new CaptureError('not-found', 'No capture was named.');
  if (others.length === 0) return openSingleCapture(first, options.signal);
  return openMergedCapture(await orderByTime(inputs, options.signal), options.signal);
}
