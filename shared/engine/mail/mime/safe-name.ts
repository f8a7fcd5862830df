import { LIMITS } from '../../limits.ts';

/** RFC 2183 section 2.3: the name may come from anybody. Names that Windows keeps for devices, whatever their ending. */
const DEVICE_NAMES = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)(?:\.|$)/i;

/** What some file system or shell obeys. */
const OBEYED = new Set('<>:"|?*;&$`!%^{}~\'');

// Controls and what acts unseen: bidirectional controls turn "exe.fdp" round, fillers and selectors make two names look the same.
const UNSEEN: readonly (readonly [number, number])[] = [
  [0x0000, 0x001f],
  [0x007f, 0x009f],
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202f],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  // Halves of surrogate pairs.
  [0xd800, 0xdfff],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xffff],
  [0xe0000, 0xe0fff],
];

function isUnsafe(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return OBEYED.has(character) || UNSEEN.some(([first, last]) => code >= first && code <= last);
}

/**
 * A name by which a part can be written into a folder: the last step of the path that a message gives, on whatever system,
 * without characters that act, no longer than file systems take. `fallback` where nothing is left.
 */
export function safeFileName(name: string, fallback: string): string {
  const last = name.split(/[/\\\u2044\u2215\u29f8\uff0f\uff3c]/).at(-1) ?? '';
  const visible = [...last.normalize('NFC')]
    .map((character) => (isUnsafe(character) ? '_' : character))
    .join('')
    .replace(/\s+/g, ' ')
    // Windows drops what stands at the end; a dot in front hides a file elsewhere, a dash makes it an option.
    .replace(/^[\s.-]+|[\s.]+$/g, '');
  const whole = shorten(visible);
  if (/^[_\s.-]*$/.test(whole)) return fallback;
  return DEVICE_NAMES.test(whole) ? `_${whole}` : whole;
}

/** Cut in the middle, so that the ending stays. */
function shorten(name: string): string {
  const characters = [...name];
  if (characters.length <= LIMITS.fileNameCharacters && byteLength(name) <= MOST_BYTES) return name;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  let stem = characters.slice(0, LIMITS.fileNameCharacters - ending.length).join('');
  while (byteLength(stem + ending) > MOST_BYTES) stem = [...stem].slice(0, -1).join('');
  return stem + ending;
}

/** ext4, APFS and NTFS allow 255; some room is left for what is put before or behind it. */
const MOST_BYTES = 220;

function byteLength(text: string): number {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}
