import { byteSize, count } from '../../shared/report/text/wording.ts';
import type { CommandContext } from './command.ts';

/** What is known while a capture or a log is read. */
export interface Progress {
  readonly bytesRead: number;
  /** Absent for pipes. */
  readonly bytesTotal?: number;
  readonly packets?: number;
  readonly sessions?: number;
  readonly lines?: number;
}

const INTERVAL_MILLIS = 100;
const CLEAR_LINE = '\r\u001b[K';

export type ProgressLine = ReturnType<typeof createProgressLine>;

/** One line on standard error that keeps itself current; nothing at all where that is no terminal. */
export function createProgressLine(stderr: CommandContext['stderr']) {
  let shownAt = 0;
  let visible = false;

  function put(text: () => string): void {
    const now = Date.now();
    if (!stderr.isTTY || now - shownAt < INTERVAL_MILLIS) return;
    shownAt = now;
    visible = true;
    stderr.write(CLEAR_LINE + text());
  }

  return {
    show: (progress: Progress) => {
      put(() => describe(progress));
    },
    /** How much of something is done, from 0 to 1. */
    showShare: (doing: string, share: number) => {
      put(() => `${doing}: ${Math.floor(100 * share)} %`);
    },
    clear(): void {
      if (visible) stderr.write(CLEAR_LINE);
      visible = false;
      // What comes next is shown at once.
      shownAt = 0;
    },
  };
}

function describe({ bytesRead, bytesTotal, packets, sessions, lines }: Progress): string {
  const share = bytesTotal
    ? `${Math.floor((100 * bytesRead) / bytesTotal)} % of ${byteSize(bytesTotal)}`
    : byteSize(bytesRead);
  const counts = [
    packets === undefined ? '' : `, ${count(packets, 'packet')}`,
    sessions === undefined ? '' : `, ${count(sessions, 'session')}`,
    lines === undefined ? '' : `, ${count(lines, 'line')}`,
  ];
  return `reading: ${share}${counts.join('')}`;
}
