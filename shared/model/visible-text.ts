import { markLookAlikes } from './look-alikes.ts';

// C0 and C1 controls, DEL; bidirectional controls; zero-width and other invisible characters; lone surrogates.
const UNSAFE =
  // eslint-disable-next-line no-control-regex -- these are the characters that must not reach a screen
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const CONTROL_PICTURES = 0x2400;

/**
 * Text from a capture made safe to show on a terminal, in a window and in a report: what would act (escape sequences,
 * line ends) or deceive (bidirectional overrides, invisible characters, letters that look like others) becomes a visible mark, such as "␛" or "<U+202E>".
 */
export function visibleText(text: string): string {
  return markLookAlikes(text.replace(UNSAFE, mark));
}

function mark(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(CONTROL_PICTURES + code);
  if (code === 0x7f) return '\u2421';
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
