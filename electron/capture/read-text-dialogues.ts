import { stat } from 'node:fs/promises';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { createTextDialogues, type TextDialoguesOptions } from '../../shared/engine/text-dialogues.ts';
import type { CaptureFacts } from '../../shared/model/capture.ts';
import type { Cause } from '../../shared/model/cause.ts';
import type { Notice } from '../../shared/model/notice.ts';
import { readLog } from '../log/read-log.ts';
import { CaptureError } from './capture-error.ts';
import { explainStranger } from './explain-stranger.ts';
import { createPeekable } from './source/byte-source.ts';
import { decompress, sniffCompression } from './source/compression.ts';
import { createNoticeLog } from './notice-log.ts';
import { inputName, openSource, STANDARD_INPUT, type CaptureInput } from './source/open-source.ts';

/** Bytes by which a file is told to be text. */
const HEAD_BYTES = 1024;
/** The header of a pcap file, which tcpdump writes before any packet: of a pipe no more is waited for. */
const STREAM_HEAD_BYTES = 24;

export interface ReadTextOptions extends Pick<
  TextDialoguesOptions,
  'showSecrets' | 'createSha256' | 'onSession' | 'recall'
> {
  readonly signal?: AbortSignal;
  /** What is known so far can be asked for from now on. */
  onStart?(live: LiveText): void;
  onProgress?(
    bytesRead: number,
    bytesTotal: number | undefined,
    lines: number,
    sessions: number,
  ): Promise<void>;
}

interface LiveText {
  facts(): CaptureFacts;
  causes(): readonly Cause[];
  readonly notices: readonly Notice[];
}

export interface TextDialoguesRead {
  readonly capture: CaptureFacts;
  readonly notices: readonly Notice[];
  readonly causes: readonly Cause[];
}

/** The first bytes of an input that is text, in which a dialogue may be; never throws. Nothing of a stream is taken. */
export async function headOfText(input: CaptureInput, signal?: AbortSignal): Promise<Buffer | undefined> {
  try {
    const head = await headOf(input, signal);
    return head.length > 0 && sniffCompression(head) === undefined && isText(head) ? head : undefined;
  } catch {
    return undefined;
  }
}

async function headOf(input: CaptureInput, signal: AbortSignal | undefined): Promise<Buffer> {
  if (typeof input !== 'string') return peekStream(input, signal);
  if (input === STANDARD_INPUT) return peekStream(process.stdin, signal);
  // A pipe can be read only once.
  if (!(await stat(input)).isFile()) return Buffer.alloc(0);
  const raw = createPeekable(await openSource(input));
  try {
    const compression = sniffCompression(await raw.peek(4));
    const source = compression === undefined ? raw : decompress(raw, compression, createNoticeLog());
    return Buffer.from(await source.peek(HEAD_BYTES)).subarray(0, HEAD_BYTES);
  } finally {
    await raw.close();
  }
}

/** What comes first from a stream, which is put back: enough to tell a capture by, in however small pieces it comes. */
async function peekStream(stream: Readable, signal: AbortSignal | undefined): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  while (length < STREAM_HEAD_BYTES) {
    if (stream.readableLength === 0 && !stream.readableEnded)
      await once(stream, 'readable', signal ? { signal } : {});
    const piece = stream.read() as Buffer | string | null;
    if (piece === null) break;
    pieces.push(Buffer.from(piece));
    length += piece.length;
  }
  const head = Buffer.concat(pieces);
  // At once: a stream that has told its end takes nothing back.
  if (length > 0) stream.unshift(head);
  return head.subarray(0, HEAD_BYTES);
}

/** No control characters but those of text. */
function isText(head: Buffer): boolean {
  return head.every(
    (byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x1b,
  );
}

/**
 * Reads a text and finds the SMTP dialogues in it: a log that tells them, a transcript, what was typed into telnet. `head`
 * are its first bytes. Throws CaptureError when there is none.
 */
export async function readTextDialogues(
  input: CaptureInput,
  head: Buffer,
  options: ReadTextOptions,
): Promise<TextDialoguesRead> {
  const { signal, onProgress, onStart, ...rest } = options;
  const dialogues = createTextDialogues({ ...rest, latestMillis: await changedAt(input) });
  const facts = (compression: CaptureFacts['compression'], bytes: number): CaptureFacts => {
    const { lines, hasTimes, firstMillis, lastMillis } = dialogues.facts();
    return {
      file: inputName(input),
      format: 'text',
      compression,
      bytes,
      packets: lines,
      linkTypes: [],
      ...(hasTimes && { firstPacketAt: withMicros(firstMillis), lastPacketAt: withMicros(lastMillis) }),
    };
  };
  let bytesSoFar = 0;
  onStart?.({
    facts: () => facts('none', bytesSoFar),
    causes: dialogues.causes,
    notices: dialogues.notices,
  });
  const read = await readLog(input, dialogues.push, {
    ...(signal && { signal }),
    onProgress(bytesRead, bytesTotal) {
      bytesSoFar = bytesRead;
      const { lines, sessions } = dialogues.facts();
      return onProgress?.(bytesRead, bytesTotal, lines, sessions);
    },
  });
  dialogues.finish();
  if (dialogues.facts().sessions === 0) throw noDialogue(inputName(input), head);
  return {
    capture: facts(read.compression, read.bytes),
    notices: [...read.notices, ...dialogues.notices],
    causes: dialogues.causes(),
  };
}

const withMicros = (millis: number): string => new Date(millis).toISOString().replace('Z', '000Z');

async function changedAt(input: CaptureInput): Promise<number> {
  const stats =
    typeof input === 'string' && input !== STANDARD_INPUT
      ? await stat(input).catch(() => undefined)
      : undefined;
  return stats?.mtimeMs ?? Date.now();
}

function noDialogue(name: string, head: Buffer): CaptureError {
  const { code, message, tip } = explainStranger(name, head);
  return new CaptureError(
    code,
    message.replace(/text, not a capture\.$/, 'text without an SMTP dialogue, not a capture.'),
    tip,
  );
}
