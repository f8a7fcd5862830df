import type { Rejection } from '../../model/rejection.ts';
import type { Session } from '../../model/session.ts';
import { visibleText } from '../../model/visible-text.ts';
import { dnsLines } from '../dns-lines.ts';
import { messageFacts } from '../message-facts.ts';
import type { ReportOptions } from '../report.ts';
import { formatDialogue } from './dialogue-text.ts';
import { laterLines, logLineInWords } from './join-text.ts';
import { formatNotice } from './summary-text.ts';
import {
  actorInWords,
  colourOutcome,
  confidenceInWords,
  count,
  duration,
  permanenceInWords,
  senderInWords,
  stageInWords,
} from './wording.ts';
import { wrap } from './wrap.ts';

/** One session: who spoke to whom, the verdict, its proof, then the dialogue. */
export function* formatSession(session: Session, options: ReportOptions): Generator<string> {
  yield `\n${heading(session, options)}\n`;
  yield* envelopeLines(session, options);
  for (const rejection of session.rejections) yield* formatVerdict(rejection, options);
  for (const notice of session.notices) yield formatNotice(notice, options) + '\n';
  yield* formatDns(session, options);
  yield '\n';
  yield* formatDialogue(session, options);
  yield* formatLater(session, options);
}

/** What the queue did with the mail after the session, by the mail logs; and how sure the lines of the logs are. */
function* formatLater(session: Session, { palette, width }: ReportOptions): Generator<string> {
  const later = laterLines(session);
  if (later.length > 0) yield `\n  ${palette.strong('What became of it, by the mail log')}\n`;
  for (const line of later) {
    const { place, text } = logLineInWords(line);
    yield `${wrap(visibleText(`${place}: ${text}`), width, '      ', '    ')}\n`;
  }
  const reasons = new Set(
    (session.log ?? []).filter((line) => !line.later).map((line) => logLineInWords(line).why),
  );
  for (const why of reasons) yield palette.faint(`${wrap(visibleText(why), width, '      ', '    » ')}\n`);
}

function heading(session: Session, { palette }: ReportOptions): string {
  const outcome = colourOutcome(session.outcome, palette, session.outcome.toUpperCase());
  const { client, server } = session;
  const peers = `${endpoint(client.address, client.port)} → ${endpoint(server.address, server.port)}`;
  const time = `${session.startedAt.slice(0, 19).replace('T', ' ')} UTC, ${duration(session.durationMs)}`;
  const packets =
    session.packets === 1
      ? `packet ${session.firstPacket}`
      : `packets ${session.firstPacket}–${session.lastPacket}`;
  return `${palette.strong(`Session ${session.id}`)}  ${palette.strong(outcome)}  ${peers}  ${palette.faint(`${time}, ${packets}`)}`;
}

function endpoint(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

const RECIPIENTS_SHOWN = 10;

function* envelopeLines(session: Session, { palette, width }: ReportOptions): Generator<string> {
  if (session.tls.mode !== 'none') {
    const facts = [session.tls.version, session.tls.cipher, session.tls.serverName].filter(
      (fact) => fact !== undefined,
    );
    yield `  TLS: ${session.tls.mode}${facts.length > 0 ? ` (${visibleText(facts.join(', '))})` : ''}\n`;
  }
  for (const transaction of session.transactions) {
    const queue =
      transaction.queueId === undefined
        ? ''
        : palette.faint(`  queued as ${visibleText(transaction.queueId)}`);
    yield `  from ${visibleText(senderInWords(transaction.sender))}  ${transaction.outcome}${queue}\n`;
    for (const recipient of transaction.recipients.slice(0, RECIPIENTS_SHOWN)) {
      yield `    to <${visibleText(recipient.address)}>  ${recipient.outcome}\n`;
    }
    const hidden = transaction.recipients.length - RECIPIENTS_SHOWN;
    if (hidden > 0) yield `    and ${count(hidden, 'more recipient')}\n`;
    for (const { label, text } of transaction.message ? messageFacts(transaction.message) : []) {
      const start = `    ${`${label}:`.padEnd(LABEL_WIDTH)}`;
      yield `${wrap(visibleText(text), width, ' '.repeat(start.length), start)}\n`;
    }
  }
}

const LABEL_WIDTH = 'Attachment: '.length;

function* formatVerdict(rejection: Rejection, { palette, width }: ReportOptions): Generator<string> {
  const code = [rejection.code, rejection.status].filter((part) => part !== undefined).join(' ');
  const where = rejection.recipient === undefined ? '' : ` for <${visibleText(rejection.recipient)}>`;
  const label =
    code === ''
      ? `at ${stageInWords(rejection.stage)}`
      : `${code} at ${stageInWords(rejection.stage)}${where}`;
  yield `\n  ${palette.bad(`✗ ${label}`)}  ${palette.faint(`${rejection.reason}; ${confidenceInWords(rejection.confidence)}; ${permanenceInWords(rejection.permanence)}`)}\n`;
  yield `${palette.strong(wrap(visibleText(rejection.summary), width, '    '))}\n`;
  yield `${wrap(visibleText(rejection.explanation), width, '    ')}\n`;
  yield `    To act: ${palette.strong(actorInWords(rejection.actor))}\n`;
  for (const [index, step] of rejection.advice.entries()) {
    yield `${wrap(visibleText(step), width, '       ', `    ${index + 1}. `)}\n`;
  }
  for (const { packet, text } of rejection.evidence) {
    yield (
      palette.faint(wrap(`packet ${packet}: ${visibleText(text)}`, width, '           ', '    Proof: ')) +
      '\n'
    );
  }
}

const DNS_TEXT_SHOWN = 300;

function* formatDns({ dns }: Session, { palette, width }: ReportOptions): Generator<string> {
  if (!dns) return;
  yield `\n  ${palette.strong('DNS, as it was then')}\n`;
  for (const { packet, asked, said } of dnsLines(dns)) {
    const text = `packet ${packet}: ${visibleText(`${asked} → ${said}`.slice(0, DNS_TEXT_SHOWN))}`;
    yield palette.faint(wrap(text, width, '      ', '    ')) + '\n';
  }
}
