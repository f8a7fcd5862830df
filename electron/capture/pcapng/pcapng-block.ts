// Block types: draft-ietf-opsawg-pcapng section 11.1.
export const SECTION_HEADER = 0x0a0d0d0a;
export const INTERFACE_DESCRIPTION = 1;
export const OBSOLETE_PACKET = 2;
export const SIMPLE_PACKET = 3;
export const NAME_RESOLUTION = 4;
export const INTERFACE_STATISTICS = 5;
const ENHANCED_PACKET = 6;

/** Type, length, and the length again behind the body. */
export const BLOCK_FRAME_BYTES = 12;

/** What stands in a section header to tell the byte order: 4d 3c 2b 1a is little. */
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;

/** Shortest length, frame included, that a block of a type read here can have; undefined for types that are skipped. */
export function shortestBlock(type: number): number | undefined {
  switch (type) {
    case SECTION_HEADER:
      return 28;
    case INTERFACE_DESCRIPTION:
      return 20;
    case SIMPLE_PACKET:
      return 16;
    case OBSOLETE_PACKET:
    case ENHANCED_PACKET:
      return 32;
    case INTERFACE_STATISTICS:
      return 24;
    default:
      return undefined;
  }
}

/** Byte order of the section whose header block begins at `position`; undefined when the magic number is neither. */
export function sectionIsLittle(view: DataView, position: number): boolean | undefined {
  if (view.getUint32(position + 8, true) === BYTE_ORDER_MAGIC) return true;
  return view.getUint32(position + 8, false) === BYTE_ORDER_MAGIC ? false : undefined;
}

/** True when a file that begins with these bytes is pcapng; needs 12 of them. */
export function beginsSection(head: Buffer): boolean {
  return (
    head.length >= BLOCK_FRAME_BYTES &&
    head.readUInt32LE(0) === SECTION_HEADER &&
    sectionIsLittle(new DataView(head.buffer, head.byteOffset, head.length), 0) !== undefined
  );
}
