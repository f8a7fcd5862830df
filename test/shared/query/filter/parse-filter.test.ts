import { describe, expect, test } from 'vitest';
import type { FilterNode } from '../../../../shared/query/filter/filter-node.ts';
import { parseFilter } from '../../../../shared/query/filter/parse-filter.ts';

/** The tree in short: (and a (not b)) */
function shape(node: FilterNode): string {
  switch (node.kind) {
    case 'all':
      return '*';
    case 'text':
      return `"${node.text}"`;
    case 'field':
      return `${node.name}${node.comparison}${node.value}`;
    case 'not':
      return `(not ${shape(node.node)})`;
    default:
      return `(${node.kind} ${node.nodes.map(shape).join(' ')})`;
  }
}

test.each([
  ['', '*'],
  ['spam', '"spam"'],
  ['spam block', '(and "spam" "block")'],
  ['"spam block"', '"spam block"'],
  ['outcome:rejected code:550', '(and outcome=rejected code=550)'],
  ['code:550 AND status:5.7.*', '(and code=550 status=5.7.*)'],
  ['a OR b AND c', '(or "a" (and "b" "c"))'],
  ['(a OR b) c', '(and (or "a" "b") "c")'],
  ['NOT a', '(not "a")'],
  ['NOT NOT a', '"a"'],
  ['! a || b', '(or (not "a") "b")'],
  ['ORDER ANDROID NOTE', '(and "ORDER" "ANDROID" "NOTE")'],
  ['wait:>5s', 'wait>5s'],
  ['wait:>=5s size:<1MB', '(and wait>=5s size<1MB)'],
  ['client:209.85.128.0/17', 'client=209.85.128.0/17'],
  ['client:2001:db8::/32', 'client=2001:db8::/32'],
  ['at:>2017-04-30T12:00', 'at>2017-04-30T12:00'],
  ['text:"spam block"', 'text=spam block'],
  ['text:"say \\"no\\""', 'text=say "no"'],
  ['FROM:*@Example.org', 'from=*@Example.org'],
  ['header.x-spam:yes', 'header.x-spam=yes'],
])('reads %j as %s', (text, expected) => {
  const { node, errors } = parseFilter(text);
  expect(shape(node)).toBe(expected);
  expect(errors).toEqual([]);
});

describe('tells what is wrong and where', () => {
  test.each([
    ['(a', 'A closing parenthesis is missing.', 1, 2],
    ['a)', 'There is nothing for this parenthesis to close.', 1, 2],
    ['a AND', 'Something must follow AND.', 4, 5],
    ['a OR OR b', '“OR” cannot stand here.', 5, 7],
    ['text:"spam', 'The closing quote is missing.', 0, 10],
    ['"spam', 'The closing quote is missing.', 0, 5],
  ])('%j', (text, message, start, end) => {
    expect(parseFilter(text).errors).toContainEqual({ message, start, end });
  });

  test('a filter nested beyond all reason', () => {
    const text = '('.repeat(100_000);
    expect(parseFilter(text).errors[0]?.message).toMatch(/deeper/);
  });
});

test('knows where a field name and its value stand', () => {
  expect(parseFilter('a code:>=550').node).toMatchObject({
    nodes: [{ kind: 'text' }, { nameSpan: { start: 2, end: 6 }, valueSpan: { start: 9, end: 12 } }],
  });
});
