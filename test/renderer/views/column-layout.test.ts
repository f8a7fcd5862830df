import { expect, test } from 'vitest';
import {
  choicesNow,
  layoutColumns,
  moveColumn,
  resizeColumn,
  toggleColumn,
} from '../../../renderer/views/session-list/column-layout.ts';

const ids = (choices: Parameters<typeof layoutColumns>[0], width = 1200) =>
  layoutColumns(choices, width).columns.map(({ id }) => id);
const first = choicesNow([], 700);

test('until the user chooses, the columns are those that fit', () => {
  expect(ids([], 300)).toEqual(['outcome', 'envelope', 'short-code']);
  expect(ids([], 700)).toEqual(['outcome', 'time', 'client', 'envelope', 'code']);
  expect(layoutColumns([], 300).narrow).toBe(true);
});

test('a first change begins with what was on screen', () => {
  expect(ids(first)).toEqual(ids([], 700));
  expect(ids(toggleColumn(first, 'tls'))).toEqual(['outcome', 'time', 'client', 'envelope', 'code', 'tls']);
});

test('the last column cannot be taken away', () => {
  const one = ['time', 'client', 'envelope', 'code'].reduce(toggleColumn, first);
  expect(ids(toggleColumn(one, 'outcome'))).toEqual(['outcome']);
});

test('columns move among those shown, over hidden ones, and stop at the ends', () => {
  expect(ids(moveColumn(first, 'client', -1, true))).toEqual([
    'outcome',
    'client',
    'time',
    'envelope',
    'code',
  ]);
  expect(ids(moveColumn(first, 'outcome', 2, true))).toEqual([
    'time',
    'client',
    'outcome',
    'envelope',
    'code',
  ]);
  expect(moveColumn(first, 'outcome', -1, true)).toBe(first);
  expect(moveColumn(first, 'no-such-column', 1)).toBe(first);
});

test('a width holds, within bounds, until it is given back', () => {
  const wide = resizeColumn(first, 'client', 260.4);
  expect(layoutColumns(wide, 700).tracks[2]).toBe('260px');
  expect(layoutColumns(resizeColumn(first, 'client', 1), 700).tracks[2]).toBe('80px');
  expect(layoutColumns(resizeColumn(wide, 'client', undefined), 700).tracks[2]).toBe('minmax(80px, 1fr)');
  expect(layoutColumns(resizeColumn(first, 'client', 900), 700).minWidth).toBeGreaterThan(900);
});

test('stored choices of another version do no harm', () => {
  const stored = [
    { id: 'gone', shown: true },
    { id: 'code', shown: true },
    { id: 'code', shown: true, width: 10 },
  ];
  expect(ids(stored)).toEqual(['code']);
  expect(choicesNow(stored, 700).filter(({ shown }) => shown)).toEqual([{ id: 'code', shown: true }]);
});
