import { expect, test } from 'vitest';
import { LIMITS } from '../../../shared/engine/limits.ts';
import { createNumbering, type Ticket } from '../../../shared/engine/numbering.ts';

function setUp() {
  const numbered: Ticket[] = [];
  return { numbered, numbering: createNumbering((ticket) => numbered.push(ticket)) };
}

test('numbers sessions in the order they were opened, whatever the order they decide in', () => {
  const { numbering, numbered } = setUp();
  const [first, second, third] = [numbering.open(), numbering.open(), numbering.open()];
  numbering.decide(third, 'session');
  expect(numbered).toEqual([]);
  numbering.decide(first, 'session');
  numbering.decide(second, 'other');
  expect([first.id, second.id, third.id]).toEqual([1, undefined, 2]);
  expect(numbered).toEqual([first, third]);
});

test('does not let one silent conversation hold up all the others', () => {
  const { numbering, numbered } = setUp();
  const silent = numbering.open();
  for (let opened = 0; opened < LIMITS.conversationsBehindUndecided; opened++)
    numbering.decide(numbering.open(), 'session');
  expect(numbered).toHaveLength(LIMITS.conversationsBehindUndecided);
  numbering.decide(silent, 'session');
  expect(silent.id).toBe(LIMITS.conversationsBehindUndecided + 1);
});
