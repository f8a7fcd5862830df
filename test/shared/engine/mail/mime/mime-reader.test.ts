import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { LIMITS } from '../../../../../shared/engine/limits.ts';
import { MimeReader } from '../../../../../shared/engine/mail/mime/mime-reader.ts';
import { lines } from '../../../../support/message-lines.ts';
import { createSha256, flatParts, readMime, sha256 } from '../../../../support/read-mime.ts';

const INNER = lines(
  'Subject: =?iso-8859-1?Q?Gr=FC=DFe?=',
  'Content-Type: text/plain; charset=iso-8859-1',
  '',
  'Inner text',
  '',
);

const NESTED = lines(
  'From: Alice <alice@example.org>',
  'Subject: =?utf-8?B?w4RwZmVs?=',
  ' =?utf-8?Q?_und_Birnen?=',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="outer b"',
  '',
  'This is the preamble.',
  '--outer b',
  'Content-Type: multipart/alternative; boundary=inner',
  '',
  '--inner',
  'Content-Type: text/plain; charset=koi8-r',
  'Content-Transfer-Encoding: 8bit',
  '',
  '\xf0\xd2\xc9\xd7\xc5\xd4',
  '--inner',
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '<p>caf=C3=A9 =',
  'noir</p>',
  '--inner--',
  '',
  '--outer b',
  'Content-Type: application/pdf; name="invoice.pdf"',
  'Content-Transfer-Encoding: base64',
  "Content-Disposition: attachment; filename*0*=utf-8''Rech%C3; filename*1*=%B6n; filename*2=ung.pdf",
  '',
  Buffer.from('MZ' + 'x'.repeat(98))
    .toString('base64')
    .slice(0, 76),
  Buffer.from('MZ' + 'x'.repeat(98))
    .toString('base64')
    .slice(76),
  '--outer b ',
  'Content-Type: message/rfc822',
  '',
  INNER.toString('latin1') + '--outer b--',
  'epilogue',
  '',
);

test('tells the tree of a nested message, with what each part is', () => {
  const message = readMime(NESTED);
  expect(flatParts(message.parts)).toEqual([
    { path: '', type: 'multipart/mixed', bytes: NESTED.length - NESTED.indexOf('This is'), complete: true },
    {
      path: '1',
      type: 'multipart/alternative',
      bytes: NESTED.indexOf('\r\n--outer b\r\nContent-Type: app') - NESTED.indexOf('--inner\r\n'),
      complete: true,
    },
    {
      path: '1.1',
      type: 'text/plain',
      charset: 'koi8-r',
      encoding: '8bit',
      bytes: 6,
      sha256: sha256(Buffer.from('\xf0\xd2\xc9\xd7\xc5\xd4', 'latin1')),
      complete: true,
    },
    {
      path: '1.2',
      type: 'text/html',
      charset: 'utf-8',
      encoding: 'quoted-printable',
      bytes: 17,
      sha256: sha256('<p>café noir</p>'),
      complete: true,
    },
    {
      path: '2',
      type: 'application/pdf',
      encoding: 'base64',
      disposition: 'attachment',
      name: 'Rechönung.pdf',
      safeName: 'Rechönung.pdf',
      bytes: 100,
      sha256: sha256('MZ' + 'x'.repeat(98)),
      contentType: 'application/x-msdownload',
      complete: true,
    },
    {
      path: '3',
      type: 'message/rfc822',
      bytes: INNER.length - 2,
      sha256: sha256(INNER.subarray(0, -2)),
      complete: true,
    },
    {
      path: '3.1',
      type: 'text/plain',
      charset: 'iso-8859-1',
      bytes: 10,
      sha256: sha256('Inner text'),
      complete: true,
    },
  ]);
  expect(message.notices).toEqual([]);
  expect(message.headers.slice(0, 2)).toEqual([
    { name: 'From', value: 'Alice <alice@example.org>' },
    {
      name: 'Subject',
      value: 'Äpfel und Birnen',
      raw: 'Subject: =?utf-8?B?w4RwZmVs?=\r\n =?utf-8?Q?_und_Birnen?=',
    },
  ]);
  expect(message.texts).toEqual([
    { path: '1.1', type: 'text/plain', text: 'Привет', cut: false, isShown: true },
    { path: '1.2', type: 'text/html', text: '<p>café noir</p>', cut: false, isShown: true },
    {
      path: '3',
      type: 'message/rfc822',
      text: 'Subject: =?iso-8859-1?Q?Gr=FC=DFe?=\r\nContent-Type: text/plain; charset=iso-8859-1\r\n',
      cut: false,
      isShown: false,
    },
    { path: '3.1', type: 'text/plain', text: 'Inner text', cut: false, isShown: true },
  ]);
});

