import { frameLength, writeFrame } from './frames.mjs';

const CHUNK_BYTES = 1 << 20;

/** A pcap file in pieces; they are given away. @param {Iterable<import('./frames.mjs').Packet>} packets @param {(count: number) => void} [onCount] */
export function* captureInPieces(packets, onCount = () => undefined) {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(262144, 16);
  header.writeUInt32LE(1, 20);
  yield header;
  let chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let used = 0;
  let count = 0;
  for (const packet of packets) {
    const length = frameLength(packet);
    if (used + 16 + length > chunk.length) {
      yield chunk.subarray(0, used);
      chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      used = 0;
    }
    // A hundred thousand packets a second: what waits for time to pass waits long.
    const micros = count * 10;
    chunk.writeUInt32LE(1_700_000_000 + Math.floor(micros / 1e6), used);
    chunk.writeUInt32LE(micros % 1e6, used + 4);
    chunk.writeUInt32LE(length, used + 8);
    chunk.writeUInt32LE(length, used + 12);
    used = writeFrame(chunk, used + 16, packet);
    onCount(++count);
  }
  yield chunk.subarray(0, used);
}
