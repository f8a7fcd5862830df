import type { LogClock, LogJoin } from '../../model/log.ts';
import type { Notice } from '../../model/notice.ts';
import { LIMITS } from '../limits.ts';

/** What bounds have cut. */
interface Losses {
  readonly leftOut: number;
  readonly forgotten: number;
  readonly sessions: number;
  readonly linesOfSessions: number;
}

/** What a reader should know of how logs were joined with a capture. */
export function joinNotices(join: Omit<LogJoin, 'notices'>, losses: Losses): readonly Notice[] {
  return [
    ...(join.matchedLines === 0 ? [nothingMatched(join)] : []),
    ...join.clocks.flatMap(clockNotices),
    ...(join.refusalsNotCaptured.count > 0 ? [refusalsNotCaptured(join.refusalsNotCaptured.count)] : []),
    ...(losses.leftOut > 0
      ? [
          limit(
            'log-candidates',
            `${String(losses.leftOut)} lines of the logs that might tell of the capture were left out`,
            LIMITS.logCandidates,
          ),
        ]
      : []),
    ...(losses.forgotten > 0
      ? [
          limit(
            'log-queues',
            `${String(losses.forgotten)} queues were forgotten before a line tied them to the capture; early lines of a matched queue may be missing`,
            LIMITS.logQueues,
          ),
        ]
      : []),
    ...(losses.sessions > 0
      ? [
          limit(
            'log-sessions',
            `${String(losses.sessions)} sessions were not compared with the logs`,
            LIMITS.logSessions,
          ),
        ]
      : []),
    ...(losses.linesOfSessions > 0
      ? [
          limit(
            'log-lines-per-session',
            `${String(losses.linesOfSessions)} more lines belong to sessions than are told`,
            LIMITS.logLinesPerSession,
          ),
        ]
      : []),
  ];
}

const limit = (name: string, message: string, bound: number): Notice => ({
  severity: 'warning',
  code: `limit-${name}`,
  message: `${message}. The limit is ${String(bound)}.`,
});

function nothingMatched({ files }: Pick<LogJoin, 'files'>): Notice {
  const isMail = files.some(({ mailLines }) => mailLines > 0);
  return {
    severity: 'warning',
    code: isMail ? 'log-matches-nothing' : 'log-not-understood',
    message: isMail
      ? 'No line of the logs tells of a session of the capture.'
      : 'None of the logs holds a line of a mail server that is known.',
    tip: isMail
      ? 'Is it the log of this server, and of this time? --log-timezone and --log-year help where stamps are ambiguous.'
      : 'Sendmail, Postfix, Exim (main log) and OpenSMTPD are known.',
  };
}

function refusalsNotCaptured(count: number): Notice {
  return {
    severity: 'info',
    code: 'refusals-not-captured',
    message: `The logs hold ${String(count)} ${count === 1 ? 'refusal' : 'refusals'} of that time which no session of the capture shows.`,
  };
}

function clockNotices(clock: LogClock): readonly Notice[] {
  const { file, host, timeZone, timeZoneFrom, yearFrom, skewMs, toleranceMs, sureMatches } = clock;
  const log = file.replace(/^.*[/\\]/, '');
  const name = host === undefined ? log : `${host} in ${log}`;
  const notices: Notice[] = [];
  if (timeZoneFrom === 'assumed')
    notices.push({
      severity: 'warning',
      code: 'log-time-zone-unknown',
      message: `The stamps of ${name} name no time zone, and nothing in the capture tells it: UTC was assumed.`,
      tip: '--log-timezone Europe/Berlin (or -04:00) names it.',
    });
  if (timeZoneFrom === 'capture' && timeZone !== 'UTC')
    notices.push({
      severity: 'info',
      code: 'log-time-zone-inferred',
      message: `The stamps of ${name} name no time zone; by the capture it is ${timeZone}.`,
    });
  if (yearFrom === 'capture')
    notices.push({
      severity: 'info',
      code: 'log-year-inferred',
      message: `The stamps of ${name} name no year; the one nearest to the capture was taken.`,
    });
  if (skewMs !== undefined && Math.abs(skewMs) > toleranceMs)
    notices.push({
      severity: 'info',
      code: 'log-clock-skew',
      message: `The clock of ${name} was ${seconds(skewMs)} the capture’s (${sureMatches > 0 ? `estimated from ${String(sureMatches)} sure ${sureMatches === 1 ? 'match' : 'matches'}` : 'a guess: no match is sure'}); times are told by the capture’s clock.`,
    });
  return notices;
}

/** "93.0 s ahead of", "2.5 s behind" */
function seconds(millis: number): string {
  return `${(Math.abs(millis) / 1000).toFixed(1)} s ${millis > 0 ? 'ahead of' : 'behind'}`;
}
