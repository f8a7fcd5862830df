import type { Reply } from '../../model/exchange.ts';
import type { Notice } from '../../model/notice.ts';
import { groupOf, type ReasonGroup } from '../../model/reason.ts';
import type { Evidence, Rejection } from '../../model/rejection.ts';
import type { UndiagnosedSession } from '../../model/session.ts';
import { LIMITS } from '../limits.ts';
import { decodeRefusal } from './decode-refusal.ts';
import type { DialoguePoint } from './dialogue-point.ts';
import { evidenceText } from './evidence-text.ts';
import { observeSession } from './observations/index.ts';
import { extractAddresses, extractUrls } from './quoted.ts';
import type { Verdict } from './refusal.ts';
import { SessionContext } from './session-context.ts';
import { stoppingRefusals } from './stopping-refusals.ts';
import { explainTransportFailure } from './transport-failure.ts';

/** What the rest of the capture tells about a session. */
export interface CaptureContext {
  /** There are no DNS answers at all. */
  readonly isEmpty: boolean;
  /** DNS answers about these addresses and names that came shortly before an instant (ISO 8601), as evidence. */
  dnsEvidence(subjects: readonly string[], until: string): readonly Evidence[];
}

export interface Diagnosis {
  readonly rejections: readonly Rejection[];
  readonly notices: readonly Notice[];
}

const NOTHING_ELSE: CaptureContext = { isEmpty: true, dnsEvidence: () => [] };

/**
 * Every refusal of the session that stopped mail, decoded, with its proof; and the failure of the connection itself where no
 * reply explains the end.
 */
export function diagnoseSession(
  session: UndiagnosedSession,
  facts: CaptureContext = NOTHING_ELSE,
): Diagnosis {
  const refusals = stoppingRefusals(session);
  if (refusals.length === 0) return withoutRefusal(session);
  const rejections: Rejection[] = [];
  for (const point of refusals) {
    if (rejections.length === LIMITS.rejectionsPerSession) break;
    const rejection = diagnoseReply(session, point, facts);
    if (rejection !== undefined) rejections.push(rejection);
  }
  const notices = noticesOf(refusals.length, rejections);
  const failure = explainTransportFailure(session, rejections.length > 0);
  if (failure !== undefined) rejections.push(failure);
  return { rejections, notices };
}

function noticesOf(refusals: number, rejections: readonly Rejection[]): readonly Notice[] {
  const notices: Notice[] = [];
  if (refusals > LIMITS.rejectionsPerSession) notices.push(tooManyRefusals(refusals));
  for (const rejection of rejections) {
    const notice = cutReading(rejection);
    if (notice === undefined) continue;
    notices.push(notice);
    break;
  }
  return notices;
}

const NOTHING_TO_SAY: Diagnosis = { rejections: [], notices: [] };

function withoutRefusal(session: UndiagnosedSession): Diagnosis {
  const failure = explainTransportFailure(session, false);
  return failure === undefined ? NOTHING_TO_SAY : { rejections: [failure], notices: [] };
}

/** Of a reply that holds more than is read for its reason. */
function cutReading({ text, quotedAddresses, evidence }: Rejection): Notice | undefined {
  const isLong = text.length > LIMITS.decodedReplyLength;
  if (!isLong && quotedAddresses.length < LIMITS.quotedAddresses) return undefined;
  const packet = evidence.at(-1)?.packet;
  const notice = (code: string, message: string): Notice => ({
    severity: 'info',
    code,
    message,
    ...(packet === undefined ? {} : { packet }),
  });
  if (isLong) {
    const [kept, searched] = [String(LIMITS.decodedReplyLength), String(LIMITS.refusalTextLength)];
    return notice(
      'limit-decoded-reply-length',
      `A refusing reply has ${String(text.length)} characters; its reason was looked for in the first ${kept}, addresses and links in the first ${searched}.`,
    );
  }
  return notice(
    'limit-quoted-addresses',
    `A refusing reply quotes many addresses; the first ${String(LIMITS.quotedAddresses)} were looked at.`,
  );
}

