import { describe, expect, it } from 'vitest';
import { markLookAlikes } from '../../../shared/model/look-alikes.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';

describe('look-alike letters', () => {
  it.each([
    ['billing@p\u0430ypal.example', 'billing@p<U+0430>ypal.example'],
    ['g\u03bf\u03bfgle.example', 'g<U+03BF><U+03BF>gle.example'],
    ['\u0440aypal', '<U+0440>aypal'],
  ])('are named in a word of Latin letters: %s', (text, shown) => {
    expect(markLookAlikes(text)).toBe(shown);
    expect(visibleText(text)).toBe(shown);
  });

  it.each([
    'plain@example.org',
    'пример.рф',
    'Привет from Anna',
    'δοκιμή@example.gr',
    'müller@bücher.example',
    '郵件@例子.tw',
    '',
  ])('leaves words of one script as they are: %s', (text) => {
    expect(markLookAlikes(text)).toBe(text);
  });
});