/** Messages that are broken, or whose lines end otherwise, each with what must come of it. */
const ODD: readonly (readonly [string, Uint8Array, readonly string[], readonly string[]])[] = [
  ['nothing', lines(''), ['text/plain 0'], []],
  ['a body alone', lines('', 'Hello', ''), ['text/plain 7'], []],
  ['a header section alone', lines('Subject: a', ''), ['text/plain 0'], ['mime-open-header']],
  [
    'lines that end with LF alone',
    Buffer.from('A: b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\none\n--x\n\ntwo\n--x--\n'),
    ['multipart/mixed 24', '1 text/plain 3', '2 text/plain 3'],
    [],
  ],
  [
    'no closing boundary',
    lines('Content-Type: multipart/mixed; boundary=x', '', '--x', '', 'one', ''),
    ['multipart/mixed 12', '1 text/plain 5'],
    ['mime-unclosed'],
  ],
  [
    'no boundary parameter',
    lines('Content-Type: multipart/mixed', '', '--x', '', 'one', '--x--'),
    ['multipart/mixed 17'],
    ['mime-no-boundary'],
  ],
  [
    'a boundary that never comes',
    lines('Content-Type: multipart/mixed; boundary=y', '', '--x', '', 'one', '--x--'),
    ['multipart/mixed 17'],
    ['mime-no-parts'],
  ],
  [
    'an outer boundary that closes the inner parts',
    lines(
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: multipart/mixed; boundary=xy',
      '',
      '--xy',
      '',
      'one',
      '--x',
      '',
      'two',
      '--x--',
    ),
    ['multipart/mixed 81', '1 multipart/mixed 11', '1.1 text/plain 3', '2 text/plain 3'],
    ['mime-unclosed'],
  ],
  [
    'lines that only look like a boundary',
    lines(
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      '',
      '--xy',
      '--',
      '-- x',
      '--x-',
      '--x--y',
      '---x',
      '--x--',
      '--x',
      '',
      'after the end',
    ),
    ['multipart/mixed 70', '1 text/plain 34'],
    [],
  ],
  [
    'boundary lines with blanks behind',
    lines('Content-Type: multipart/mixed; boundary=x', '', '--x \t', '', 'one', '--x--  '),
    ['multipart/mixed 21', '1 text/plain 3'],
    [],
  ],
  [
    'a header section that a boundary ends',
    lines(
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: text/html',
      '--x',
      '',
      'two',
      '--x--',
    ),
    ['multipart/mixed 47', '1 text/html 0', '2 text/plain 3'],
    ['mime-open-header'],
  ],
  [
    'a digest',
    lines('Content-Type: multipart/digest; boundary=x', '', '--x', '', 'Subject: a', '', 'one', '--x--'),
    ['multipart/digest 31', '1 message/rfc822 17', '1.1 text/plain 3'],
    [],
  ],
  [
    'a message within that is nothing',
    lines('Content-Type: multipart/digest; boundary=x', '', '--x', '', '--x--'),
    ['multipart/digest 12', '1 message/rfc822 0', '1.1 text/plain 0'],
    ['mime-open-header'],
  ],
  [
    'an encoding that nobody knows',
    lines('Content-Transfer-Encoding: x-rot13', '', 'abc'),
    ['text/plain 3'],
    ['mime-unknown-encoding'],
  ],
  ['a type that is none', lines('Content-Type: <script>', '', 'abc'), ['text/plain 3'], []],
  [
    'base64 with whatever else in it',
    lines('Content-Transfer-Encoding: BASE64 (sic)', '', 'SGV$s', ' bG8=', 'IQ==', '!'),
    ['text/plain 6'],
    [],
  ],
  [
    'a multipart said to be base64',
    lines('Content-Type: multipart/mixed; boundary=x', 'Content-Transfer-Encoding: base64', '', 'SGVsbG8='),
    ['multipart/mixed 5'],
    [],
  ],
  [
    'two multiparts with one boundary',
    lines(
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      '',
      'one',
      '--x--',
      '--x--',
    ),
    ['multipart/mixed 74', '1 multipart/mixed 19', '1.1 text/plain 3'],
    [],
  ],
];

