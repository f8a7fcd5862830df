import { uint32 } from '../packet/layer.ts';
import type { Segment } from '../packet/segment.ts';

const WORDS = 9;
const NONE = -1;

/**
 * Numbers ("slots") for pairs of address and port, both directions of a connection having the same. Keys lie in typed
 * arrays, hashed by hand: a capture holds millions of packets, and a string for each would cost more than all the rest.
 * Slots are also linked into two rings by the time of last use, those of live and those of dormant connections.
 */
export class FlowTable {
  size = 0;
  /** Of the segment last located: whether its source is the lower of the two ends. */
  sourceIsLow = true;
  /** Of the segment last located: whether it had no slot before. */
  isNew = false;
  private capacity = 1024;
  private buckets = new Int32Array(this.capacity * 2).fill(NONE);
  private chain = new Int32Array(this.capacity);
  /** Lower address (4 words), higher address, both ports; IPv4 uses the first word of each address. */
  private keys = new Uint32Array(this.capacity * WORDS);
  private hashes = new Int32Array(this.capacity);
  private free = new Int32Array(this.capacity);
  private freeCount = 0;
  private readonly key = new Uint32Array(WORDS);

  /** The slot of the segment's connection; a new one when it has none. */
  locate(segment: Segment): number {
    const hash = this.readKey(segment);
    const bucket = hash & (this.buckets.length - 1);
    let slot = this.buckets[bucket] as number;
    while (slot !== NONE) {
      if (this.hashes[slot] === hash && this.hasKey(slot)) {
        this.isNew = false;
        return slot;
      }
      slot = this.chain[slot] as number;
    }
    this.isNew = true;
    return this.add(hash);
  }

  remove(slot: number): void {
    const bucket = (this.hashes[slot] as number) & (this.buckets.length - 1);
    let at = this.buckets[bucket] as number;
    if (at === slot) this.buckets[bucket] = this.chain[slot] as number;
    else {
      while (this.chain[at] !== slot) at = this.chain[at] as number;
      this.chain[at] = this.chain[slot] as number;
    }
    this.free[this.freeCount++] = slot;
    this.size--;
  }

  private add(hash: number): number {
    if (this.freeCount === 0 && this.size === this.capacity) this.grow();
    const slot = this.freeCount > 0 ? (this.free[--this.freeCount] as number) : this.size;
    this.keys.set(this.key, slot * WORDS);
    this.hashes[slot] = hash;
    this.link(slot);
    this.size++;
    return slot;
  }

  private link(slot: number): void {
    const bucket = (this.hashes[slot] as number) & (this.buckets.length - 1);
    this.chain[slot] = this.buckets[bucket] as number;
    this.buckets[bucket] = slot;
  }

  /** Only when every slot is taken. */
  private grow(): void {
    this.capacity *= 2;
    const widen = <Column extends Int32Array | Uint32Array>(column: Column, width: number): Column => {
      const wider = new (column.constructor as new (length: number) => Column)(this.capacity * width);
      wider.set(column);
      return wider;
    };
    this.chain = widen(this.chain, 1);
    this.keys = widen(this.keys, WORDS);
    this.hashes = widen(this.hashes, 1);
    this.free = widen(this.free, 1);
    this.buckets = new Int32Array(this.capacity * 2).fill(NONE);
    for (let slot = 0; slot < this.size; slot++) this.link(slot);
  }

  /** Reads the segment's ends into `key`, the lower first; gives the hash. */
  private readKey(segment: Segment): number {
    const { bytes, sourceAddressOffset: source, destinationAddressOffset: destination } = segment;
    const { sourcePort, destinationPort, addressLength } = segment;
    const { key } = this;
    let order = 0;
    if (addressLength === 4) {
      order = uint32(bytes, source) - uint32(bytes, destination);
    } else {
      for (let at = 0; at < 16 && order === 0; at += 4) {
        order = uint32(bytes, source + at) - uint32(bytes, destination + at);
      }
    }
    this.sourceIsLow = order === 0 ? sourcePort <= destinationPort : order < 0;
    const low = this.sourceIsLow ? source : destination;
    const high = this.sourceIsLow ? destination : source;
    const ports = this.sourceIsLow
      ? (sourcePort << 16) | destinationPort
      : (destinationPort << 16) | sourcePort;
    let hash = mixed(ports, 0);
    key[8] = ports;
    if (addressLength === 4) {
      hash = mixed((key[0] = uint32(bytes, low)), hash);
      hash = mixed((key[4] = uint32(bytes, high)), hash);
      // No IPv6 address has what these words hold for IPv4: ff ff ff fe is a prefix of multicast that nobody sends from.
      key[1] = key[2] = key[3] = key[5] = key[6] = key[7] = 0xfffffffe;
      return hash;
    }
    for (let word = 0; word < 4; word++) {
      hash = mixed((key[word] = uint32(bytes, low + word * 4)), hash);
      hash = mixed((key[word + 4] = uint32(bytes, high + word * 4)), hash);
    }
    return mixed(16, hash);
  }

  private hasKey(slot: number): boolean {
    const { key, keys } = this;
    const at = slot * WORDS;
    return (
      keys[at] === key[0] &&
      keys[at + 4] === key[4] &&
      keys[at + 8] === key[8] &&
      keys[at + 1] === key[1] &&
      keys[at + 2] === key[2] &&
      keys[at + 3] === key[3] &&
      keys[at + 5] === key[5] &&
      keys[at + 6] === key[6] &&
      keys[at + 7] === key[7]
    );
  }
}

/** Mixes a word into a hash; multipliers as in any multiplicative hash: odd, with bits all over. */
function mixed(word: number, hash: number): number {
  const value = Math.imul(word ^ hash, 0x9e3779b1);
  return Math.imul(value ^ (value >>> 15), 0x85ebca77) ^ (value >>> 13);
}
