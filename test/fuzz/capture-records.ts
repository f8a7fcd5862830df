/** A classic pcap file (draft-ietf-opsawg-pcap) taken apart: what structure-aware damage works on. */
export interface CaptureRecords {
  /** The 24 bytes at its beginning. */
  readonly header: Uint8Array;
  /** Each with its 16-byte packet header. */
  readonly records: readonly Uint8Array[];
}

export const RECORD_HEADER_BYTES = 16;
const FILE_HEADER_BYTES = 24;
const LITTLE_ENDIAN_MAGIC = [0xa1b2c3d4, 0xa1b23c4d];

/** Undefined for pcapng, compressed and big-endian files. */
export function takeApart(file: Uint8Array): CaptureRecords | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < FILE_HEADER_BYTES || !LITTLE_ENDIAN_MAGIC.includes(view.getUint32(0, true)))
    return undefined;
  const records: Uint8Array[] = [];
  for (let at = FILE_HEADER_BYTES; at + RECORD_HEADER_BYTES <= file.length;) {
    const end = at + RECORD_HEADER_BYTES + view.getUint32(at + 8, true);
    records.push(file.slice(at, end));
    at = end;
  }
  return { header: file.slice(0, FILE_HEADER_BYTES), records };
}

export function putTogether({ header, records }: CaptureRecords): Uint8Array {
  return Uint8Array.from(Buffer.concat([header, ...records]));
}
