const UNITS: readonly (readonly [name: string, millis: number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
];

/** A span in its two largest units: "2 h 5 min", "14 s", "0.4 s". */
export function formatSpan(millis: number): string {
  const size = Math.abs(millis);
  const first = UNITS.findIndex(([, unit]) => size >= unit);
  if (first < 0) return `${(size / 1000).toFixed(1)} s`;
  const [name = '', unit = 1] = UNITS[first] ?? [];
  const [nextName = '', nextUnit = 1] = UNITS[first + 1] ?? [];
  const whole = Math.floor(size / unit);
  const rest = nextName === '' ? 0 : Math.floor((size - whole * unit) / nextUnit);
  return rest === 0 ? `${whole} ${name}` : `${whole} ${name} ${rest} ${nextName}`;
}