function tooManyRefusals(count: number): Notice {
  const kept = String(LIMITS.rejectionsPerSession);
  return {
    severity: 'warning',
    code: 'limit-rejections-per-session',
    message: `The session holds ${String(count)} refusals; only the first ${kept} are explained.`,
    tip: 'The dialogue shows the others; they usually repeat the same words.',
  };
}

function diagnoseReply(
  session: UndiagnosedSession,
  point: DialoguePoint,
  facts: CaptureContext,
): Rejection | undefined {
  const { exchange } = point;
  const { reply, stage, recipient } = exchange;
  if (reply === undefined) return undefined;
  const { code, status, lines } = reply;
  const context = new SessionContext(session, point, reply);
  const verdict = decodeRefusal({ code, status, lines, stage, context });
  const quotedAddresses = extractAddresses(reply.text);
  const observed = observeSession({ session, point, reply, quotedAddresses, verdict });
  return {
    exchange: exchange.index,
    stage,
    ...(recipient === undefined ? {} : { recipient }),
    code,
    ...(status === undefined ? {} : { status }),
    permanence: verdict.permanence,
    text: reply.text,
    reason: verdict.reason,
    group: groupOf(verdict.reason),
    confidence: verdict.confidence,
    summary: verdict.summary,
    explanation: observed.sentences.reduce((text, sentence) => `${text} ${sentence}`, verdict.explanation),
    advice: observed.advice.length === 0 ? verdict.advice : [...observed.advice, ...verdict.advice],
    actor: verdict.actor,
    ...(verdict.blocklist === undefined ? {} : { blocklist: verdict.blocklist }),
    quotedAddresses,
    urls: extractUrls(reply.text),
    evidence: inOrder(
      replyEvidence(point, reply).concat(observed.evidence, dnsEvidence(session, point, verdict, facts)),
    ),
  };
}

/** Few, and all but in order: each goes down to its place. */
function inOrder(evidence: Evidence[]): readonly Evidence[] {
  if (evidence.length > FEW) return evidence.sort((left, right) => left.packet - right.packet);
  for (const [position, one] of evidence.entries()) {
    let place = position;
    for (let other = evidence[place - 1]; other !== undefined && other.packet > one.packet;) {
      evidence[place--] = other;
      other = evidence[place - 1];
    }
    evidence[place] = one;
  }
  return evidence;
}

const FEW = 16;

function replyEvidence({ exchange }: DialoguePoint, reply: Reply): Evidence[] {
  const answer = { packet: reply.packet, text: `server: ${evidenceText(reply.lines.join(' / '))}` };
  const { command } = exchange;
  if (command === undefined) return [answer];
  return [{ packet: command.packet, text: `client: ${evidenceText(command.line)}` }, answer];
}

/** Refusals that a receiver may have looked something up for. */
const DNS_MATTERS: ReadonlySet<ReasonGroup> = new Set(['reputation', 'dns', 'unknown']);

/** DNS is asked about the client, its name and the domain of the sender; where the reply names another address, about that one too. */
function dnsEvidence(
  session: UndiagnosedSession,
  point: DialoguePoint,
  verdict: Verdict,
  facts: CaptureContext,
): readonly Evidence[] {
  if (facts.isEmpty) return [];
  if (!DNS_MATTERS.has(groupOf(verdict.reason)) && verdict.reason !== 'access_denied') return [];
  const { greeting, client } = session;
  const names = [
    client.address,
    verdict.listedAddress,
    greeting?.name,
    /@([^@]+)$/.exec(point.envelope.sender ?? '')?.[1],
  ];
  const subjects = new Set(names.flatMap((name) => name ?? []));
  return facts.dnsEvidence([...subjects], point.exchange.reply?.at ?? session.startedAt);
}
