import { expect, test } from 'vitest';
import { createFirstAnswers } from '../../../electron/worker/first-answers.ts';

test('waits once, when there are sessions, until the window has its overview and its first page', async () => {
  const first = createFirstAnswers();
  await first.given(0);
  let isOver = false;
  const waiting = first.given(3).then(() => (isOver = true));
  first.answered();
  await Promise.resolve();
  expect(isOver).toBe(false);
  first.answered();
  await waiting;
  expect(isOver).toBe(true);
  await first.given(4);
});

test('goes on when nobody asks', async () => {
  const before = performance.now();
  await createFirstAnswers().given(1);
  expect(performance.now() - before).toBeLessThan(2000);
});
