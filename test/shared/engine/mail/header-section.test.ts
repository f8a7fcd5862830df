import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LIMITS } from '../../../../shared/engine/limits.ts';
import { parseHeaderFields } from '../../../../shared/engine/mail/header-section.ts';

test('tells each field decoded, with what stands in the message where that differs', () => {
  const section = [
    'Received: from a (a [192.0.2.1])',
    '\tby b with ESMTP;',
    ' Mon, 16 Nov 2026 10:00:00 +0000',
    'SUBJECT:=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?= =?utf-8?q?_and?= more',
    'From: "M\u00fcller" <m\u00fcller@example.org>',
    'X-Empty:',
    'X-Spaced : a',
    '',
  ].join('\r\n');
  expect(parseHeaderFields(section)).toEqual([
    {
      name: 'Received',
      value: 'from a (a [192.0.2.1]) by b with ESMTP; Mon, 16 Nov 2026 10:00:00 +0000',
      raw: 'Received: from a (a [192.0.2.1])\r\n\tby b with ESMTP;\r\n Mon, 16 Nov 2026 10:00:00 +0000',
    },
    {
      name: 'SUBJECT',
      value: '日本 and more',
      raw: 'SUBJECT:=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?= =?utf-8?q?_and?= more',
    },
    { name: 'From', value: '"Müller" <müller@example.org>' },
    { name: 'X-Empty', value: '', raw: 'X-Empty:' },
    { name: 'X-Spaced', value: 'a', raw: 'X-Spaced : a' },
  ]);
});

test.each([
  ['=?koi8-r?B?8NLJ18XU?=', 'Привет'],
  ['=?windows-1252?Q?=80_5?=', '€ 5'],
  ['=?gb18030?B?xOO6ww==?=', '你好'],
  ['=?utf-8?B?w4Q=?= =?utf-8?B?w6Q=?=', 'Ää'],
  ['=?nonsense?Q?abc?=', 'abc'],
  ['=?utf-8?Q?no end', '=?utf-8?Q?no end'],
])('decodes %s', (value, decoded) => {
  expect(parseHeaderFields(`Subject: ${value}`)[0]?.value).toBe(decoded);
});

test('passes over lines that are no fields, with what continues them', () => {
  const section = 'From alice Mon Nov 16 10:00:00 2026\n goes on\n>From: b\nTo: c\n\tand d\n: e\nno colon';
  expect(parseHeaderFields(section)).toEqual([
    { name: '>From', value: 'b' },
    { name: 'To', value: 'c and d', raw: 'To: c\n\tand d' },
  ]);
});

test('keeps a bounded number of fields, of bounded length', () => {
  expect(parseHeaderFields('A: b\r\n'.repeat(5_000))).toHaveLength(LIMITS.headerFields);
  const [long] = parseHeaderFields(`A: ${'x'.repeat(100_000)}`);
  expect(long?.value).toHaveLength(LIMITS.headerValueCharacters);
  expect(long?.raw).toHaveLength(LIMITS.headerValueCharacters * 2);
});

test('never throws, whatever comes', () => {
  const noise = fc.string({
    unit: fc.constantFrom('A', ':', ' ', '\t', '\r', '\n', '=?utf-8?B?', '?=', 'x'),
  });
  fc.assert(
    fc.property(noise, (text) => {
      for (const { name } of parseHeaderFields(text)) expect(name).not.toBe('');
    }),
  );
});
