import type { LogFile } from '../model/log.ts';
import type { LogSummary } from '../model/log-summary.ts';
import type { Notice } from '../model/notice.ts';
import { LimitLog } from './diagnosis/limit-log.ts';
import { LogTally } from './diagnosis/log-tally.ts';
import { createLogReader, type LogCounts } from './log/log-reader.ts';
import type { DateAnchor } from './log/stamps/date-stamp.ts';
import { createWallText } from './log/stamps/wall-text.ts';

export { readTimeZone } from './log/stamps/time-zone.ts';
export { createJoin } from './join/join.ts';

/** Takes one log, a physical line at a time. */
export interface LogLines {
  push(line: string): void;
  finish(): void;
  counts(): LogCounts;
}

/** Reads a log for its counts alone. */
export function createLogReading(): LogLines {
  return createLogReader(() => undefined);
}

/** Groups what logs refuse, bounce and defer by its causes, without a capture. Memory is bounded, however long they are. */
export function createLogSummary() {
  const limits = new LimitLog();
  const tally = new LogTally(limits.hit);
  let datesAreGuessed = false;
  return {
    /** The next log; `anchor` tells the year of its stamps where they name none and `year` is not given. */
    open(file: string, anchor: DateAnchor, year?: number): LogLines {
      const textOf = createWallText(anchor, year);
      return createLogReader((entry) => {
        const { stamp } = entry;
        datesAreGuessed ||= stamp?.kind === 'wall' && stamp.year === undefined && year === undefined;
        tally.add(file, entry, stamp ? textOf(stamp) : '');
      });
    },
    summary(files: readonly LogFile[], notices: readonly Notice[]): LogSummary {
      return {
        schema: 'smtpscope/log@1',
        files,
        ...tally.summary(),
        notices: [
          ...notices,
          ...(datesAreGuessed ? [GUESSED_YEAR] : []),
          ...files.flatMap(unknownLines),
          ...limits.notices,
        ],
      };
    },
  };
}

const GUESSED_YEAR: Notice = {
  severity: 'info',
  code: 'log-year-assumed',
  message:
    'The stamps of the log name no year; the latest was taken that is not after the file’s last change.',
  tip: 'Blocklists are judged by the date: --log-year tells it.',
};

function unknownLines({ file, lines, mailLines, unknownLines: unknown }: LogFile): readonly Notice[] {
  if (lines > 0 && mailLines === 0)
    return [
      {
        severity: 'warning',
        code: 'log-not-understood',
        message: `None of the ${String(lines)} lines of ${file} is one of a mail server that is known.`,
        tip: 'Sendmail, Postfix, Exim (main log) and OpenSMTPD are known, by way of syslog or journald or from files of their own.',
      },
    ];
  if (unknown === 0) return [];
  return [
    {
      severity: 'info',
      code: 'log-lines-unknown',
      message: `${String(unknown)} of the ${String(lines)} lines of ${file} were not understood; they are left out.`,
    },
  ];
}
