import { expect, test } from 'vitest';
import { compileFilter } from '../../../../shared/query/filter/compile-filter.ts';
import {
  addTerm,
  domainTerm,
  fieldTerm,
  filterTerms,
  joinTerms,
  replaceField,
} from '../../../../shared/query/filter/edit-filter.ts';

const texts = (filter: string) => filterTerms(filter).map(({ text }) => text);

test('the terms of a filter are what AND joins at its top', () => {
  expect(texts('outcome:rejected NOT (a OR b) AND "spam block" !tls:none')).toEqual([
    'outcome:rejected',
    'NOT (a OR b)',
    '"spam block"',
    '!tls:none',
  ]);
});

test('a filter that says OR at its top is one term', () => {
  expect(texts(' outcome:rejected OR outcome:deferred client:192.0.2.1 ')).toEqual([
    'outcome:rejected OR outcome:deferred client:192.0.2.1',
  ]);
});

test('terms know their place and their field', () => {
  expect(filterTerms('  Code:550 x')).toEqual([
    { start: 2, end: 10, text: 'Code:550', field: 'code' },
    { start: 11, end: 12, text: 'x' },
  ]);
});

test('broken filters have terms as well', () => {
  expect(texts('(a b')).toEqual(['(a b']);
  expect(texts('a) b')).toEqual(['a', ')', 'b']);
  expect(texts('NOT')).toEqual(['NOT']);
  expect(texts('text:"open')).toEqual(['text:"open']);
  expect(texts('   ')).toEqual([]);
});

test('a term is added once, beside a filter that says OR in parentheses', () => {
  expect(addTerm('', 'code:550')).toBe('code:550');
  expect(addTerm('code:550', 'code:550')).toBe('code:550');
  expect(addTerm('a OR b', 'code:550')).toBe('(a OR b) code:550');
  expect(compileFilter(addTerm('a OR b', 'code:550')).errors).toEqual([]);
});

test('terms of a field give way to new ones', () => {
  expect(replaceField('at:>2017 spam at:<2018', 'at', ['at:>=2019'])).toBe('spam at:>=2019');
  expect(replaceField('at:>2017', 'at', [])).toBe('');
});

test('values with blanks or stars of their own are taken as they are', () => {
  expect(fieldTerm('helo', 'my host*')).toBe('helo:"my host*"');
  expect(domainTerm('to', 'example.net')).toBe('to:*@example.net');
  expect(domainTerm('from', '')).toBe('from:""');
  for (const domain of ['', 'example.net', 'x y', 'quote"d', 'st*r', '(p)'])
    expect(compileFilter(domainTerm('from', domain)).errors).toEqual([]);
});

test('joining leaves empty terms out', () => {
  expect(joinTerms(['', 'a', ' ', 'b OR c'])).toBe('a (b OR c)');
});
