const BITS = 32;

/** Packet numbers, a bit each: a capture may hold a hundred million. */
export function createPacketSet() {
  let words = new Uint32Array(1024);
  let size = 0;
  const has = (packet: number): boolean =>
    (((words[Math.floor(packet / BITS)] ?? 0) >>> (packet % BITS)) & 1) === 1;
  return {
    has,
    get size() {
      return size;
    },
    add(packet: number): void {
      if (has(packet)) return;
      const word = Math.floor(packet / BITS);
      if (word >= words.length) {
        const larger = new Uint32Array(Math.max(word + 1, words.length * 2));
        larger.set(words);
        words = larger;
      }
      words[word] = (words[word] ?? 0) | (1 << (packet % BITS));
      size += 1;
    },
  };
}

export type PacketSet = Pick<ReturnType<typeof createPacketSet>, 'has' | 'size'>;
