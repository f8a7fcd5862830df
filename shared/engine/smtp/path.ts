/**
 * Reads the address in the argument of MAIL or RCPT (RFC 5321 sections 4.1.1.2, 4.1.2 and 4.1.1.11), without angle brackets
 * and source route, empty for the null sender: `FROM:<@relay.example:"a > b"@example.org> SIZE=1024 BODY=8BITMIME`. As
 * servers do, it takes a space behind the colon and an address without brackets. Undefined when the argument is not of this kind.
 */
export function parsePath(argument: string, keyword: 'FROM' | 'TO'): string | undefined {
  const colon = argument.indexOf(':');
  if (colon < 0 || argument.slice(0, colon).trim().toUpperCase() !== keyword) return undefined;
  const rest = argument.slice(colon + 1).trimStart();
  if (!rest.startsWith('<')) return withoutRoute(rest.slice(0, endOfWord(rest)).trim());
  const end = endOfBrackets(rest);
  return withoutRoute(rest.slice(1, rest[end - 1] === '>' ? end - 1 : end).trim());
}

/** Behind the ">" that closes the path; one within a quoted local part does not (RFC 5321 section 4.1.2, Quoted-string). */
function endOfBrackets(text: string): number {
  const first = text.indexOf('>');
  const quote = text.indexOf('"');
  if (first >= 0 && (quote < 0 || quote > first)) return first + 1;
  let quoted = false;
  for (let index = 1; index < text.length; index++) {
    const character = text[index];
    if (quoted && character === '\\') index++;
    else if (character === '"') quoted = !quoted;
    else if (character === '>' && !quoted) return index + 1;
  }
  return first < 0 ? text.length : first + 1;
}

function endOfWord(text: string): number {
  const space = text.indexOf(' ');
  return space < 0 ? text.length : space;
}

/** "@a.example,@b.example:user@c.example" is "user@c.example" (RFC 5321 section 4.1.2, A-d-l). */
function withoutRoute(path: string): string {
  if (!path.startsWith('@')) return path;
  const colon = path.indexOf(':');
  return colon < 0 ? path : path.slice(colon + 1);
}
