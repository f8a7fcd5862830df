/** Keeps the values last asked for, by name. */
export function createRecent<Value>(most: number) {
  const kept = new Map<string, Value>();
  return {
    /** The value of that name, made when it is not there (any more). */
    get(name: string, make: () => Value): Value {
      const value = kept.get(name) ?? make();
      kept.delete(name);
      kept.set(name, value);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return value;
    },
    clear(): void {
      kept.clear();
    },
  };
}
