import type { FrameBatch } from '../model/frames.ts';
import { createPacketDecoder } from './packet/decoder.ts';
import { SYN } from './packet/segment.ts';

/** Where the payload of a TCP segment or of a DNS message lies in its frame. */
export interface LocatedPayload {
  readonly protocol: 'tcp' | 'dns';
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** Of the first payload byte, unsigned 32 bit; 0 for DNS. */
  readonly sequence: number;
  readonly offset: number;
  /** Payload bytes that the frame holds. */
  readonly length: number;
}

/**
 * Finds the payload in one frame by itself; undefined when there is none of these, or when it can be told only with
 * other frames, as in a fragment.
 *
 * @param linkType value of the tcpdump.org link-type registry
 */
export function locatePayload(
  frame: Uint8Array,
  linkType: number,
  originalLength: number,
): LocatedPayload | undefined {
  const decoder = createPacketDecoder(0, () => undefined);
  const { segment } = decoder;
  const protocol = decoder.decode(batchOfOne(frame, linkType, originalLength), 0);
  if ((protocol !== 'tcp' && protocol !== 'dns') || segment.bytes !== frame) return undefined;
  // The SYN takes a number of its own, before the data.
  const synTakes = segment.flags & SYN ? 1 : 0;
  return {
    protocol,
    sourcePort: segment.sourcePort,
    destinationPort: segment.destinationPort,
    sequence: protocol === 'tcp' ? (segment.sequence + synTakes) >>> 0 : 0,
    offset: segment.payloadOffset,
    length: segment.payloadLength,
  };
}

/** One frame as a batch, for a decoder. */
export function batchOfOne(frame: Uint8Array, linkType: number, originalLength: number): FrameBatch {
  return {
    bytes: frame,
    count: 1,
    firstPacket: 1,
    offsets: Uint32Array.of(0),
    capturedLengths: Uint32Array.of(frame.length),
    originalLengths: Uint32Array.of(originalLength),
    seconds: Float64Array.of(0),
    nanoseconds: Uint32Array.of(0),
    linkTypes: Uint16Array.of(linkType),
    decimals: 6,
  };
}
