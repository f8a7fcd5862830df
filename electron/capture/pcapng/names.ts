import { LIMITS } from '../../../shared/engine/limits.ts';
import { addressText } from '../../../shared/model/address-text.ts';
import type { NoticeLog } from '../notice-log.ts';

// Name resolution block, section 4.5: records of type, length, value, padded to four bytes; 0 ends them.
const NRB_IPV4 = 1;
const NRB_IPV6 = 2;
const RECORD_FRAME_BYTES = 4;

export interface NameReader {
  /** Reads the records of a block whose body lies from `start` to `end`. */
  read(view: DataView, start: number, end: number, little: boolean): void;
  /** Tells the names found, once. */
  report(): void;
}

/** Collects the names that the recording program gave to addresses. */
export function createNameReader(notices: NoticeLog): NameReader {
  const names = new Map<string, string>();
  return {
    read(view, start, end, little) {
      let position = start;
      while (position + RECORD_FRAME_BYTES <= end && names.size <= LIMITS.captureNames) {
        const type = view.getUint16(position, little);
        const length = view.getUint16(position + 2, little);
        const value = position + RECORD_FRAME_BYTES;
        if (type === 0 || value + length > end) return;
        const width = type === NRB_IPV4 ? 4 : type === NRB_IPV6 ? 16 : undefined;
        if (width !== undefined && length > width) {
          const bytes = new Uint8Array(view.buffer, view.byteOffset + value, length);
          const [name = ''] = new TextDecoder().decode(bytes.subarray(width)).split('\0');
          names.set(addressText(bytes, 0, width), name.slice(0, LIMITS.captureCommentCharacters));
        }
        position = value + ((length + 3) & ~3);
      }
    },
    report() {
      if (names.size === 0) return;
      const shown = [...names]
        .slice(0, LIMITS.captureNames)
        .map(([address, name]) => `${address} is ${name}`);
      const more = names.size > LIMITS.captureNames ? ' and more' : '';
      notices.once({
        severity: 'info',
        code: 'capture-names',
        message: `The recording program wrote names of addresses into the capture: ${shown.join(', ')}${more}.`,
      });
    },
  };
}
