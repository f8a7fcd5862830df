import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseParameters } from '../../../../shared/engine/mail/parameters.ts';

const read = (text: string) => {
  const { value, parameters } = parseParameters(text);
  return [value, Object.fromEntries(parameters)];
};

test.each([
  ['text/plain', ['text/plain', {}]],
  ['TEXT/Plain; Charset="UTF-8"', ['text/plain', { charset: 'UTF-8' }]],
  ['multipart/mixed;boundary="a;b \\"c\\""; x=y', ['multipart/mixed', { boundary: 'a;b "c"', x: 'y' }]],
  ['text/plain (a (nested) comment); charset=us-ascii (Plain text)', ['text/plain', { charset: 'us-ascii' }]],
  ["attachment; filename*=utf-8'en'%e2%82%ac%20rates.txt", ['attachment', { filename: '€ rates.txt' }]],
  [
    'a; title*0*=us-ascii\'en\'This%20is%20; title*1*=even%20; title*2="more"',
    ['a', { title: 'This is even more' }],
  ],
  ['a; name*1=b.txt; name*0=a', ['a', { name: 'ab.txt' }]],
  ['a; filename="fallback.txt"; filename*=iso-8859-1\'\'caf%e9.txt', ['a', { filename: 'café.txt' }]],
  ["a; filename*=gb18030''%C4%E3%BA%C3.txt", ['a', { filename: '你好.txt' }]],
  ["a; filename*=nonsense''%41", ['a', { filename: 'A' }]],
  ['a; filename*=%zz', ['a', { filename: '%zz' }]],
  ['attachment; filename="=?utf-8?Q?caf=C3=A9.txt?="', ['attachment', { filename: 'café.txt' }]],
  ['attachment; filename=caf\u00e9.txt', ['attachment', { filename: 'café.txt' }]],
  ['a; filename=two words.txt', ['a', { filename: 'two words.txt' }]],
  ['a; a=1; a=2', ['a', { a: '1' }]],
  ['; ; =; x', ['', {}]],
  ['"unclosed; x=y', ['"unclosed'.slice(1), {}]],
  ['', ['', {}]],
])('reads %j', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test('never throws, whatever comes', () => {
  const noise = fc.string({
    unit: fc.constantFrom(';', '=', '*', '0', "'", '"', '\\', '(', ')', '%', 'a', ' '),
  });
  fc.assert(
    fc.property(noise, (text) => {
      parseParameters(text);
    }),
  );
});
