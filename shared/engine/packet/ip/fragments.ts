import { LIMITS } from '../../limits.ts';
import type { Notice } from '../../../model/notice.ts';
import type { Layer } from '../layer.ts';
import type { Segment } from '../segment.ts';

const UNIT_BYTES = 8;
const DATAGRAM_BYTES = 65_535;

/** A datagram whose fragments (RFC 791 section 3.2, RFC 8200 section 4.5) come in any order; the first to come wins. */
interface Datagram {
  readonly startedAt: number;
  readonly addressLength: 4 | 16;
  readonly protocol: number;
  /** The two addresses, then the payload. */
  bytes: Uint8Array;
  /** 1 for each 8 bytes of the payload that some fragment carried. */
  units: Uint8Array;
  unitsFilled: number;
  /** Payload bytes in all; known once the last fragment came. */
  totalBytes: number | undefined;
  /** Where the payload's captured bytes end: the first place that a snap length cut. */
  cutAt: number;
  done: boolean;
}

/** Puts fragments together, within LIMITS.fragmentedDatagrams. */
export interface FragmentTable {
  /**
   * Takes the fragment that `layer` and `segment` describe. When it completes its datagram both are set to the whole and
   * its protocol is returned; else undefined.
   */
  add(layer: Layer, segment: Segment, protocol: number): number | undefined;
  /** What stayed incomplete. */
  finish(report: (notice: Notice) => void): void;
}

export function createFragmentTable(): FragmentTable {
  const waiting = new Map<string, Datagram>();
  let incomplete = 0;
  let evicted = 0;

  const forget = (key: string, datagram: Datagram) => {
    waiting.delete(key);
    if (!datagram.done) incomplete++;
  };
  const makeRoom = (at: number) => {
    for (const [key, datagram] of waiting) {
      const isFull = waiting.size >= LIMITS.fragmentedDatagrams;
      if (!isFull && at - datagram.startedAt <= LIMITS.fragmentWaitNanos) return;
      if (isFull && !datagram.done) evicted++;
      forget(key, datagram);
    }
  };

  return {
    add(layer, segment, protocol) {
      const key = keyOf(layer, segment, protocol);
      let datagram = waiting.get(key);
      if (datagram === undefined) {
        makeRoom(segment.at);
        datagram = startDatagram(segment, protocol);
        waiting.set(key, datagram);
      }
      if (datagram.done || !fill(datagram, layer)) return undefined;
      deliver(datagram, layer, segment);
      return protocol;
    },
    finish(report) {
      for (const [key, datagram] of waiting) forget(key, datagram);
      if (incomplete === 0) return;
      report({
        severity: 'warning',
        code: 'fragments-missing',
        message:
          incomplete === 1
            ? '1 IP datagram lacks fragments and could not be put together.'
            : `${String(incomplete)} IP datagrams lack fragments and could not be put together.`,
        ...(evicted === 0
          ? {}
          : { tip: `${String(evicted)} of them were given up because too many waited at the same time.` }),
      });
    },
  };
}

function keyOf(layer: Layer, segment: Segment, protocol: number): string {
  const { bytes, addressLength, sourceAddressOffset: at } = segment;
  let key = `${String(layer.fragment.identification)},${String(protocol)}`;
  // Source and destination lie one behind the other in both versions of IP.
  for (let index = 0; index < addressLength * 2; index += 2) {
    key += String.fromCharCode(((bytes[at + index] ?? 0) << 8) | (bytes[at + index + 1] ?? 0));
  }
  return key;
}

function startDatagram(segment: Segment, protocol: number): Datagram {
  const addressLength = segment.addressLength;
  const bytes = new Uint8Array(addressLength * 2 + 2048);
  const at = segment.sourceAddressOffset;
  bytes.set(segment.bytes.subarray(at, at + addressLength * 2));
  return {
    startedAt: segment.at,
    addressLength,
    protocol,
    bytes,
    units: new Uint8Array(2048 / UNIT_BYTES),
    unitsFilled: 0,
    totalBytes: undefined,
    cutAt: Number.POSITIVE_INFINITY,
    done: false,
  };
}

/** True when the datagram is whole now. */
function fill(datagram: Datagram, layer: Layer): boolean {
  const { offsetBytes, more } = layer.fragment;
  const wireBytes = layer.wireEnd - layer.start;
  const end = offsetBytes + wireBytes;
  // All but the last fragment carry a multiple of 8 bytes; what reaches beyond 65535 was forged.
  if (wireBytes <= 0 || end > DATAGRAM_BYTES || (more && wireBytes % UNIT_BYTES !== 0)) return false;
  if (!more) datagram.totalBytes ??= end;
  grow(datagram, end);
  const captured = layer.end - layer.start;
  if (captured < wireBytes) datagram.cutAt = Math.min(datagram.cutAt, offsetBytes + captured);
  const base = datagram.addressLength * 2;
  for (let offset = 0; offset < wireBytes; offset += UNIT_BYTES) {
    const unit = (offsetBytes + offset) / UNIT_BYTES;
    if (datagram.units[unit] === 1) continue;
    datagram.units[unit] = 1;
    datagram.unitsFilled++;
    const unitEnd = Math.min(offset + UNIT_BYTES, captured);
    for (let at = offset; at < unitEnd; at++) {
      datagram.bytes[base + offsetBytes + at] = layer.bytes[layer.start + at] ?? 0;
    }
  }
  return (
    datagram.totalBytes !== undefined &&
    datagram.unitsFilled >= Math.ceil(datagram.totalBytes / UNIT_BYTES) &&
    !datagram.units.subarray(0, Math.ceil(datagram.totalBytes / UNIT_BYTES)).includes(0)
  );
}

function grow(datagram: Datagram, payloadBytes: number): void {
  const needed = datagram.addressLength * 2 + payloadBytes;
  if (needed > datagram.bytes.length) {
    const bytes = new Uint8Array(Math.max(needed, datagram.bytes.length * 2));
    bytes.set(datagram.bytes);
    datagram.bytes = bytes;
  }
  const units = Math.ceil(payloadBytes / UNIT_BYTES);
  if (units > datagram.units.length) {
    const larger = new Uint8Array(Math.max(units, datagram.units.length * 2));
    larger.set(datagram.units);
    datagram.units = larger;
  }
}

function deliver(datagram: Datagram, layer: Layer, segment: Segment): void {
  const base = datagram.addressLength * 2;
  const total = datagram.totalBytes ?? 0;
  layer.bytes = datagram.bytes;
  layer.start = base;
  layer.end = base + Math.min(total, datagram.cutAt);
  layer.wireEnd = base + total;
  segment.bytes = datagram.bytes;
  segment.sourceAddressOffset = 0;
  segment.destinationAddressOffset = datagram.addressLength;
  // The entry stays, so that a fragment captured twice does not begin a new datagram; its memory does not.
  datagram.done = true;
  datagram.bytes = new Uint8Array(0);
  datagram.units = new Uint8Array(0);
}
