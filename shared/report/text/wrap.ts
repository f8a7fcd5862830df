/** Breaks text at spaces into lines of at most `width` columns, each behind `indent`; the first behind `first`. */
export function wrap(text: string, width: number, indent: string, first: string = indent): string {
  const lines: string[] = [];
  let line = '';
  const room = Math.max(20, width - indent.length);
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.map((each, index) => (index === 0 ? first : indent) + each).join('\n');
}
