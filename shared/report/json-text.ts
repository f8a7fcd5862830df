// What JSON itself leaves as it is and a terminal or an editor obeys: DEL and the C1 controls (U+009B begins an escape
// sequence like ESC "["), bidirectional controls, invisible characters, and the line ends of Unicode.
const ACTIVE = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** JSON whose text harms no terminal: such characters are escaped ("\u202e"), which every reader of JSON undoes. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(ACTIVE, escape);
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