test.each(ODD)('takes %s as it comes', (_, message, parts, notices) => {
  const { parts: root, notices: said } = readMime(message);
  expect(flatParts(root).map(({ path, type, bytes }) => `${path} ${type} ${bytes}`.trim())).toEqual(parts);
  expect(said.map(({ code }) => code)).toEqual(notices);
});

test('reads every message alike in whatever pieces it comes', () => {
  for (const message of [NESTED, ...ODD.map(([, bytes]) => bytes)]) {
    const whole = readMime(message);
    for (const size of [1, 2, 3, 7, 64]) expect(readMime(message, size)).toEqual(whole);
  }
});

test('agrees with another reader of MIME about text and attachments', async () => {
  const other = await PostalMime.parse(NESTED, { forceRfc822Attachments: true });
  const { parts, texts } = readMime(NESTED);
  const [pdf] = flatParts(parts).filter(({ path }) => path === '2');
  const [attached] = other.attachments;
  expect(attached?.filename).toBe(pdf?.name);
  expect(attached?.mimeType).toBe(pdf?.type);
  expect(sha256(new Uint8Array(attached?.content as ArrayBuffer))).toBe(pdf?.sha256);
  expect(other.text?.trimEnd()).toBe(texts[0]?.text);
  expect(other.html?.trimEnd()).toBe(texts[1]?.text);
  expect(other.subject).toBe('Äpfel und Birnen');
});

test('marks the parts that a hole touches, and reads on behind it', () => {
  const at = NESTED.indexOf('Cont', NESTED.indexOf('Birnen'));
  const hole = NESTED.indexOf('\r\n--outer b\r\nContent-Type: app') - 30;
  const reader = new MimeReader({ createSha256, textBytes: 65_536 });
  reader.push(NESTED, 0, hole);
  reader.gap(10);
  reader.push(NESTED, hole + 10, NESTED.length);
  const message = reader.end(true);
  expect(at).toBeGreaterThan(0);
  expect(message.missingBytes).toBe(10);
  expect(
    flatParts(message.parts).map(({ path, complete, sha256: hash }) => [path, complete, hash !== undefined]),
  ).toEqual([
    ['', false, false],
    ['1', false, false],
    ['1.1', true, true],
    ['1.2', false, false],
    ['2', true, true],
    ['3', true, true],
    ['3.1', true, true],
  ]);
});

test('says that a cut message is not whole', () => {
  const reader = new MimeReader({ createSha256, textBytes: 65_536 });
  reader.push(NESTED, 0, NESTED.indexOf('noir'));
  expect(flatParts(reader.end(false).parts).map(({ path, complete }) => [path, complete])).toEqual([
    ['', false],
    ['1', false],
    ['1.1', true],
    ['1.2', false],
  ]);
});

test('goes no deeper than a bound, and lists no more parts', () => {
  const deep = Array.from({ length: 100 }, (_, level) => [
    `Content-Type: multipart/mixed; boundary=b${level}.`,
    '',
    `--b${level}.`,
  ]);
  const { parts, notices } = readMime(lines(...deep.flat(), '', 'text'));
  let depth = 0;
  for (let part = parts.parts[0]; part; part = part.parts[0]) depth += 1;
  expect(depth).toBe(LIMITS.mimeDepth);
  expect(notices.map(({ code }) => code)).toEqual(['limit-mime-depth', 'mime-unclosed']);
  const many = lines(
    'Content-Type: multipart/mixed; boundary=x',
    '',
    ...Array.from({ length: 3000 }, () => ['--x', '', 'a']).flat(),
  );
  const wide = readMime(many);
  expect(flatParts(wide.parts)).toHaveLength(LIMITS.mimeParts);
  expect(wide.notices.map(({ code }) => code)).toEqual(['limit-mime-parts', 'mime-unclosed']);
  const within = lines(...Array.from({ length: 500 }, () => ['Content-Type: message/rfc822', '']).flat());
  expect(flatParts(readMime(within).parts)).toHaveLength(LIMITS.mimeDepth + 1);
});

