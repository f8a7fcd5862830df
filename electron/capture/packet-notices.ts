import { LIMITS } from '../../shared/engine/limits.ts';
import type { Notice } from '../../shared/model/notice.ts';

/** The captured length cannot be: where the next packet begins is not known any more. */
export function impossibleLength(packet: number, captured: number): Notice {
  return {
    severity: 'error',
    code: 'impossible-packet-length',
    message: `Packet ${String(packet)} claims ${String(captured)} captured bytes, more than the ${String(LIMITS.frameBytes)} any packet can have; reading stopped there.`,
    packet,
    tip: 'The file is damaged from this packet on; what stands before it is shown. Copy it again in binary mode, or record again.',
  };
}

export function impossibleFraction(packet: number, fraction: number, nanosPerUnit: number): Notice {
  const unit = nanosPerUnit === 1 ? 'nanoseconds' : 'microseconds';
  return {
    severity: 'warning',
    code: 'impossible-timestamp',
    message: `Packet ${String(packet)} has a time with ${String(fraction)} ${unit} within its second; it was counted on.`,
    packet,
  };
}

export function impossibleTime(packet: number): Notice {
  return {
    severity: 'warning',
    code: 'impossible-timestamp',
    message: `Packet ${String(packet)} claims a time before 1970 or after the year 9999; it and others like it stand at the time before them.`,
    packet,
  };
}

export function capturedMoreThanSent(packet: number, captured: number, original: number): Notice {
  return {
    severity: 'warning',
    code: 'captured-more-than-sent',
    message: `Packet ${String(packet)} claims ${String(captured)} captured bytes of only ${String(original)} on the wire.`,
    packet,
  };
}

export function cutShort(packet: number, bytes: number): Notice {
  return {
    severity: 'warning',
    code: 'cut-short',
    message: `The capture ends in the middle of packet ${String(packet)}, of which it has ${String(bytes)} bytes with its header.`,
    packet,
    tip: 'The recording may still be running, or was stopped hard; stop tcpdump with Ctrl-C and let -U write each packet at once.',
  };
}
