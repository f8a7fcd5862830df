import { createGunzip } from 'node:zlib';
import type { NoticeLog } from '../notice-log.ts';
import { compressedCut, compressedDamage } from './compression-notices.ts';

const OUTPUT_BYTES = 1 << 18;

/**
 * Decompresses gzip, also several members in a row. It is driven one write at a time, so that what was decompressed
 * before an error is not lost; zlib's thread works on the next chunk while the caller uses the last. A chunk of 32 KB
 * cannot become more than 34 MB.
 */
export async function* gunzip(chunks: AsyncIterable<Buffer>, notices: NoticeLog): AsyncGenerator<Uint8Array> {
  const stream = createGunzip({ chunkSize: OUTPUT_BYTES });
  const output: Buffer[] = [];
  let failure: Error | undefined;
  stream.on('data', (data: Buffer) => output.push(data));
  stream.on('error', (error) => (failure = error));
  const settled = (begin: (done: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      stream.once('close', resolve);
      begin(() => {
        stream.off('close', resolve);
        resolve();
      });
    });
  const iterator = chunks[Symbol.asyncIterator]();
  /** Decompresses the next chunk; false when there is none. */
  const work = async (): Promise<boolean> => {
    const next = await iterator.next();
    if (next.done !== true) await settled((done) => stream.write(next.value, done));
    return next.done !== true;
  };
  try {
    for (let more = await work(); more && failure === undefined;) {
      const ready = output.splice(0);
      const working = work();
      working.catch(() => undefined);
      yield* ready;
      more = await working;
    }
    if (failure === undefined) await settled((done) => stream.once('end', done).end());
    yield* output.splice(0);
  } finally {
    stream.destroy();
  }
  if (failure !== undefined)
    notices.add(isCut(failure) ? compressedCut('gzip') : compressedDamage('gzip', failure));
}

function isCut(error: NodeJS.ErrnoException): boolean {
  return error.code === 'Z_BUF_ERROR';
}
