import { addressText } from '../model/address-text.ts';
import type { FrameBatch } from '../model/frames.ts';
import { createPacketDecoder } from './packet/decoder.ts';
import { SYN, type Segment } from './packet/segment.ts';

/** What one packet is, for those who pick packets out of a capture. */
export interface PacketTrace {
  /** A TCP segment, an ICMP message about one, a DNS message, a piece of a datagram, or nothing that matters here. */
  readonly kind: 'tcp' | 'unreachable' | 'dns' | 'piece' | 'other';
  /** Borrowed until the next packet. */
  readonly segment: Segment;
  /** True when the segment lies in this packet alone; false when it was put together from several. */
  readonly isWhole: boolean;
  /** For a piece, and for the packet that completes a datagram: equal for all pieces of the datagram. */
  readonly datagram?: string;
}

const NOTHING = new Uint8Array(0);
const IPV6_FRAGMENT = 44;

/** Decodes packets one after the other, as the engine does, and tells of each what it is. */
export function createPacketTracer() {
  const decoder = createPacketDecoder(0, () => undefined);
  const { segment } = decoder;
  return (batch: FrameBatch, index: number): PacketTrace => {
    segment.bytes = NOTHING;
    const kind = decoder.decode(batch, index);
    const isWhole = segment.bytes === batch.bytes;
    if (kind !== 'other') {
      return isWhole ? { kind, segment, isWhole } : { kind, segment, isWhole, datagram: datagramOf(segment) };
    }
    if (isWhole && isPiece(segment))
      return { kind: 'piece', segment, isWhole: false, datagram: datagramOf(segment) };
    return { kind, segment, isWhole };
  };
}

/** Looks at the IP header that the segment's addresses lie in. */
function isPiece({ bytes, addressLength, sourceAddressOffset: source }: Segment): boolean {
  if (addressLength === 16) return bytes[source - 2] === IPV6_FRAGMENT;
  // RFC 791 section 3.1: more-fragments flag and fragment offset stand six bytes before the source address.
  return ((((bytes[source - 6] ?? 0) << 8) | (bytes[source - 5] ?? 0)) & 0x3fff) !== 0;
}

function datagramOf(segment: Segment): string {
  const { source, destination } = addressesOf(segment);
  return `${source}>${destination}#${segment.addressLength === 4 ? segment.identification : ''}`;
}

/** The addresses of a segment as text. */
export function addressesOf(segment: Segment): { readonly source: string; readonly destination: string } {
  const { bytes, addressLength } = segment;
  return {
    source: addressText(bytes, segment.sourceAddressOffset, addressLength),
    destination: addressText(bytes, segment.destinationAddressOffset, addressLength),
  };
}

/** The number of a segment's first payload byte; the SYN takes one of its own, before the data. */
export function payloadSequence({ sequence, flags }: Segment): number {
  return (sequence + (flags & SYN ? 1 : 0)) >>> 0;
}
