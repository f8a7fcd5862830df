import { describe, expect, it, test } from 'vitest';
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

test.each([
  // Cyrillic from end to end: nothing in the name itself gives it away.
  ['аррӏе.com', '<U+0430><U+0440><U+0440><U+04CF><U+0435>.com'],
  ['www.хорхе.example', 'www.<U+0445><U+043E><U+0440><U+0445><U+0435>.example'],
  ['асе@bank.example', '<U+0430><U+0441><U+0435>@bank.example'],
])('marks a name in a disguise of one script: %s', (name, shown) => {
  expect(markLookAlikes(name)).toBe(shown);
});

test.each([
  'хор@пример.рф',
  'почта@пример.example',
  'пример.com',
  'хор пел.',
  'Ελλάδα.example',
  'xn--80ak6aa92e.com',
  'münchen.example',
])('leaves what is no disguise: %s', (name) => {
  expect(markLookAlikes(name)).toBe(name);
});

test('a megabyte of anything takes no longer than its length asks for', () => {
  for (const text of [`а${'a'.repeat(1 << 20)}`, `а${'a.'.repeat(1 << 19)}`, `а${'a-'.repeat(1 << 19)}@`]) {
    const began = performance.now();
    markLookAlikes(text);
    expect(performance.now() - began).toBeLessThan(2_000);
  }
});
