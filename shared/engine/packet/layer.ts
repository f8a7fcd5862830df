/**
 * Where the decoder stands in a packet: what is left of it once the outer headers are taken off. One object is used
 * again for every packet; a decoder of a header moves `start` behind it and `end` in front of padding.
 */
export interface Layer {
  bytes: Uint8Array;
  /** First byte of the next header. */
  start: number;
  /** Behind the last captured byte. */
  end: number;
  /** Where the packet ended on the wire; beyond `end` when the snap length cut it. */
  wireEnd: number;
  /** Of the last IP header, when it was a fragment's. */
  fragment: { identification: number; offsetBytes: number; more: boolean };
}

export function emptyLayer(): Layer {
  return {
    bytes: new Uint8Array(0),
    start: 0,
    end: 0,
    wireEnd: 0,
    fragment: { identification: 0, offsetBytes: 0, more: false },
  };
}

/** What a link layer carries: an IPv4 packet, an IPv6 packet, or something this program does not look into. */
export type Network = 4 | 6 | 0;

/** Takes the link layer's header off. */
export type LinkDecoder = (layer: Layer) => Network;

/** One kind of link layer; `value` is that of the tcpdump.org registry. */
export interface LinkType {
  readonly value: number;
  readonly decode: LinkDecoder;
}

// The callers have checked that the bytes are there: outside, bit operations would read undefined as 0.

export function uint8(bytes: Uint8Array, at: number): number {
  return bytes[at] as number;
}

/** Network byte order. */
export function uint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
}

/** Network byte order, unsigned. */
export function uint32(bytes: Uint8Array, at: number): number {
  return (
    (((bytes[at] as number) << 24) |
      ((bytes[at + 1] as number) << 16) |
      ((bytes[at + 2] as number) << 8) |
      (bytes[at + 3] as number)) >>>
    0
  );
}
