import type { Cause, Tally } from '../../model/cause.ts';
import type { LogJoin } from '../../model/log.ts';
import type { Notice } from '../../model/notice.ts';
import type { SessionOutcome } from '../../model/session.ts';
import { causeHeadline } from '../../model/cause-headline.ts';
import { visibleText } from '../../model/visible-text.ts';
import { doubtsOf } from '../doubts.ts';
import { refusalCount } from '../refusal-count.ts';
import type { Report, ReportOptions } from '../report.ts';
import { joinInWords } from './join-text.ts';
import { actorInWords, byteSize, colourOutcome, count, duration, packetCount } from './wording.ts';
import { wrap } from './wrap.ts';

/** The head of the report: what was captured, how it ended, why mail was refused, what is doubtful. */
export function* formatSummary(report: Report, options: ReportOptions): Generator<string> {
  yield captureLine(report, options) + '\n';
  yield outcomesLine(report, options) + '\n';
  if (report.causes.length > 0) {
    yield `\n${options.palette.strong('Why mail was refused')}\n`;
    const total = refusalCount(report);
    for (const cause of report.causes) yield formatCause(cause, total, options);
  }
  if (report.notices.length > 0) {
    yield `\n${options.palette.strong('About this capture')}\n`;
    for (const notice of report.notices) yield formatNotice(notice, options) + '\n';
  }
  if (report.logs) yield* formatJoin(report.logs, options);
  yield* formatDoubts(report, options);
}

function* formatJoin(logs: LogJoin, options: ReportOptions): Generator<string> {
  const { palette, width } = options;
  const { sentences, refusals, moreRefusals } = joinInWords(logs);
  yield `\n${palette.strong('Mail logs')}\n`;
  for (const sentence of sentences) yield `${wrap(visibleText(sentence), width, '    ', '  ')}\n`;
  for (const notice of logs.notices) yield formatNotice(notice, options) + '\n';
  if (refusals.length === 0) return;
  yield `  ${palette.strong('Refusals in the logs that the capture does not hold')}\n`;
  for (const { place, summary, text } of refusals) {
    yield `${palette.bad(wrap(visibleText(summary), width, '    ', '  ✗ '))}\n`;
    yield palette.faint(`${wrap(visibleText(`${place}: ${text}`), width, '      ', '    ')}\n`);
  }
  if (moreRefusals > 0) yield palette.faint(`    and ${moreRefusals} more\n`);
}

function* formatDoubts({ sessions }: Report, { palette, width }: ReportOptions): Generator<string> {
  const doubts = doubtsOf(sessions);
  if (!doubts) return;
  yield `\n${palette.strong('What could not be known')}\n`;
  for (const sentence of doubts.sentences) yield `${wrap(sentence, width, '    ', '  - ')}\n`;
  yield `  ${palette.faint('All of it the next time:')} ${doubts.command}\n`;
}

function captureLine({ capture }: Report, { palette }: ReportOptions): string {
  const compression = capture.compression === 'none' ? '' : `, ${capture.compression}`;
  const facts = `${capture.format}${compression}, ${byteSize(capture.bytes)}, ${packetCount(capture)}`;
  const span =
    capture.firstPacketAt && capture.lastPacketAt
      ? `\n${palette.faint(timeSpan(capture.firstPacketAt, capture.lastPacketAt))}`
      : '';
  return `${palette.strong(visibleText(capture.file))}  ${palette.faint(facts)}${span}`;
}

/** "2017-04-30 16:16:02 to 16:29:10 UTC (13 min 8 s)" */
function timeSpan(first: string, last: string): string {
  const [firstDay, lastDay] = [first.slice(0, 10), last.slice(0, 10)];
  const until = firstDay === lastDay ? last.slice(11, 19) : `${lastDay} ${last.slice(11, 19)}`;
  return `${firstDay} ${first.slice(11, 19)} to ${until} UTC (${duration(Date.parse(last) - Date.parse(first))})`;
}

function outcomesLine({ sessions }: Report, { palette }: ReportOptions): string {
  const counts = new Map<SessionOutcome, number>();
  for (const session of sessions) counts.set(session.outcome, (counts.get(session.outcome) ?? 0) + 1);
  const parts = [...counts].sort((a, b) => b[1] - a[1]);
  const words = parts.map(([outcome, number]) =>
    colourOutcome(outcome, palette, `${number.toLocaleString('en-US')} ${outcome}`),
  );
  return [palette.strong(count(sessions.length, 'session')), ...words].join('   ');
}

function formatCause(cause: Cause, total: number, { palette, width }: ReportOptions): string {
  const indent = '    ';
  const where = [
    tallies('servers', cause.servers),
    tallies('clients', cause.clientNetworks),
    tallies('recipients at', cause.recipientDomains),
  ].filter((part) => part !== '');
  return [
    palette.bad(wrap(visibleText(causeHeadline(cause, total)), width, indent, '  ')),
    ...(cause.blocklist ? [wrap(visibleText(cause.summary), width, indent)] : []),
    palette.faint(
      wrap(`${cause.reason}, ${cause.permanence}; to act: ${actorInWords(cause.actor)}`, width, indent),
    ),
    palette.faint(wrap([...where, `sessions ${sessionList(cause)}`].join('; '), width, indent)),
    '',
  ].join('\n');
}

const TALLIES_SHOWN = 3;

function tallies(label: string, list: readonly Tally[]): string {
  if (list.length === 0) return '';
  const shown = list.slice(0, TALLIES_SHOWN).map(({ value }) => visibleText(value));
  const more = list.length > TALLIES_SHOWN ? ` and ${list.length - TALLIES_SHOWN} more` : '';
  return `${label} ${shown.join(', ')}${more}`;
}

const IDS_SHOWN = 8;

function sessionList({ sessionIds, sessions }: Cause): string {
  const shown = sessionIds.slice(0, IDS_SHOWN).join(', ');
  return sessions > IDS_SHOWN ? `${shown} and ${sessions - IDS_SHOWN} more` : shown;
}

const SEVERITY_MARKS = { info: 'i', warning: '!', error: '✗' } as const;

/** "  ! packet 12: The capture was cut …" */
export function formatNotice(notice: Notice, { palette, width }: ReportOptions): string {
  const dress = { info: palette.faint, warning: palette.doubtful, error: palette.bad }[notice.severity];
  const where = notice.packet === undefined ? '' : `packet ${notice.packet}: `;
  const tip = notice.tip === undefined ? '' : ` ${notice.tip}`;
  return dress(
    wrap(
      visibleText(`${where}${notice.message}${tip}`),
      width,
      '    ',
      `  ${SEVERITY_MARKS[notice.severity]} `,
    ),
  );
}
