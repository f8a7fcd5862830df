/**
 * Walks the options of a pcapng block, which stand behind its fields (draft-ietf-opsawg-pcapng section 3.5): a code,
 * a length, the value, padding to four bytes; code 0 ends them.
 *   01 00 05 00 68 65 6c 6c 6f 00 00 00   opt_comment "hello"
 * Stops without a word at an option that does not fit.
 */
export function visitOptions(
  view: DataView,
  start: number,
  end: number,
  little: boolean,
  visit: (code: number, offset: number, length: number) => void,
): void {
  let position = start;
  while (end - position >= 4) {
    const code = view.getUint16(position, little);
    const length = view.getUint16(position + 2, little);
    if (code === 0 || length > end - position - 4) return;
    visit(code, position + 4, length);
    position += 4 + ((length + 3) & ~3);
  }
}
