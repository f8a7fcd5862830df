import { cpus, loadavg, totalmem } from 'node:os';

/** One row of the table: what was measured over several rounds, and what it may be. */
interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly most: number | undefined;
  readonly values: number[];
}

/** Collects what is measured. */
export function createFigures() {
  const figures = new Map<string, Figure>();
  return {
    add(name: string, unit: string, value: number, most?: number): void {
      const figure = figures.get(name) ?? { name, unit, most, values: [] };
      figure.values.push(value);
      figures.set(name, figure);
    },
    /** A Markdown table of medians. */
    table(): string {
      const rows = [...figures.values()].map(({ name, unit, most, values }) => {
        const median = medianOf(values);
        const verdict = most === undefined ? '' : median <= most ? 'yes' : '**no**';
        const wanted = most === undefined ? '' : `≤ ${round(most)} ${unit}`;
        return `| ${name} | ${round(median)} ${unit} | ${round(Math.max(...values))} ${unit} | ${wanted} | ${verdict} |`;
      });
      return [
        '| | median | worst round | wanted | met |',
        '| --- | ---: | ---: | ---: | --- |',
        ...rows,
      ].join('\n');
    },
  };
}

export type Figures = ReturnType<typeof createFigures>;

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The machine in one line, with how many programs wanted to run meanwhile: more than its cores spoil the figures. */
export function machine(): string {
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpu?.model ?? 'unknown'}, ${cpus().length} cores, ${gigabytes} GB, ${process.platform}, load ${(loadavg()[1] ?? 0).toFixed(1)}`;
}

function round(value: number): string {
  return value >= 100 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(1);
}
