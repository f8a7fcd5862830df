import { writePcapng, type PcapngFrame } from '../support/pcap-writer.ts';
import { RECORD_HEADER_BYTES, takeApart } from './capture-records.ts';
import { damageBytes, damageInPlace } from './damage-bytes.ts';
import type { Random } from './random.ts';

const BLOCK_TYPES = [1, 2, 3, 4, 5, 6, 10, 0x0a0d0d0a, 0x0bad, 0x80000001];
const OPTION_CODES = [0, 1, 2, 5, 9, 14, 2988, 65535];

/** The packets of a classic pcap as pcapng with options, and then blocks damaged: types, lengths, contents, their order. */
export function damagePcapng(file: Uint8Array, random: Random): Uint8Array {
  const capture = takeApart(file);
  if (!capture) return damageBytes(file, random);
  const frames = capture.records.map((record) => toFrame(record, random));
  const resolution = random.pick([3, 6, 9, 12, 0x80 | 10, 0x80 | 63, 200]);
  const interfaces = [
    { resolution },
    { linkType: random.pick([1, 101, 113]), offsetSeconds: random.pick([0, -5, 2 ** 40]) },
  ];
  const order = random.chance(0.5) ? 'big' : 'little';
  const blocks = blocksOf(writePcapng(frames, { order, interfaces }), order === 'little');
  for (let left = 1 + random.below(6); left > 0; left -= 1) damageBlock(blocks, random, order === 'little');
  return Uint8Array.from(Buffer.concat(blocks));
}

function toFrame(record: Uint8Array, random: Random): PcapngFrame {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  const options = random.chance(0.1)
    ? [{ code: random.pick(OPTION_CODES), value: random.bytes(random.below(20)) }]
    : [];
  return {
    seconds: view.getUint32(0, true),
    nanoseconds: view.getUint32(4, true) * 1000,
    bytes: record.subarray(RECORD_HEADER_BYTES),
    interfaceId: random.chance(0.05) ? 1 : 0,
    options,
  };
}

function blocksOf(file: Buffer, isLittle: boolean): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at + 12 <= file.length;) {
    const length = isLittle ? file.readUInt32LE(at + 4) : file.readUInt32BE(at + 4);
    blocks.push(Uint8Array.from(file.subarray(at, at + length)));
    at += length;
  }
  return blocks;
}

function damageBlock(blocks: Uint8Array[], random: Random, isLittle: boolean): void {
  const at = random.below(blocks.length);
  const block = blocks[at]?.slice() ?? new Uint8Array(12);
  const view = new DataView(block.buffer);
  const damages: readonly (() => Uint8Array[])[] = [
    () => (view.setUint32(0, random.pick(BLOCK_TYPES), isLittle), [block]),
    () => (
      view.setUint32(
        4,
        random.pick([0, 4, 8, 11, 12, 13, 16, block.length + 4, 1 << 24, 0xffffffff]),
        isLittle,
      ),
      [block]
    ),
    () => (view.setUint32(block.length - 4, random.below(2 ** 32), isLittle), [block]),
    () => [
      Uint8Array.from([
        ...block.subarray(0, 8),
        ...damageInPlace(block.subarray(8, -4), random),
        ...block.subarray(-4),
      ]),
    ],
    () => [],
    () => [block, block],
    () => [blocks[0] ?? block, block],
    () => [damageBytes(block, random, 2)],
  ];
  blocks.splice(at, 1, ...random.pick(damages)());
}
