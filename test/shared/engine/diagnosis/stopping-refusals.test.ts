import { expect, it } from 'vitest';
import { stoppingRefusals } from '../../../../shared/engine/diagnosis/stopping-refusals.ts';
import { talk, type TalkFacts } from './talk.ts';

const OPEN = ['S 220 mx', 'C EHLO a.example', 'S 250-mx|250 STARTTLS'];
const MAIL = ['C MAIL FROM:<a@example.org>', 'S 250 ok'];

/** The replies that stop mail, shortened to "index code". */
const stopping = (lines: readonly string[], facts?: TalkFacts): string[] =>
  stoppingRefusals(talk(lines, facts)).map(
    ({ exchange }) => `${String(exchange.index)} ${String(exchange.reply?.code)}`,
  );

it('counts a refusal of MAIL', () => {
  expect(stopping([...OPEN, 'C MAIL FROM:<a@example.org>', 'S 550 no', 'C QUIT', 'S 221 bye'])).toEqual([
    '3 550',
  ]);
});

it('counts each refused recipient, but not DATA that fails because of them', () => {
  expect(
    stopping([
      ...OPEN,
      ...MAIL,
      'C RCPT TO:<b@x.example>',
      'S 550 no',
      'C RCPT TO:<c@x.example>',
      'S 450 later',
      'C DATA',
      'S 554 no valid recipients',
    ]),
  ).toEqual(['4 550', '5 450']);
});

it('counts DATA that is refused although a recipient was accepted', () => {
  expect(stopping([...OPEN, ...MAIL, 'C RCPT TO:<b@x.example>', 'S 250 ok', 'C DATA', 'S 451 disk'])).toEqual(
    ['5 451'],
  );
});

it('counts the refusal of the message', () => {
  expect(
    stopping([
      ...OPEN,
      ...MAIL,
      'C RCPT TO:<b@x.example>',
      'S 250 ok',
      'C DATA',
      'S 354 go',
      '.',
      'S 550 spam',
    ]),
  ).toEqual(['6 550']);
});

it('does not count EHLO refused when HELO was accepted', () => {
  expect(
    stopping(['S 220 mx', 'C EHLO a', 'S 502 what', 'C HELO a', 'S 250 mx', ...MAIL], { outcome: 'no-mail' }),
  ).toEqual([]);
  expect(stopping(['S 220 mx', 'C EHLO a', 'S 502 what', 'C HELO a', 'S 550 no'])).toEqual([
    '2 502',
    '3 550',
  ]);
});

it('does not count a login that failed before one that succeeded', () => {
  expect(
    stopping([...OPEN, 'C AUTH PLAIN x', 'S 535 no', 'C AUTH LOGIN x', 'S 235 ok'], { outcome: 'delivered' }),
  ).toEqual([]);
  expect(stopping([...OPEN, 'C AUTH PLAIN x', 'S 535 no', 'C QUIT', 'S 221 bye'])).toEqual(['3 535']);
});

it('does not count STARTTLS refused when mail went on in the clear', () => {
  expect(stopping([...OPEN, 'C STARTTLS', 'S 454 no', ...MAIL], { outcome: 'delivered' })).toEqual([]);
  expect(
    stopping([...OPEN, 'C STARTTLS', 'S 454 no', 'C QUIT', 'S 221 bye'], { outcome: 'deferred' }),
  ).toEqual(['3 454']);
});

it('does not count MAIL that was accepted when the client tried it again', () => {
  expect(
    stopping([...OPEN, 'C MAIL FROM:<a@example.org> BODY=8BITMIME', 'S 555 no', ...MAIL], {
      outcome: 'delivered',
    }),
  ).toEqual([]);
});

it('does not count a recipient that was accepted later in the session', () => {
  expect(
    stopping(
      [
        ...OPEN,
        ...MAIL,
        'C RCPT TO:<b@x.example>',
        'S 452 too many',
        ...MAIL,
        'C RCPT TO:<b@x.example>',
        'S 250 ok',
      ],
      { outcome: 'delivered' },
    ),
  ).toEqual([]);
});

it('does not count MAIL within an open transaction, nor what follows it', () => {
  expect(
    stopping([
      ...OPEN,
      ...MAIL,
      'C MAIL FROM:<z@example.org>',
      'S 503 sender already given',
      'C RCPT TO:<b@x.example>',
      'S 550 no',
    ]),
  ).toEqual(['5 550']);
});

it('does not count commands that have nothing to do with mail', () => {
  expect(
    stopping([
      ...OPEN,
      'C VRFY b',
      'S 502 no',
      'C NOOP',
      'S 500 what',
      'C XYZZY',
      'S 500 what',
      'C RSET',
      'S 500 no',
      'C QUIT',
      'S 502 no',
    ]),
  ).toEqual([]);
});

it('counts 421 whatever it answers, unless nothing was lost', () => {
  expect(stopping([...OPEN, 'C NOOP', 'S 421 going down'], { outcome: 'deferred' })).toEqual(['3 421']);
  expect(stopping([...OPEN, 'S 421 idle'], { outcome: 'no-mail' })).toEqual([]);
  expect(stopping([...OPEN, 'S 421 idle'], { outcome: 'delivered' })).toEqual([]);
  expect(stopping(['S 421 too busy'], { outcome: 'no-mail' })).toEqual(['1 421']);
});

it('counts a refused greeting and nothing that follows from it', () => {
  expect(
    stopping(['S 554 go away', 'C EHLO a', 'S 503 no', 'C MAIL FROM:<>', 'S 503 no', 'C QUIT', 'S 221 bye']),
  ).toEqual(['1 554']);
});

it('counts a refused MAIL and not the RCPT and DATA that were pipelined behind it', () => {
  expect(
    stopping([
      ...OPEN,
      'C MAIL FROM:<a@example.org>',
      'S 550 no',
      'C RCPT TO:<b@x.example>',
      'S 503 no',
      'C DATA',
      'S 503 no',
    ]),
  ).toEqual(['3 550']);
});
