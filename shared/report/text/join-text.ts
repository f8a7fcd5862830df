import type { LogClock, LogJoin, SessionLogLine, UnmatchedLogLine } from '../../model/log.ts';
import type { Session } from '../../model/session.ts';
import { clip } from '../dialogue-lines.ts';
import { count, fileNames } from './wording.ts';

/** The mail logs beside a capture as every document tells them: sentences and lines, not yet dressed or escaped. */
export interface JoinInWords {
  readonly sentences: readonly string[];
  /** Refusals that the capture does not hold; the first of them. */
  readonly refusals: readonly { readonly place: string; readonly summary: string; readonly text: string }[];
  readonly moreRefusals: number;
}

const REFUSALS_SHOWN = 20;
const IDS_SHOWN = 20;

export function joinInWords(join: LogJoin): JoinInWords {
  const { files, clocks, matchedLines, matchedSessions, refusalsNotCaptured, sessionsNotLogged } = join;
  const shown = refusalsNotCaptured.lines.slice(0, REFUSALS_SHOWN);
  return {
    sentences: [
      `${files.map(({ file, lines }) => `${fileNames(file)} (${count(lines, 'line')})`).join(', ')}: ${count(matchedLines, 'line')} tell of ${count(matchedSessions, 'session')}.`,
      ...clocks.map(clockInWords),
      ...(sessionsNotLogged.count > 0 ? [notLogged(sessionsNotLogged)] : []),
    ],
    refusals: shown.map((line) => ({ place: placeOf(line), summary: line.summary, text: clip(line.text) })),
    moreRefusals: refusalsNotCaptured.lines.length - shown.length,
  };
}

function notLogged({ count: number, ids }: LogJoin['sessionsNotLogged']): string {
  const more = number > IDS_SHOWN ? ' …' : '';
  return `The logs know nothing of ${count(number, 'session')} of their time: ${ids.slice(0, IDS_SHOWN).join(', ')}${more}.`;
}

/** "mail in maillog: 93.0 s ahead of the capture (12 sure matches), stamps in UTC-05:00 (told by the capture)" */
function clockInWords({
  file,
  host,
  timeZone,
  timeZoneFrom,
  skewMs,
  toleranceMs,
  sureMatches,
}: LogClock): string {
  const name = host === undefined ? fileNames(file) : `${host} in ${fileNames(file)}`;
  const skew =
    skewMs === undefined
      ? 'clock unknown'
      : `clock ${(Math.abs(skewMs) / 1000).toFixed(1)} s ${skewMs < 0 ? 'behind' : 'ahead of'} the capture’s, give or take ${(toleranceMs / 1000).toFixed(1)} s`;
  return `${name}: ${skew} (${count(sureMatches, 'sure match', 'sure matches')}); stamps in ${timeZone}${ZONE_ORIGINS[timeZoneFrom]}.`;
}

const ZONE_ORIGINS = {
  stamps: '',
  user: ', as was said',
  capture: ', told by the capture',
  assumed: ', which is assumed',
} as const;

const placeOf = ({ file, line }: UnmatchedLogLine): string => `${fileNames(file)}:${line}`;

/** A line of a log as it stands beside a dialogue. */
export function logLineInWords({ file, line, text, certainty, why }: SessionLogLine): {
  readonly place: string;
  readonly text: string;
  readonly why: string;
} {
  return {
    place: `${fileNames(file)}:${line}`,
    text: clip(text),
    why: `${CERTAINTIES[certainty]}: ${why.join(' ')}`,
  };
}

const CERTAINTIES = { certain: 'Certain', likely: 'Likely', guess: 'A guess' } as const;

/** What logs say that stands at no place of the dialogue: what became of the message later. */
export function laterLines({ log = [] }: Session): readonly SessionLogLine[] {
  return log.filter(({ later }) => later === true);
}
