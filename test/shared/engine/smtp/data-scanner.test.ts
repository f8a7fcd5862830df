import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DataScanner } from '../../../../shared/engine/smtp/data-scanner.ts';

/** The same by the words of RFC 5321 section 4.5.2, on whole text. */
function unstuff(sent: string): { content: string; rest: string | undefined } {
  const end = sent.startsWith('.\r\n') ? 0 : sent.indexOf('\r\n.\r\n') + 2;
  const isEnded = end === 0 ? sent.startsWith('.\r\n') : end > 1;
  const body = isEnded ? sent.slice(0, end) : sent;
  const content = body
    .split('\r\n')
    .map((line) => (line.startsWith('.') ? line.slice(1) : line))
    .join('\r\n');
  return { content, rest: isEnded ? sent.slice(end + 3) : undefined };
}

it('gives the same as the rule on the whole text, however the bytes are cut', () => {
  const pieces = fc.array(fc.constantFrom('\r', '\n', '.', 'a', '\r\n', '\r\n.', 'text. More'), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(
      pieces,
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
      (parts, cuts) => {
        const sent = parts.join('');
        const expected = unstuff(sent);
        // What waits for the next byte at the end of all is not decided yet.
        fc.pre(expected.rest !== undefined || /[a-z]$/.test(sent));
        const bytes = Uint8Array.from(sent, (character) => character.charCodeAt(0));
        const scanner = new DataScanner();
        let content = '';
        const sink = {
          content: (from: Uint8Array, start: number, end: number) => {
            content += String.fromCharCode(...from.subarray(start, end));
          },
          looseEnd: () => undefined,
        };
        let rest: string | undefined;
        for (let at = 0, next = 0; at < bytes.length && rest === undefined; next++) {
          const end = Math.min(bytes.length, at + (cuts[next % cuts.length] ?? 1));
          const behind = scanner.read(bytes, at, end, sink);
          if (behind >= 0) rest = sent.slice(behind);
          at = end;
        }
        expect({ content, rest }).toEqual(expected);
      },
    ),
    { numRuns: 2000 },
  );
});
