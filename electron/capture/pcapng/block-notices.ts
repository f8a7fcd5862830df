import { LIMITS } from '../../../shared/engine/limits.ts';
import type { Notice } from '../../../shared/model/notice.ts';

/** All of these name the packet that stands before the block they are about. */
function after(packets: number): string {
  return packets === 0 ? 'before the first packet' : `after packet ${String(packets)}`;
}

function at(packets: number): { readonly packet?: number } {
  return packets === 0 ? {} : { packet: packets };
}

export function damagedBlock(packets: number, reason: string): Notice {
  return {
    severity: 'error',
    code: 'damaged-block',
    message: `The block ${after(packets)} ${reason}; reading stopped there.`,
    ...at(packets),
    tip: 'The file is damaged from there on; what stands before it is shown. Copy it again in binary mode, or record again.',
  };
}

export function unknownVersion(packets: number, major: number): Notice {
  return {
    severity: 'error',
    code: 'unknown-pcapng-version',
    message: `The section ${after(packets)} is written in version ${String(major)} of pcapng, which is not known; reading stopped there.`,
    ...at(packets),
  };
}

export function unequalLengths(packets: number): Notice {
  return {
    severity: 'warning',
    code: 'unequal-block-lengths',
    message: `The block ${after(packets)} gives one length at its beginning and another at its end; the first was believed.`,
    ...at(packets),
  };
}

export function cutBlock(packets: number): Notice {
  return {
    severity: 'warning',
    code: 'cut-short',
    message: `The capture ends in the middle of the block ${after(packets)}.`,
    ...at(packets),
    tip: 'The recording may still be running, or was stopped hard.',
  };
}

export function tooManyInterfaces(): Notice {
  return {
    severity: 'warning',
    code: 'too-many-interfaces',
    message: `A section of the capture describes more than ${String(LIMITS.captureInterfaces)} interfaces; the others are not known here.`,
  };
}
