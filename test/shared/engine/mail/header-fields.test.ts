import { expect, it } from 'vitest';
import { encodeUtf8 } from '../../../../shared/model/text.ts';
import { parseHeader as parseHeaderBytes } from '../../../../shared/engine/mail/header-fields.ts';

const parseHeader = (section: string) => parseHeaderBytes(encodeUtf8(section));

it('takes the first field of each name, unfolded and decoded in its own character set', () => {
  const section = [
    'Received: from a by b',
    'SUBJECT: =?koi8-r?B?8NLJ18XU?=',
    '\t=?utf-8?Q?=2C_caf=C3=A9?=',
    'Subject: second',
    'From : "A" <a@a.example>',
    'To: b@example.net,',
    ' c@example.net',
    'Message-ID: <1@a.example>',
    'Date: Mon, 1 Jan 2024 00:00:00 +0000',
    '',
  ].join('\r\n');
  expect(parseHeader(section)).toEqual({
    subject: 'Привет, café',
    from: '"A" <a@a.example>',
    to: 'b@example.net, c@example.net',
    messageId: '<1@a.example>',
    date: 'Mon, 1 Jan 2024 00:00:00 +0000',
  });
});

it('leaves words alone that are not encoded as they say', () => {
  expect(parseHeader('Subject: =?nonsense =?utf-8?X?a?= =?utf-8?B?')).toEqual({
    subject: '=?nonsense =?utf-8?X?a?= =?utf-8?B?',
  });
});

it('reads a field folded twenty thousand times without delay', () => {
  expect(parseHeader(`Subject: a${'\r\n b'.repeat(20_000)}`).subject).toHaveLength(40_001);
});

it('reads a section that is not ASCII, and passes over names that only begin alike', () => {
  expect(parseHeader('Metal: 1\r\n x\r\nFrom me: no\r\nTo \t: Zoë <z@c.example>\r\nDated: no')).toEqual({
    to: 'Zoë <z@c.example>',
  });
  expect(parseHeader('Toast: 1\r\nX:\r\n To: no\r\nsubject:\r\n\tfolded\r\n')).toEqual({ subject: 'folded' });
});
