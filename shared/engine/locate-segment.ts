import { addressText } from '../model/address-text.ts';
import type { Endpoint } from '../model/session.ts';
import { createPacketDecoder } from './packet/decoder.ts';
import { FIN, RST, SYN, type Segment } from './packet/segment.ts';
import { batchOfOne } from './locate-payload.ts';

/** What a TCP header says, for a picture of the conversation (RFC 9293 section 3.1). */
export interface LocatedSegment {
  readonly source: Endpoint;
  readonly destination: Endpoint;
  /** Of those that begin or end something, such as "SYN", "FIN" or "RST". */
  readonly flags: readonly ('SYN' | 'FIN' | 'RST')[];
  /** Of the first payload byte; unsigned 32 bit. */
  readonly sequence: number;
  /** The next byte that the sender expects; unsigned 32 bit. */
  readonly acknowledgment: number;
  /** As it stands in the header, not scaled. */
  readonly window: number;
  /** Payload bytes on the wire, captured or not. */
  readonly bytes: number;
}

/** Reads the TCP header of one frame; undefined when it holds none, or only part of one. */
export function locateSegment(
  frame: Uint8Array,
  linkType: number,
  originalLength: number,
): LocatedSegment | undefined {
  const decoder = createPacketDecoder(0, () => undefined);
  if (decoder.decode(batchOfOne(frame, linkType, originalLength), 0) !== 'tcp') return undefined;
  const { segment } = decoder;
  const { flags } = segment;
  return {
    source: endpoint(segment, segment.sourceAddressOffset, segment.sourcePort),
    destination: endpoint(segment, segment.destinationAddressOffset, segment.destinationPort),
    flags: FLAGS.filter(([, bit]) => flags & bit).map(([name]) => name),
    // The SYN takes a number of its own, before the data.
    sequence: (segment.sequence + (flags & SYN ? 1 : 0)) >>> 0,
    acknowledgment: segment.acknowledgment,
    window: segment.window,
    bytes: segment.payloadLength + segment.payloadCut,
  };
}

const FLAGS = [
  ['SYN', SYN],
  ['FIN', FIN],
  ['RST', RST],
] as const;

function endpoint({ bytes, addressLength }: Segment, offset: number, port: number): Endpoint {
  return { address: addressText(bytes, offset, addressLength), port };
}
