const SMALLEST = 256;

/** Whole numbers from 0 to 2³²−1, 4 bytes each; those never set are 0. */
export function createGrowingNumbers() {
  let numbers = new Uint32Array(SMALLEST);
  let length = 0;

  function set(index: number, value: number): void {
    if (index >= numbers.length) {
      const grown = new Uint32Array(Math.max(index + 1, numbers.length * 2));
      grown.set(numbers);
      numbers = grown;
    }
    numbers[index] = value;
    if (index >= length) length = index + 1;
  }

  return {
    /** One more than the highest index that was set. */
    length: () => length,
    get: (index: number): number => numbers[index] ?? 0,
    set,
    push(value: number): void {
      set(length, value);
    },
  };
}
