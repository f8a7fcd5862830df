/** The address at `offset` as text: IPv4 dotted; IPv6 as RFC 5952 section 4 wants it, such as "2001:db8::1". */
export function addressText(bytes: Uint8Array, offset: number, length: 4 | 16): string {
  return length === 4 ? ipv4Text(bytes, offset) : ipv6Text(bytes, offset);
}

function ipv4Text(bytes: Uint8Array, offset: number): string {
  return `${bytes[offset] ?? 0}.${bytes[offset + 1] ?? 0}.${bytes[offset + 2] ?? 0}.${bytes[offset + 3] ?? 0}`;
}

function ipv6Text(bytes: Uint8Array, offset: number): string {
  const groups: number[] = [];
  for (let at = offset; at < offset + 16; at += 2)
    groups.push(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (mapped) return `::ffff:${addressText(bytes, offset + 12, 4)}`;
  const { start, end } = longestZeroRun(groups);
  const hex = (part: readonly number[]) => part.map((group) => group.toString(16)).join(':');
  // Section 4.2.2: "::" does not stand for a single group.
  return end - start < 2 ? hex(groups) : `${hex(groups.slice(0, start))}::${hex(groups.slice(end))}`;
}

/** Section 4.2.3: of runs of equal length the first. */
function longestZeroRun(groups: readonly number[]): { start: number; end: number } {
  let best = { start: 0, end: 0 };
  let start = 0;
  for (let index = 0; index <= groups.length; index++) {
    if (groups[index] === 0) continue;
    if (index - start > best.end - best.start) best = { start, end: index };
    start = index + 1;
  }
  return best;
}
