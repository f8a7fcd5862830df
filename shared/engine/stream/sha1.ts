/** SHA-1 (RFC 3174) of a short message. For Community IDs, which fix it; nothing secret is protected by it. */
export function sha1(message: Uint8Array): Uint8Array {
  const words = paddedWords(message);
  const state = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  for (let block = 0; block < words.length; block += 16)
    digestBlock(state, words.subarray(block, block + 16));
  const digest = new DataView(new ArrayBuffer(20));
  state.forEach((word, index) => {
    digest.setInt32(index * 4, word);
  });
  return new Uint8Array(digest.buffer);
}

/** Section 4: a 1 bit, zeros, and the length in bits fill the last block of 64 bytes. */
function paddedWords(message: Uint8Array): Int32Array {
  const padded = new DataView(new ArrayBuffer(Math.ceil((message.length + 9) / 64) * 64));
  new Uint8Array(padded.buffer).set(message);
  padded.setUint8(message.length, 0x80);
  padded.setUint32(padded.byteLength - 4, message.length * 8);
  return Int32Array.from({ length: padded.byteLength / 4 }, (_, index) => padded.getInt32(index * 4));
}

/** Section 6.1. */
function digestBlock(state: Int32Array, block: Int32Array): void {
  const schedule = new Int32Array(80);
  schedule.set(block);
  const word = (index: number) => schedule[index] as number;
  for (let t = 16; t < 80; t++) {
    schedule[t] = rotate(word(t - 3) ^ word(t - 8) ^ word(t - 14) ^ word(t - 16), 1);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (let t = 0; t < 80; t++) {
    const next = (rotate(a, 5) + mix(t, b, c, d) + e + word(t) + constant(t)) | 0;
    [e, d, c, b, a] = [d, c, rotate(b, 30), a, next];
  }
  [a, b, c, d, e].forEach((value, index) => {
    state[index] = ((state[index] as number) + value) | 0;
  });
}

function mix(t: number, b: number, c: number, d: number): number {
  if (t < 20) return (b & c) | (~b & d);
  return t >= 40 && t < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
}

function constant(t: number): number {
  if (t < 20) return 0x5a827999;
  if (t < 40) return 0x6ed9eba1;
  return t < 60 ? 0x8f1bbcdc : 0xca62c1d6;
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
