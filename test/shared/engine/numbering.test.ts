import { expect, test } from 'vitest';
import { LIMITS } from '../../../shared/engine/limits.ts';
import { createNumbering, type Ticket } from '../../../shared/engine/numbering.ts';

function setUp() {
  const numbered: Ticket[] = [];
  const numbering = createNumbering((ticket) => numbered.push(ticket));
  let packet = 0;
  const open = () => {
    numbering.open(++packet);
    return numbering.claim(packet);
  };
  return { numbered, numbering, open };
}

test('numbers sessions in the order they were opened, whatever the order they decide in', () => {
  const { numbering, numbered, open } = setUp();
  const [first, second, third] = [open(), open(), open()];
  numbering.decide(third, 'session');
  expect(numbered).toEqual([]);
  numbering.decide(first, 'session');
  numbering.decide(second, 'other');
  expect([first.id, second.id, third.id]).toEqual([1, undefined, 2]);
  expect(numbered).toEqual([first, third]);
});

test('does not let one silent conversation hold up all the others', () => {
  const { numbering, numbered, open } = setUp();
  const silent = open();
  for (let opened = 0; opened < LIMITS.conversationsBehindUndecided; opened++)
    numbering.decide(open(), 'session');
  expect(numbered).toHaveLength(LIMITS.conversationsBehindUndecided);
  numbering.decide(silent, 'session');
  expect(silent.id).toBe(LIMITS.conversationsBehindUndecided + 1);
});

test('counts from the first packet, not from when a conversation is claimed', () => {
  const { numbering } = setUp();
  numbering.open(1);
  numbering.open(2);
  const second = numbering.claim(2);
  numbering.decide(second, 'session');
  expect(second.id).toBeUndefined();
  const first = numbering.claim(1);
  numbering.decide(first, 'session');
  expect([first.id, second.id]).toEqual([1, 2]);
});
