import { causeHeadline } from '../../model/cause-headline.ts';
import type { Rejection } from '../../model/rejection.ts';
import type { ReasonName } from '../../model/reason.ts';
import type { Session } from '../../model/session.ts';
import { settingsFor } from '../../remedy/settings/index.ts';
import { settingHeading } from '../../remedy/settings/settings-text.ts';
import { visibleText } from '../../model/visible-text.ts';
import { clip, dialogueLines } from '../dialogue-lines.ts';
import { doubtsOf } from '../doubts.ts';
import { refusalCount, verdictOf } from '../refusal-count.ts';
import { messageFacts } from '../message-facts.ts';
import type { DocumentFormat, Report } from '../report.ts';
import { joinInWords, laterLines, logLineInWords } from '../text/join-text.ts';
import {
  actorInWords,
  byteSize,
  confidenceInWords,
  count,
  fileNames,
  packetCount,
  permanenceInWords,
  senderInWords,
} from '../text/wording.ts';

/** A report to paste into a ticket (CommonMark with tables). */
export const markdown: DocumentFormat = {
  name: 'markdown',
  kind: 'document',
  description: 'to paste into a ticket: verdicts, causes and dialogues in Markdown',
  extension: 'md',
  showsHashes: true,
  *format(report) {
    yield* head(report);
    for (const session of report.sessions) yield* sessionSection(session);
  },
};

function* head(report: Report): Generator<string> {
  const { capture, notices, sessions, hashes = [] } = report;
  yield `# ${verdictOf(report)}\n\n`;
  yield `Mail sessions in ${inline(fileNames(capture.file))}: ${capture.format}, ${byteSize(capture.bytes)}, ${packetCount(capture)}, ${count(sessions.length, 'session')}`;
  yield capture.firstPacketAt === undefined
    ? '\n'
    : `; ${capture.firstPacketAt} to ${capture.lastPacketAt ?? ''}\n`;
  for (const { file, sha256 } of hashes) yield `\nSHA-256 of ${inline(file)}: \`${sha256}\`\n`;
  yield* causeSections(report);
  if (notices.length > 0) yield '\n## About this capture\n\n';
  for (const { severity, packet, message, tip } of notices) {
    yield `- **${severity}**${packet === undefined ? '' : ` (packet ${packet})`}: ${inline([message, tip].filter(Boolean).join(' '))}\n`;
  }
  yield* logSection(report);
  const doubts = doubtsOf(sessions);
  if (!doubts) return;
  yield '\n## What could not be known\n\n';
  for (const sentence of doubts.sentences) yield `- ${inline(sentence)}\n`;
  yield `\nThis records all of it the next time:\n\n${fenced([doubts.command], 'sh')}`;
}

function* logSection({ logs }: Report): Generator<string> {
  if (!logs) return;
  const { sentences, refusals, moreRefusals } = joinInWords(logs);
  yield '\n## Mail logs\n\n';
  for (const sentence of sentences) yield `- ${inline(sentence)}\n`;
  for (const { message, tip } of logs.notices)
    yield `- ${inline([message, tip].filter(Boolean).join(' '))}\n`;
  if (refusals.length === 0) return;
  yield '\n### Refusals in the logs that the capture does not hold\n\n';
  for (const { place, summary, text } of refusals)
    yield `- **${inline(summary)}** ${inline(`${place}: ${text}`)}\n`;
  if (moreRefusals > 0) yield `- and ${moreRefusals} more\n`;
}

function* laterSection(session: Session): Generator<string> {
  const { log = [] } = session;
  const later = laterLines(session).map(logLineInWords);
  if (later.length > 0) yield '\nWhat became of it, by the mail log:\n\n';
  for (const { place, text } of later) yield `- ${inline(`${place}: ${text}`)}\n`;
  const reasons = new Set(log.filter((line) => !line.later).map((line) => logLineInWords(line).why));
  if (reasons.size > 0) yield '\n';
  for (const why of reasons) yield `Log lines: ${inline(why)}\n`;
}

const IDS_SHOWN = 10;

