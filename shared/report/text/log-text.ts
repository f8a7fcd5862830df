import { causeHeadline } from '../../model/cause-headline.ts';
import type { Tally } from '../../model/cause.ts';
import type { LogFile } from '../../model/log.ts';
import type { LogCause, LogHour, LogSummary } from '../../model/log-summary.ts';
import { visibleText } from '../../model/visible-text.ts';
import type { ReportOptions } from '../report.ts';
import { formatNotice } from './summary-text.ts';
import { actorInWords, byteSize, confidenceInWords, count, permanenceInWords } from './wording.ts';
import { wrap } from './wrap.ts';

/** What mail logs refuse, bounce and defer, to be read in a terminal: causes first, then lists, networks and hours. */
export function* formatLogSummary(summary: LogSummary, options: ReportOptions): Generator<string> {
  const { palette } = options;
  for (const file of summary.files) yield `${fileLine(file, options)}\n`;
  if (summary.first !== undefined && summary.last !== undefined)
    yield `${palette.faint(`${moment(summary.first)} to ${moment(summary.last)}, as its stamps say`)}\n`;
  yield `${totalsLine(summary, options)}\n`;
  const total = summary.causes.reduce((sum, cause) => sum + cause.count, 0);
  if (summary.causes.length > 0) yield `\n${palette.strong('Why mail was refused, bounced or deferred')}\n`;
  for (const cause of summary.causes) yield* formatCause(cause, total, options);
  yield* tallyTable('Blocklists that were named', summary.blocklists, options);
  yield* tallyTable('Refused clients by network', summary.clientNetworks, options);
  yield* hourTable(summary.hours, options);
  if (summary.notices.length > 0) yield `\n${palette.strong('About the reading')}\n`;
  for (const notice of summary.notices) yield `${formatNotice(notice, options)}\n`;
}

const PROGRAMS = { sendmail: 'Sendmail', postfix: 'Postfix', exim: 'Exim', opensmtpd: 'OpenSMTPD' } as const;

function fileLine(file: LogFile, { palette }: ReportOptions): string {
  const facts = [
    file.programs.map((program) => PROGRAMS[program]).join(', ') || 'no mail server that is known',
    ...(file.compression === 'none' ? [] : [file.compression]),
    byteSize(file.bytes),
    `${count(file.lines, 'line')}, ${file.mailLines.toLocaleString('en-US')} of mail servers`,
  ];
  const name = file.file === '-' ? 'standard input' : file.file;
  return `${palette.strong(visibleText(name))}  ${palette.faint(facts.join(', '))}`;
}

/** "2017-04-30 10:31:32" */
const moment = (text: string): string => text.replace('T', ' ');

function totalsLine({ totals }: LogSummary, { palette }: ReportOptions): string {
  const number = (value: number): string => value.toLocaleString('en-US');
  return [
    palette.bad(`${number(totals.refused)} refused here`),
    palette.bad(`${number(totals.bounced)} bounced`),
    palette.doubtful(`${number(totals.deferred)} deferred`),
    palette.good(`${number(totals.sent)} sent`),
    `${number(totals.received)} received`,
  ].join('   ');
}

const REFUSED_BY = {
  'this-server': 'refused by this server',
  'other-server': 'refused by the other server',
  'no-reply': 'no reply of another server',
} as const;

function* formatCause(cause: LogCause, total: number, options: ReportOptions): Generator<string> {
  const { palette, width } = options;
  const indent = '    ';
  const line = (text: string): string => `${wrap(visibleText(text), width, indent)}\n`;
  const headline = causeHeadline({ ...cause, refusals: cause.count }, total);
  const dress = cause.permanence === 'permanent' ? palette.bad : palette.doubtful;
  yield `\n${dress(wrap(visibleText(headline), width, indent, '  '))}\n`;
  if (cause.blocklist) yield line(cause.summary);
  yield line(cause.explanation);
  yield `    To act: ${palette.strong(actorInWords(cause.actor))}\n`;
  for (const [index, step] of cause.advice.entries())
    yield `${wrap(visibleText(step), width, '       ', `    ${index + 1}. `)}\n`;
  if (cause.hides) yield* formatHidden(cause.hides, options);
  const facts = [
    `${cause.reason} (${confidenceInWords(cause.confidence)}), ${permanenceInWords(cause.permanence)}, ${REFUSED_BY[cause.refusedBy]}`,
    ...listed('clients', cause.clientNetworks),
    ...listed('servers', cause.servers),
    ...listed('recipients at', cause.recipientDomains),
    ...(cause.queues > 0 ? [`${count(cause.queues, 'message')} in the queue`] : []),
    ...(cause.first === undefined || cause.last === undefined ? [] : [span(cause.first, cause.last)]),
  ];
  yield palette.faint(wrap(visibleText(facts.join('; ')), width, indent)) + '\n';
  const { file, line: number, text } = cause.sample;
  const where = `${file === '-' ? 'standard input' : file}:${number}`;
  yield palette.faint(wrap(visibleText(`${where}: ${text}`), width, '      ', indent)) + '\n';
}

