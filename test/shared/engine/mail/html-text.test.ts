import { expect, test } from 'vitest';
import { LIMITS } from '../../../../shared/engine/limits.ts';
import { htmlToText } from '../../../../shared/engine/mail/html-text.ts';

test.each([
  [
    '<h1>Hi&nbsp;there</h1><p>One<br>two<br><br>three <b>bold</b>text</p>',
    'Hi there\n\nOne\ntwo\n\nthree boldtext',
  ],
  ['<ul><li>a<li>b</ul>', '- a\n- b'],
  ['<table><tr><td>1<td>2<tr><td>3</table>', '1 2\n3'],
  ['<pre>a\n  b</pre>c', 'a\n  b\n\nc'],
  ['a<script>alert(1)</script><style>b{}</style><!-- c -->d', 'ad'],
  ['<head><title>T</title></head><body>text', 'text'],
  ['&lt;b&gt; &#x1f600; &euro; &nonsense;', '<b> 😀 € &nonsense;'],
  [
    '<a href="https://evil.example/login">https://bank.example</a>',
    'https://bank.example <https://evil.example/login>',
  ],
  ['<a href="https://a.example/">https://a.example/</a>', 'https://a.example/'],
  ['<a href="mailto:b@example.org">b@example.org</a>', 'b@example.org'],
  ['<a href="#top">up</a>', 'up'],
  ['<img src="https://track.example/x.gif" alt="logo">text', '[logo] text'],
  ['no <b markup', 'no'],
  ['', ''],
])('makes text of %j', (source, text) => {
  expect(htmlToText(source)).toEqual({ text, cut: false });
});

test('stops at a bound, in time, whatever is in it', () => {
  for (const piece of [
    '<div>',
    '<b></i>',
    '<ul><li>',
    '<',
    '&',
    '<a href="x">',
    '<!--',
    '<script>',
    'words ',
  ])
    expect(htmlToText(piece.repeat(262_144 / piece.length)).text.length).toBeLessThanOrEqual(
      LIMITS.htmlTextCharacters,
    );
  expect(htmlToText('words '.repeat(100_000)).cut).toBe(true);
  expect(htmlToText('<div>'.repeat(100_000)).cut).toBe(true);
}, 10_000);