function* causeSections(report: Report): Generator<string> {
  if (report.causes.length === 0) return;
  const total = refusalCount(report);
  yield '\n## Why mail was refused\n\n';
  for (const cause of report.causes) {
    const ids = cause.sessionIds.slice(0, IDS_SHOWN).join(', ') + (cause.sessions > IDS_SHOWN ? ' …' : '');
    yield `- **${inline(causeHeadline(cause, total))}** (\`${cause.reason}\`, ${cause.permanence}); to act: ${inline(actorInWords(cause.actor))}; sessions ${ids}\n`;
  }
  for (const reason of new Set(report.causes.map((cause) => cause.reason))) yield* settingSection(reason);
}

/** The first setting of each program, as the sides most often need it. */
function* settingSection(reason: ReasonName): Generator<string> {
  const { settings } = settingsFor(reason);
  const firsts = settings.filter(
    ({ program }, at) => settings.findIndex((each) => each.program === program) === at,
  );
  if (firsts.length === 0) return;
  yield `\n### Settings against \`${reason}\`\n`;
  for (const setting of firsts)
    yield `\n${inline(`${settingHeading(setting)}: ${setting.does}`)}\n\n${fenced(setting.lines)}`;
}

function* sessionSection(session: Session): Generator<string> {
  yield `\n## Session ${session.id}: ${session.outcome}\n\n`;
  yield `${inline(session.client.address)} to ${inline(session.server.address)}, port ${session.server.port}; ${session.startedAt}; packets ${session.firstPacket} to ${session.lastPacket}\n`;
  for (const transaction of session.transactions) {
    yield `\nFrom ${inline(senderInWords(transaction.sender))}: ${transaction.outcome}\n`;
    for (const recipient of transaction.recipients)
      yield `- to ${inline(`<${recipient.address}>`)}: ${recipient.outcome}\n`;
    for (const { label, text } of transaction.message ? messageFacts(transaction.message) : [])
      yield `- ${label}: ${inline(text)}\n`;
  }
  for (const rejection of session.rejections) yield* verdict(rejection);
  yield `\n${fenced(dialogueText(session))}\n`;
  yield* laterSection(session);
}

function* verdict(rejection: Rejection): Generator<string> {
  const code = [rejection.code, rejection.status].filter((part) => part !== undefined).join(' ');
  yield `\n### ${inline(rejection.summary)}\n\n`;
  yield `${code === '' ? '' : `\`${code}\`, `}\`${rejection.reason}\` (${confidenceInWords(rejection.confidence)}); ${permanenceInWords(rejection.permanence)}\n\n`;
  yield `${inline(rejection.explanation)}\n\n**To act:** ${inline(actorInWords(rejection.actor))}\n\n`;
  for (const [index, step] of rejection.advice.entries()) yield `${index + 1}. ${inline(step)}\n`;
  if (rejection.evidence.length > 0) yield '\nProof:\n\n';
  for (const { packet, text } of rejection.evidence) yield `- packet ${packet}: ${inline(text)}\n`;
}

const SPEAKERS = { client: 'C:', server: 'S:', network: '··', log: '»' } as const;

function dialogueText(session: Session): readonly string[] {
  return dialogueLines(session).map(
    ({ packet, side, text, isCut, place }) =>
      `${place === undefined ? `#${packet}` : visibleText(place)}  ${SPEAKERS[side]} ${visibleText(text)}${isCut ? ' [cut]' : ''}`,
  );
}

/** A code block whose fence is longer than any run of backticks inside. */
function fenced(lines: readonly string[], language = 'text'): string {
  const longest = lines.reduce(
    (most, line) => Math.max(most, ...[...line.matchAll(/`+/g)].map(([run]) => run.length)),
    2,
  );
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${lines.join('\n')}\n${fence}\n`;
}

const INLINE_ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** Text from the wire as plain inline text: nothing in it can become markup, a link, a table cell or HTML. */
function inline(text: string): string {
  return visibleText(clip(text)).replace(
    /[\\`*_{}[\]|~!<>&]/g,
    (character) => INLINE_ENTITIES[character] ?? `\\${character}`,
  );
}
