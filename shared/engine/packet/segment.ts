/**
 * A TCP segment (RFC 9293 section 3.1) as it lies in its frame. One object is used again for every packet, so nothing
 * of it may be kept: it is borrowed until the next packet is decoded.
 */
export interface Segment {
  packet: number;
  /** Instant of model/time.ts. */
  at: number;
  /** The memory that addresses and payload lie in: the frame, or a datagram put together from fragments. */
  bytes: Uint8Array;
  /** 4 or 16 bytes at each offset. */
  addressLength: 4 | 16;
  sourceAddressOffset: number;
  destinationAddressOffset: number;
  sourcePort: number;
  destinationPort: number;
  /** Identification of the IPv4 header, by which a packet captured twice is told from one sent twice; 0 over IPv6. */
  identification: number;
  /** Unsigned 32 bit. */
  sequence: number;
  acknowledgment: number;
  /** The flag bits, FIN = 1, SYN = 2, RST = 4, PSH = 8, ACK = 16. */
  flags: number;
  window: number;
  payloadOffset: number;
  /** Payload bytes that the capture holds. */
  payloadLength: number;
  /** Payload bytes that were on the wire behind them, cut by the snap length. */
  payloadCut: number;
}

/** A segment to decode into. */
export function emptySegment(): Segment {
  return {
    packet: 0,
    at: 0,
    bytes: new Uint8Array(0),
    addressLength: 4,
    sourceAddressOffset: 0,
    destinationAddressOffset: 0,
    sourcePort: 0,
    destinationPort: 0,
    identification: 0,
    sequence: 0,
    acknowledgment: 0,
    flags: 0,
    window: 0,
    payloadOffset: 0,
    payloadLength: 0,
    payloadCut: 0,
  };
}

export const FIN = 1;
export const SYN = 2;
export const RST = 4;
export const ACK = 16;
