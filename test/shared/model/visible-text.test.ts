import { expect, test } from 'vitest';
import { visibleText } from '../../../shared/model/visible-text.ts';

test('leaves ordinary text of any script as it is', () => {
  expect(visibleText('550 5.7.1 Пользователь не найден 無効 é 🙂')).toBe(
    '550 5.7.1 Пользователь не найден 無効 é 🙂',
  );
});

test('makes terminal escapes and line ends visible', () => {
  expect(visibleText('\u001b[31mred\r\n\u0000\u007f\u009b')).toBe('␛[31mred␍␊␀␡<U+009B>');
});

test('makes bidirectional overrides and invisible characters visible', () => {
  expect(visibleText('a\u202egnp.exe\u200b\ufeff')).toBe('a<U+202E>gnp.exe<U+200B><U+FEFF>');
});

test('replaces half a surrogate pair', () => {
  expect(visibleText('a\ud83db\ude00')).toBe('a\ufffdb\ufffd');
});
