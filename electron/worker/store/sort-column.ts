import { createValueColumn } from './value-column.ts';

const SMALLEST = 256;

/** What sessions are sorted by, by position: numbers 8 bytes each, texts once each where many sessions share them. */
export function createSortColumn() {
  let numbers = new Float64Array(0);
  let texts: ReturnType<typeof createValueColumn> | undefined;
  return {
    set(position: number, value: string | number): void {
      if (typeof value === 'string') {
        texts ??= createValueColumn();
        texts.set(position, [value]);
        return;
      }
      if (position >= numbers.length) {
        const grown = new Float64Array(Math.max(SMALLEST, position + 1, numbers.length * 2));
        grown.set(numbers);
        numbers = grown;
      }
      numbers[position] = value;
    },
    get: (position: number): string | number => texts?.values(position)[0] ?? numbers[position] ?? 0,
  };
}
