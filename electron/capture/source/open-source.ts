import { createReadStream, open as openDescriptor } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { CaptureError } from '../capture-error.ts';
import type { ByteSource } from './byte-source.ts';
import { createChunkSource } from './chunk-source.ts';
import { createFileSource } from './file-source.ts';

/** A path, "-" for standard input, or any stream of bytes. */
export type CaptureInput = string | Readable;

export const STANDARD_INPUT = '-';

/** What to call an input in a sentence. */
export function inputName(input: CaptureInput): string {
  if (typeof input !== 'string') return 'the stream';
  return input === STANDARD_INPUT ? 'standard input' : input;
}

/** Opens an input for reading; `offset` is where to begin, in a file. Throws CaptureError when it cannot be read. */
export async function openSource(input: CaptureInput, offset = 0): Promise<ByteSource> {
  if (typeof input !== 'string') return streamSource(input);
  if (input === STANDARD_INPUT) return streamSource(process.stdin);
  try {
    const stats = await stat(input);
    if (stats.isDirectory()) throw directory(input);
    if (stats.isFIFO()) return streamSource(await openNamedPipe(input));
    const file = await open(input, 'r');
    if (stats.isFile()) return createFileSource(file, stats.size, offset);
    return streamSource(createReadStream('', { fd: file }));
  } catch (error) {
    throw unreadable(input, error);
  }
}

/** A named pipe is read as a socket: that can be given up, where reading a file that blocks cannot. */
async function openNamedPipe(path: string): Promise<Readable> {
  const { Socket } = await import('node:net');
  const fd = await promisify(openDescriptor)(path, 'r');
  return new Socket({ fd, readable: true, writable: false });
}

function streamSource(stream: Readable): ByteSource {
  let isClosed = false;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of stream) yield chunk as Uint8Array;
    } catch (error) {
      if (!isClosed) throw error;
    }
  }
  return createChunkSource(chunks(), {
    close() {
      isClosed = true;
      stream.destroy();
      return Promise.resolve();
    },
  });
}

function directory(path: string): CaptureError {
  return new CaptureError(
    'is-directory',
    `${path} is a folder, not a capture file.`,
    'Name the files in it, such as folder/*.pcap.',
  );
}

/** The error of the operating system in plain words. */
export function unreadable(name: string, error: unknown): CaptureError {
  if (error instanceof CaptureError) return error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new CaptureError('not-found', `There is no file ${name}.`, 'Check its name and folder.');
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new CaptureError(
      'permission-denied',
      `You are not allowed to read ${name}.`,
      'A capture made as root belongs to root: change its owner (chown) or its permissions (chmod).',
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new CaptureError('unreadable', `${name} cannot be read: ${reason}.`);
}
