import { expect, test } from 'vitest';
import { webAddressOf } from '../../../electron/main/web-address.ts';

test('takes addresses of the web, in their canonical form', () => {
  expect(webAddressOf('http://dnsbl.sorbs.net')).toBe('http://dnsbl.sorbs.net/');
  expect(webAddressOf('HTTPS://Example.ORG/a b?c=ü')).toBe('https://example.org/a%20b?c=%C3%BC');
});

test('shows a name that only looks like another as what it is', () => {
  // The first letter is the Cyrillic "а".
  expect(webAddressOf('https://\u0430pple.example/')).toBe('https://xn--pple-43d.example/');
});

test('refuses all other kinds', () => {
  for (const text of [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'smb://host/share',
    'ms-settings:privacy',
    'mailto:a@example.org',
    '//example.org',
    'example.org',
    '',
    'https://user:secret@example.org/',
    `https://example.org/${'a'.repeat(3000)}`,
  ]) {
    expect([text, webAddressOf(text)]).toEqual([text, undefined]);
  }
});