test('keeps no more of header sections and texts than is allowed', () => {
  const long = lines(`Subject: ${'x'.repeat(3 << 20)}`, 'Content-Type: text/plain', '', 'y'.repeat(1 << 20));
  const { headers, texts, notices, parts } = readMime(long, 1460);
  expect(headers.map(({ name, value }) => [name, value.length])).toEqual([
    ['Subject', LIMITS.headerValueCharacters],
  ]);
  expect(texts.map(({ text, cut }) => [text.length, cut])).toEqual([[LIMITS.partTextBytes, true]]);
  expect(parts.sha256).toBe(sha256('y'.repeat(1 << 20)));
  expect(notices.map(({ code }) => code)).toEqual(['limit-part-header-bytes', 'limit-part-text-bytes']);
});

test('gives the decoded bytes of the part that is asked for', () => {
  const read = (path: string) => {
    const pieces: Uint8Array[] = [];
    readMime(NESTED, 5, {
      onPart: (each) =>
        each === path ? (bytes, start, end) => void pieces.push(bytes.slice(start, end)) : undefined,
    });
    return Buffer.concat(pieces).toString('latin1');
  };
  expect(read('2')).toBe('MZ' + 'x'.repeat(98));
  expect(read('3')).toBe(Buffer.from(INNER.subarray(0, -2)).toString('latin1'));
  expect(read('1.1')).toBe('\xf0\xd2\xc9\xd7\xc5\xd4');
  expect(read('4')).toBe('');
});

test('gives the body as it stands', () => {
  for (const size of [1, 50, NESTED.length]) {
    const pieces: Uint8Array[] = [];
    readMime(NESTED, size, {
      onHeader: () => (bytes, start, end) => void pieces.push(bytes.slice(start, end)),
    });
    expect(Buffer.concat(pieces).toString('latin1')).toBe(
      Buffer.from(NESTED.subarray(NESTED.indexOf('This is'))).toString('latin1'),
    );
  }
});

test('never throws, and counts every byte, whatever comes', () => {
  const words = [
    '--x',
    '--x--',
    '--y',
    '\r\n',
    '\n',
    '\r',
    '-',
    ' ',
    'Content-Type: multipart/mixed; boundary=x',
    'Content-Type: multipart/mixed; boundary=y',
    'Content-Type: message/rfc822',
    'Content-Transfer-Encoding: base64',
    'Content-Transfer-Encoding: quoted-printable',
    'abcd',
    '=',
    '=3D',
    '\r\n\r\n',
    ': ',
  ];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...words), { maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      (parts, size) => {
        const message = Buffer.from(parts.join(''), 'latin1');
        const body: number[] = [];
        const whole = readMime(message, size, {
          onHeader: () => (_, start, end) => void body.push(end - start),
        });
        expect(readMime(message)).toEqual(whole);
        expect(body.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(message.length);
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  ['boundaries', 'Content-Type: multipart/mixed; boundary=x\r\n\r\n', '--x\r\n'],
  [
    'lines that begin like one',
    `Content-Type: multipart/mixed; boundary=${'b'.repeat(200)}\r\n\r\n`,
    `--${'b'.repeat(199)}\r\n`,
  ],
  ['empty lines', 'Content-Type: multipart/mixed; boundary=x\r\n\r\n', '\n'],
  ['messages within messages', '', 'Content-Type: message/rfc822\r\n\r\n'],
  ['folded lines', 'A: b\r\n', ' b\r\n'],
  ['escapes that are none', 'Content-Transfer-Encoding: quoted-printable\r\n\r\n', '= '],
  ['parameters', 'Content-Type: a/b', '; x*1*=%41'],
])('takes no longer for a megabyte of %s than for others', (_, start, piece) => {
  const message = Buffer.concat([Buffer.from(start), Buffer.alloc(1 << 20, piece)]);
  const began = performance.now();
  readMime(message, 50);
  expect(performance.now() - began).toBeLessThan(5_000);
});
