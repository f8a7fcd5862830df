const BLOCK_BYTES = 64;

// Used again for every message: Community IDs are made for each session of a capture.
const schedule = new Int32Array(80);
const state = new Int32Array(5);
const padded = new Uint8Array(BLOCK_BYTES * 2);
/** What a message that fits into `padded` may have. */
const LONGEST = padded.length - 9;

/**
 * SHA-1 (RFC 3174) of the first `length` bytes of a message, up to 119, as five words. For Community IDs, which fix it; nothing secret is
 * protected by it. The answer is overwritten by the next call.
 */
export function sha1Words(message: Uint8Array, length = message.length): Int32Array {
  if (length > LONGEST) throw new RangeError('sha1Words takes short messages');
  // Section 4: a 1 bit, zeros, and the length in bits fill the last block of 64 bytes.
  const end = length + 9 > BLOCK_BYTES ? BLOCK_BYTES * 2 : BLOCK_BYTES;
  for (let at = 0; at < length; at++) padded[at] = message[at] as number;
  padded.fill(0, length, end);
  padded[length] = 0x80;
  padded[end - 2] = length >>> 5;
  padded[end - 1] = length << 3;
  state[0] = 0x67452301;
  state[1] = 0xefcdab89;
  state[2] = 0x98badcfe;
  state[3] = 0x10325476;
  state[4] = 0xc3d2e1f0;
  for (let block = 0; block < end; block += BLOCK_BYTES) digestBlock(block);
  return state;
}

function word(index: number): number {
  return schedule[index] as number;
}

/** Section 6.1, method 1. */
function digestBlock(offset: number): void {
  for (let t = 0; t < 16; t++) schedule[t] = bigEndian(offset + t * 4);
  for (let t = 16; t < 80; t++) {
    const mixed = word(t - 3) ^ word(t - 8) ^ word(t - 14) ^ word(t - 16);
    schedule[t] = (mixed << 1) | (mixed >>> 31);
  }
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  for (let t = 0; t < 80; t++) {
    let sum = ((a << 5) | (a >>> 27)) + e + word(t);
    if (t < 20) sum += ((b & c) | (~b & d)) + 0x5a827999;
    else if (t < 40) sum += (b ^ c ^ d) + 0x6ed9eba1;
    else if (t < 60) sum += ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
    else sum += (b ^ c ^ d) + 0xca62c1d6;
    e = d;
    d = c;
    c = (b << 30) | (b >>> 2);
    b = a;
    a = sum | 0;
  }
  state[0] = (state[0] as number) + a;
  state[1] = (state[1] as number) + b;
  state[2] = (state[2] as number) + c;
  state[3] = (state[3] as number) + d;
  state[4] = (state[4] as number) + e;
}

function bigEndian(at: number): number {
  return (
    ((padded[at] as number) << 24) |
    ((padded[at + 1] as number) << 16) |
    ((padded[at + 2] as number) << 8) |
    (padded[at + 3] as number)
  );
}
