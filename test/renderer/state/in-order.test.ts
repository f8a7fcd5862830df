import { expect, test } from 'vitest';
import { createOrder } from '../../../renderer/state/in-order.ts';

test('goes on after an act that fails, in the order in which the acts were asked for', async () => {
  const done: string[] = [];
  const inOrder = createOrder();
  inOrder(() => Promise.reject(new Error('gone')));
  inOrder(() => {
    throw new Error('gone at once');
  });
  inOrder(async () => {
    await Promise.resolve();
    done.push('first');
  });
  inOrder(() => {
    done.push('second');
    return undefined;
  });
  expect(done).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(done).toEqual(['first', 'second']);
  inOrder(() => {
    done.push('at once again');
    return undefined;
  });
  expect(done).toEqual(['first', 'second', 'at once again']);
});
