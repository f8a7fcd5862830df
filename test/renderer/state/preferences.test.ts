import { expect, test } from 'vitest';
import { createStoredPreferences, parsePreferences } from '../../../renderer/state/preferences.ts';

test('takes what fits and leaves the rest', () => {
  const text =
    '{"theme":"dark","listShare":7,"detailsShown":"yes","detailsShareBelow":0.5,"__proto__":{"x":1}}';
  expect(parsePreferences(text)).toEqual({ theme: 'dark', detailsShareBelow: 0.5 });
});

test('broken or forbidden storage means the defaults', () => {
  const broken = createStoredPreferences({ getItem: () => '{"theme"', setItem: () => undefined });
  const forbidden = createStoredPreferences({
    getItem: () => {
      throw new Error('forbidden');
    },
    setItem: () => undefined,
  });
  expect([broken.read(), forbidden.read()]).toEqual([{}, {}]);
});
