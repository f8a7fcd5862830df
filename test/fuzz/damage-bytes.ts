import type { Random } from './random.ts';

/** Values at which lengths and counters break. */
const EDGES = [0, 1, 2, 3, 4, 7, 8, 15, 16, 19, 20, 21, 27, 28, 31, 32, 0x7f, 0x80, 0xff, 0x100, 0xffff];
const WIDE_EDGES = [
  ...EDGES,
  0x10000,
  0xfffff,
  0x100000,
  0x100001,
  0x7fffffff,
  0x80000000,
  0xfffffffc,
  0xffffffff,
];

type Damage = (bytes: Uint8Array, random: Random) => Uint8Array;

const flipBit: Damage = (bytes, random) => {
  const at = random.below(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  return bytes;
};
const setByte: Damage = (bytes, random) => {
  bytes[random.below(bytes.length)] = random.chance(0.5) ? random.pick(EDGES) : random.below(256);
  return bytes;
};
const setNumber: Damage = (bytes, random) => {
  if (bytes.length < 4) return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = random.below(bytes.length - 3);
  const isLittle = random.chance(0.5);
  if (random.chance(0.5)) view.setUint32(at, random.pick(WIDE_EDGES), isLittle);
  else view.setUint16(at, random.pick(WIDE_EDGES) & 0xffff, isLittle);
  return bytes;
};
const cutEnd: Damage = (bytes, random) => bytes.slice(0, random.below(bytes.length + 1));
const cutOut: Damage = (bytes, random) => {
  const from = random.below(bytes.length);
  const to = Math.min(bytes.length, from + 1 + random.below(64));
  return splice(bytes, from, to, new Uint8Array(0));
};
const repeat: Damage = (bytes, random) => {
  const from = random.below(bytes.length);
  const piece = bytes.slice(from, from + 1 + random.below(200));
  return splice(bytes, from, from, piece);
};
const insertNoise: Damage = (bytes, random) => {
  const at = random.below(bytes.length + 1);
  return splice(bytes, at, at, random.bytes(1 + random.below(40)));
};

const DAMAGES: readonly Damage[] = [
  flipBit,
  flipBit,
  setByte,
  setByte,
  setNumber,
  setNumber,
  cutEnd,
  cutOut,
  repeat,
  insertNoise,
];

/** A copy with one to `most` things wrong anywhere. */
export function damageBytes(bytes: Uint8Array, random: Random, most = 8): Uint8Array {
  let damaged: Uint8Array = bytes.slice();
  for (let left = 1 + random.below(most); left > 0 && damaged.length > 0; left -= 1) {
    damaged = random.pick(DAMAGES)(damaged, random);
  }
  return damaged;
}

/** A copy of the same length with bytes changed in place. */
export function damageInPlace(bytes: Uint8Array, random: Random, most = 8): Uint8Array {
  const damaged = bytes.slice();
  if (damaged.length === 0) return damaged;
  for (let left = 1 + random.below(most); left > 0; left -= 1) {
    random.pick([flipBit, setByte, setNumber])(damaged, random);
  }
  return damaged;
}

function splice(bytes: Uint8Array, from: number, to: number, put: Uint8Array): Uint8Array {
  return Uint8Array.from(Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(to)]));
}
