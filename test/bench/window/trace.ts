import type { ElectronApplication } from '@playwright/test';
import { readFileSync, rmSync } from 'node:fs';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds by the clock, and of processor time. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What kept the page's main thread busy, in milliseconds. */
interface Tasks {
  readonly longest: number;
  readonly longestProcessor: number;
  readonly over50: number;
}

const CATEGORIES = ['toplevel', '__metadata'];

/** Records what the page's main thread does while `work` runs. */
export async function tracePage<Result>(
  app: ElectronApplication,
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly page: Tasks; readonly main: Tasks }> {
  await app.evaluate(
    ({ contentTracing }, categories) => contentTracing.startRecording({ included_categories: categories }),
    CATEGORIES,
  );
  const result = await work();
  const file = await app.evaluate(({ contentTracing }) => contentTracing.stopRecording());
  const { traceEvents } = JSON.parse(readFileSync(file, 'utf8')) as { traceEvents: readonly TraceEvent[] };
  rmSync(file);
  return {
    result,
    page: tasksOf(traceEvents, 'CrRendererMain'),
    main: tasksOf(traceEvents, 'CrBrowserMain'),
  };
}

function tasksOf(events: readonly TraceEvent[], threadName: string): Tasks {
  const threads = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === threadName)
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && threads.has(`${pid} ${tid}`),
  );
  const longest = (of: (event: TraceEvent) => number) =>
    tasks.reduce((most, task) => Math.max(most, of(task)), 0);
  return {
    longest: longest(({ dur = 0 }) => dur) / 1000,
    longestProcessor: longest(({ tdur = 0 }) => tdur) / 1000,
    over50: tasks.filter(({ dur = 0 }) => dur > 50_000).length,
  };
}
