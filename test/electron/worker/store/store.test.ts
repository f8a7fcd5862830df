import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGrowingNumbers } from '../../../../electron/worker/store/growing-numbers.ts';
import { createNumberLists } from '../../../../electron/worker/store/number-lists.ts';
import { createPackedValues } from '../../../../electron/worker/store/packed-values.ts';
import { createTextHeap } from '../../../../electron/worker/store/text-heap.ts';
import { createTextIndex } from '../../../../electron/worker/store/text-index.ts';
import { createValueColumn } from '../../../../electron/worker/store/value-column.ts';

test('numbers grow wherever they are set', () => {
  const numbers = createGrowingNumbers();
  numbers.set(5000, 2 ** 32 - 1);
  numbers.push(7);
  expect([numbers.get(5000), numbers.get(5001), numbers.get(0), numbers.get(9999), numbers.length()]).toEqual(
    [2 ** 32 - 1, 7, 0, 0, 5002],
  );
});

test('lists of numbers are given back, counted and found', () => {
  const lists = createNumberLists();
  lists.set(3, [7, 2 ** 32 - 1, 7]);
  lists.set(1, [7]);
  lists.set(3, [8, 7, 8]);
  expect([lists.values(1), lists.values(2), lists.values(3)]).toEqual([[7], [], [8, 7, 8]]);
  expect([...lists.tally()].sort()).toEqual([
    ['7', 2],
    ['8', 1],
  ]);
  const hasEight = lists.having((value) => value === 8);
  expect([1, 2, 3, 9].map(hasEight)).toEqual([false, false, true, false]);
});

test('a heap gives texts back and finds their parts, never across two of them', () => {
  // Few letters, so that parts are found within texts and across them; long ones leave the first chunk behind.
  const text = fc
    .tuple(fc.array(fc.constantFrom('a', 'b', 'ä', '€', '😀')), fc.constantFrom(1, 1, 1, 700, 9000))
    .map(([letters, times]) => letters.join('').repeat(times));
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 40 }),
      fc.string({ unit: fc.constantFrom('a', 'b', 'ä', '😀'), maxLength: 4 }),
      (texts, part) => {
        const heap = createTextHeap();
        const numbers = texts.map(heap.add);
        expect(numbers.map(heap.get)).toEqual(texts);
        expect([...heap.search(part)].map((mark) => mark === 1)).toEqual(
          texts.map((each) => each.includes(part)),
        );
      },
    ),
  );
});

test('a text longer than any chunk has one of its own', () => {
  const heap = createTextHeap();
  const long = 'x'.repeat((1 << 22) + 5);
  for (const text of ['before', long, 'after']) heap.add(text);
  expect(heap.get(1) === long).toBe(true);
  expect([heap.get(0), heap.get(2), ...heap.search('after')]).toEqual(['before', 'after', 0, 0, 1]);
});

test('a column keeps more different values than it shares', () => {
  const column = createValueColumn();
  for (let position = 1; position <= 6000; position += 1) {
    column.set(position, [`user${position}@example.org`, position]);
  }
  column.set(2, []);
  column.set(3, ['']);
  column.set(4, ['a\0b']);
  expect([1, 2, 3, 4, 5999, 9999].map(column.values)).toEqual([
    ['user1@example.org', '1'],
    [],
    [''],
    ['a\uFFFDb'],
    ['user5999@example.org', '5999'],
    [],
  ]);
  const isWanted = column.having(
    (value) => value === '' || value === 'user5999@example.org' || value === '7',
  );
  const found = Array.from({ length: 6001 }, (_, position) => position).filter(isWanted);
  expect(found).toEqual([3, 7, 5999]);
});

test('an index finds what it was told last, in any case of letters', () => {
  const index = createTextIndex();
  index.set(1, ['250 OK', 'MAIL FROM:<Ärger@example.org>']);
  index.set(2, ['250 OK']);
  index.set(3, ['450 later']);
  index.set(3, ['250 OK']);
  for (let position = 4; position < 30_000; position += 1)
    index.set(position, [`line ${position}`, '250 OK']);
  const found = (text: string) => [1, 2, 3, 9000, 29_999].filter(index.having(text));
  expect(found('ÄRGER')).toEqual([1]);
  expect(found('later')).toEqual([]);
  expect(found('250 ok')).toEqual([1, 2, 3, 9000, 29_999]);
  expect(found('line 9000')).toEqual([9000]);
});

test('packed values come back whole, the newest of each position', () => {
  const packed = createPackedValues<{ readonly text: string }>();
  for (let position = 1; position <= 200; position += 1) packed.set(position, { text: `Grüße ${position}` });
  packed.set(40, { text: 'x'.repeat(600_000) });
  packed.set(41, { text: 'new' });
  expect([1, 32, 33, 41, 200].map((position) => packed.get(position)?.text)).toEqual([
    'Grüße 1',
    'Grüße 32',
    'Grüße 33',
    'new',
    'Grüße 200',
  ]);
  expect(packed.get(40)?.text).toHaveLength(600_000);
  expect([packed.get(0), packed.get(201), packed.has(0), packed.has(200)]).toEqual([
    undefined,
    undefined,
    false,
    true,
  ]);
});