function* formatHidden(
  { message, places, senders, queueIds }: NonNullable<LogCause['hides']>,
  { palette, width }: ReportOptions,
): Generator<string> {
  yield `${palette.doubtful(wrap(visibleText(message), width, '    '))}\n`;
  for (const place of places) yield `${wrap(visibleText(place), width, '      ', '    - ')}\n`;
  if (senders.length > 0)
    yield `${wrap(visibleText(`The senders here: ${senders.join(', ')}`), width, '      ', '    ')}\n`;
  if (queueIds.length > 0)
    yield `${wrap(visibleText(`Their queue ids: ${queueIds.slice(0, LISTED).join(', ')}${queueIds.length > LISTED ? ' …' : ''}`), width, '      ', '    ')}\n`;
}

const LISTED = 5;

function listed(label: string, tallies: readonly Tally[]): readonly string[] {
  if (tallies.length === 0) return [];
  const shown = tallies.slice(0, LISTED).map(({ value }) => value.replace(/\/(?:32|128)$/, ''));
  return [
    `${label} ${shown.join(', ')}${tallies.length > LISTED ? ` and ${tallies.length - LISTED} more` : ''}`,
  ];
}

/** "2017-04-30 10:31 to 12:20" */
function span(first: string, last: string): string {
  const until = first.slice(0, 10) === last.slice(0, 10) ? last.slice(11, 16) : moment(last.slice(0, 16));
  const from = moment(first.slice(0, 16));
  return from.endsWith(until) ? from : `${from} to ${until}`;
}

const ROWS = 10;
const BAR = 40;

function bar(number: number, most: number): string {
  return '█'.repeat(Math.max(1, Math.round((BAR * number) / Math.max(1, most))));
}

function* tallyTable(
  title: string,
  tallies: readonly Tally[],
  { palette }: ReportOptions,
): Generator<string> {
  if (tallies.length === 0) return;
  yield `\n${palette.strong(title)}\n`;
  const shown = tallies.slice(0, ROWS);
  const widest = Math.max(...shown.map(({ value }) => value.length));
  const most = shown[0]?.count ?? 1;
  for (const { value, count: number } of shown)
    yield `  ${visibleText(value).padEnd(widest)}  ${number.toLocaleString('en-US').padStart(8)}  ${palette.faint(bar(number, most))}\n`;
  if (tallies.length > ROWS) yield palette.faint(`  and ${tallies.length - ROWS} more\n`);
}

const HOURS_SHOWN = 48;

function* hourTable(hours: readonly LogHour[], { palette }: ReportOptions): Generator<string> {
  if (hours.length === 0) return;
  yield `\n${palette.strong('Hour by hour')}\n`;
  const shown = hours.slice(-HOURS_SHOWN);
  if (hours.length > shown.length)
    yield palette.faint(`  the last ${HOURS_SHOWN} of ${hours.length} hours\n`);
  const most = Math.max(...shown.map(({ refused, bounced, deferred }) => refused + bounced + deferred));
  for (const { hour, refused, bounced, deferred } of shown) {
    const parts = [
      refused > 0 ? palette.bad(`${refused} refused`) : '',
      bounced > 0 ? palette.bad(`${bounced} bounced`) : '',
      deferred > 0 ? palette.doubtful(`${deferred} deferred`) : '',
    ].filter((part) => part !== '');
    yield `  ${moment(hour)}:00  ${palette.faint(bar(refused + bounced + deferred, most))} ${parts.join(', ')}\n`;
  }
}
