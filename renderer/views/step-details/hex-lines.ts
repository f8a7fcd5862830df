import type { PacketBytes } from '../../../shared/ipc/contract.ts';

/** A line of a hex dump, parted where the TCP payload begins. */
export interface HexLine {
  readonly offset: number;
  readonly headerHex: string;
  readonly payloadHex: string;
  readonly headerText: string;
  readonly payloadText: string;
}

/** A hex dump. What stands before and behind the payload counts as header. */
export function hexLines(
  { bytes, payload }: Pick<PacketBytes, 'bytes' | 'payload'>,
  bytesPerLine: number,
): readonly HexLine[] {
  const start = payload?.offset ?? bytes.length;
  const lines: HexLine[] = [];
  for (let offset = 0; offset < bytes.length; offset += bytesPerLine) {
    const line = bytes.subarray(offset, offset + bytesPerLine);
    const headers = Math.max(0, Math.min(line.length, start - offset));
    lines.push({
      offset,
      headerHex: hexOf(line.subarray(0, headers)),
      payloadHex: hexOf(line.subarray(headers)),
      headerText: textOf(line.subarray(0, headers)),
      payloadText: textOf(line.subarray(headers)),
    });
  }
  return lines;
}

const COPIED_PER_LINE = 16;

/** A packet as text2pcap and Wireshark's import read it. */
export function hexAsText(packet: Pick<PacketBytes, 'bytes' | 'payload'>): string {
  return hexLines(packet, COPIED_PER_LINE)
    .map((line) => {
      const hex = `${line.headerHex}${line.payloadHex}`.trimEnd().padEnd(COPIED_PER_LINE * 3 - 1);
      return `${line.offset.toString(16).padStart(6, '0')}  ${hex}  ${line.headerText}${line.payloadText}`;
    })
    .join('\n');
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => `${byte.toString(16).padStart(2, '0')} `).join('');
}

function textOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
}
