/** Tells whether a value from storage, which may be anything, is one of a kind. */
export type Check<Value> = (value: unknown) => value is Value;

/** The entries of a stored list that fit, at most so many; undefined for what is no list. */
export function parseList<Value>(
  value: unknown,
  check: Check<Value>,
  most: number,
): readonly Value[] | undefined {
  return Array.isArray(value) ? value.filter(check).slice(0, most) : undefined;
}
