import type { Cause } from '../../model/cause.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { Rejection } from '../../model/rejection.ts';
import type { Session } from '../../model/session.ts';
import { visibleText } from '../../model/visible-text.ts';
import type { DocumentFormat, Report } from '../report.ts';
import {
  actorInWords,
  byteSize,
  confidenceInWords,
  count,
  permanenceInWords,
  senderInWords,
} from '../text/wording.ts';

/** A report to paste into a ticket (CommonMark with tables). */
export const markdown: DocumentFormat = {
  name: 'markdown',
  kind: 'document',
  description: 'to paste into a ticket: verdicts, causes and dialogues in Markdown',
  extension: 'md',
  *format(report) {
    yield* head(report);
    for (const session of report.sessions) yield* sessionSection(session);
  },
};

function* head({ capture, causes, notices, sessions }: Report): Generator<string> {
  yield `# Mail sessions in ${inline(capture.file)}\n\n`;
  yield `${capture.format}, ${byteSize(capture.bytes)}, ${count(capture.packets, 'packet')}, ${count(sessions.length, 'session')}`;
  yield capture.firstPacketAt === undefined
    ? '\n'
    : `; ${capture.firstPacketAt} to ${capture.lastPacketAt ?? ''}\n`;
  if (causes.length > 0) {
    yield '\n## Why mail was refused\n\n| Refusals | Cause | To act | Sessions |\n| ---: | --- | --- | --- |\n';
    for (const cause of causes) yield causeRow(cause);
  }
  if (notices.length > 0) yield '\n## About this capture\n\n';
  for (const { severity, packet, message, tip } of notices) {
    yield `- **${severity}**${packet === undefined ? '' : ` (packet ${packet})`}: ${inline([message, tip].filter(Boolean).join(' '))}\n`;
  }
}

const IDS_SHOWN = 10;

function causeRow(cause: Cause): string {
  const ids = cause.sessionIds.slice(0, IDS_SHOWN).join(', ') + (cause.sessions > IDS_SHOWN ? ' …' : '');
  return `| ${cause.refusals} | ${inline(cause.summary)} | ${inline(actorInWords(cause.actor))} | ${ids} |\n`;
}

function* sessionSection(session: Session): Generator<string> {
  yield `\n## Session ${session.id}: ${session.outcome}\n\n`;
  yield `${inline(session.client.address)} to ${inline(session.server.address)}, port ${session.server.port}; ${session.startedAt}; packets ${session.firstPacket} to ${session.lastPacket}\n`;
  for (const transaction of session.transactions) {
    yield `\nFrom ${inline(senderInWords(transaction.sender))}: ${transaction.outcome}\n`;
    for (const recipient of transaction.recipients)
      yield `- to ${inline(`<${recipient.address}>`)}: ${recipient.outcome}\n`;
  }
  for (const rejection of session.rejections) yield* verdict(rejection);
  yield `\n${fenced(session.exchanges.flatMap(dialogueLines))}\n`;
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

function dialogueLines({ command, reply }: Exchange): readonly string[] {
  const sent = command ? [`#${command.packet}  C: ${visibleText(command.line)}`] : [];
  const answered = reply ? reply.lines.map((line) => `#${reply.packet}  S: ${visibleText(line)}`) : [];
  return [...sent, ...answered];
}

/** A code block whose fence is longer than any run of backticks inside. */
function fenced(lines: readonly string[]): string {
  const longest = Math.max(
    2,
    ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)),
  );
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${lines.join('\n')}\n${fence}\n`;
}

const INLINE_ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** Text from the wire as plain inline text: nothing in it can become markup, a link, a table cell or HTML. */
function inline(text: string): string {
  return visibleText(text).replace(
    /[\\`*_{}[\]|~!<>&]/g,
    (character) => INLINE_ENTITIES[character] ?? `\\${character}`,
  );
}
