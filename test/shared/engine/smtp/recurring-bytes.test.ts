import { expect, it } from 'vitest';
import { RecurringBytes } from '../../../../shared/engine/smtp/recurring-bytes.ts';
import { encodeUtf8 } from '../../../../shared/model/text.ts';

it('learns a run the second time, and knows it wherever it stands', () => {
  const known = new RecurringBytes<string>();
  const ask = (text: string) => {
    const bytes = encodeUtf8(`<${text}>`);
    const meaning = known.find(bytes, 1, bytes.length - 1);
    if (meaning === undefined && known.cameBefore) known.learn(bytes, 1, bytes.length - 1, text);
    return meaning;
  };
  expect([ask('250 Ok'), ask('250 Ok'), ask('250 Ok'), ask('250 OK')]).toEqual([
    undefined,
    undefined,
    '250 Ok',
    undefined,
  ]);
});

it('never takes one run for another, however many there are', () => {
  const known = new RecurringBytes<number>();
  for (let round = 0; round < 4; round++) {
    for (let number = 0; number < 5000; number++) {
      const bytes = encodeUtf8(`250 2.0.0 Ok: queued as ${String(number)}`);
      const meaning = known.find(bytes, 0, bytes.length);
      expect(meaning ?? number).toBe(number);
      if (known.cameBefore) known.learn(bytes, 0, bytes.length, number);
    }
  }
});
