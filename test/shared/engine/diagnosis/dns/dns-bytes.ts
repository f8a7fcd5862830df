const nameBytes = (name: string): number[] =>
  name
    .split('.')
    .filter((label) => label !== '')
    .flatMap((label) => [label.length, ...label.split('').map((letter) => letter.charCodeAt(0))])
    .concat(0);

const uint16 = (value: number): number[] => [value >> 8, value & 255];

/** Record data in wire form: addresses as numbers, MX with preference 10, TXT as one string, else a name. */
function dataOf(type: number, value: string): number[] {
  if (type === 1) return value.split('.').map(Number);
  if (type === 28) return value.split(':').flatMap((group) => uint16(Number.parseInt(group, 16)));
  if (type === 15) return [0, 10, ...nameBytes(value)];
  if (type === 16) return [value.length, ...value.split('').map((letter) => letter.charCodeAt(0))];
  if (type === 52) {
    const [usage, selector, matching, hex = ''] = value.split(' ');
    return [
      usage,
      selector,
      matching,
      ...(hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)),
    ].map(Number);
  }
  return nameBytes(value);
}

/** A DNS answer message; each record's owner is a pointer to the question. */
export function answer(name: string, type: number, values: readonly string[], responseCode = 0): Uint8Array {
  const records = values.flatMap((value) => {
    const data = dataOf(type, value);
    return [0xc0, 12, ...uint16(type), ...uint16(1), 0, 0, 0, 60, ...uint16(data.length), ...data];
  });
  const header = [0x12, 0x34, 0x81, 0x80 | responseCode, ...uint16(1), ...uint16(values.length), 0, 0, 0, 0];
  return Uint8Array.from([...header, ...nameBytes(name), ...uint16(type), ...uint16(1), ...records]);
}
