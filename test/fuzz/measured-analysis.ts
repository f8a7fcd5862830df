import { Readable } from 'node:stream';
import { CaptureError } from '../../electron/capture/capture-error.ts';
import type { AnalysisDocument } from '../../shared/model/analysis.ts';
import { analyzeWhole } from '../support/analyze.ts';
import { faultsOf, type Validate } from './invariants.ts';

/** An input that did what none may do; the message says what. */
export class Finding extends Error {
  override readonly name = 'Finding';
}

// Generous: a hundred times what is measured, for slow machines; what hangs or grows with the square exceeds it anyway.
const CPU_MILLIS = 10_000;
const CPU_MILLIS_PER_KILOBYTE = 20;
const HEAP_BYTES = 96 << 20;
const HEAP_BYTES_PER_INPUT_BYTE = 100;
const GARBAGE_TURNS = 3;
const GARBAGE_MILLIS = 20;
const CHUNK_BYTES = 65_536;
const CHUNKS_A_TURN = 500;

/**
 * Analyzes bytes and checks all that holds for any input. Undefined when they are no capture, and the error says so with a
 * code. Throws a Finding for everything else.
 */
export async function analyzeMeasured(
  bytes: Uint8Array,
  validate: Validate,
  chunkBytes = CHUNK_BYTES,
  withReports = true,
): Promise<AnalysisDocument | undefined> {
  const before = process.memoryUsage();
  const cpuBefore = process.cpuUsage();
  const document = await analyzeOrRefuse(bytes, chunkBytes);
  const { user, system } = process.cpuUsage(cpuBefore);
  const millis = (user + system) / 1000;
  // Compressed input may hold a thousand times its size.
  const size = Math.max(bytes.length, document?.capture.bytes ?? 0);
  if (millis > CPU_MILLIS + (size / 1024) * CPU_MILLIS_PER_KILOBYTE)
    throw new Finding(`took ${millis.toFixed()} ms for ${size} bytes`);
  if (grownSince(before) > allowance(size)) {
    await collectGarbage();
    const kept = grownSince(before);
    if (globalThis.gc && kept > allowance(size))
      throw new Finding(`keeps ${kept} bytes of memory for ${size}`);
  }
  if (!document) return undefined;
  const faults = [...faultsOf(document, validate, withReports)];
  if (faults.length > 0) throw new Finding(faults.slice(0, 10).join('\n'));
  return document;
}

/** What past analyses leave behind is given back beside the program, in a turn of its own. */
async function collectGarbage(): Promise<void> {
  for (let turn = 0; turn < GARBAGE_TURNS; turn += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, GARBAGE_MILLIS));
  }
}

function grownSince(before: NodeJS.MemoryUsage): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers - before.heapUsed - before.arrayBuffers;
}

function allowance(inputBytes: number): number {
  return HEAP_BYTES + inputBytes * HEAP_BYTES_PER_INPUT_BYTE;
}

async function analyzeOrRefuse(bytes: Uint8Array, chunkBytes: number): Promise<AnalysisDocument | undefined> {
  try {
    return await analyzeWhole([Readable.from(chunksOf(bytes, chunkBytes), { objectMode: true })]);
  } catch (error) {
    if (error instanceof CaptureError) return undefined;
    throw new Finding(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** As a pipe gives them: now and then it has to be waited for. */
async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Buffer> {
  for (let at = 0, count = 1; at < bytes.length; at += size, count += 1) {
    if (count % CHUNKS_A_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
    yield Buffer.from(bytes.subarray(at, at + size));
  }
}
