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
import type { RefusalContext, Verdict } from './refusal.ts';
import { stoppingRefusals } from './stopping-refusals.ts';
import { explainTransportFailure } from './transport-failure.ts';

/** What the rest of the capture tells about a session. */
export interface CaptureContext {
  /** DNS answers about these addresses and names that came shortly before an instant (ISO 8601), as evidence. */
  dnsEvidence(subjects: readonly string[], until: string): readonly Evidence[];
}

export interface Diagnosis {
  readonly rejections: readonly Rejection[];
  readonly notices: readonly Notice[];
}

const NOTHING_ELSE: CaptureContext = { dnsEvidence: () => [] };

/**
 * Every refusal of the session that stopped mail, decoded, with its proof; and the failure of the connection itself where no
 * reply explains the end.
 */
export function diagnoseSession(
  session: UndiagnosedSession,
  facts: CaptureContext = NOTHING_ELSE,
): Diagnosis {
  const refusals = stoppingRefusals(session);
  const rejections = refusals
    .slice(0, LIMITS.rejectionsPerSession)
    .flatMap((point) => diagnoseReply(session, point, facts));
  const failure = explainTransportFailure(session, rejections.length > 0);
  return {
    rejections: failure === undefined ? rejections : [...rejections, failure],
    notices: [
      ...(refusals.length > LIMITS.rejectionsPerSession ? [tooManyRefusals(refusals.length)] : []),
      ...rejections.flatMap(cutReading).slice(0, 1),
    ],
  };
}

/** Of a reply that holds more than is read for its reason. */
function cutReading({ text, quotedAddresses, evidence }: Rejection): Notice | [] {
  const packet = evidence.at(-1)?.packet;
  const notice = (code: string, message: string): Notice => ({
    severity: 'info',
    code,
    message,
    ...(packet === undefined ? {} : { packet }),
  });
  if (text.length > LIMITS.decodedReplyLength) {
    const [kept, searched] = [String(LIMITS.decodedReplyLength), String(LIMITS.refusalTextLength)];
    return notice(
      'limit-decoded-reply-length',
      `A refusing reply has ${String(text.length)} characters; its reason was looked for in the first ${kept}, addresses and links in the first ${searched}.`,
    );
  }
  if (quotedAddresses.length < LIMITS.quotedAddresses) return [];
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
): readonly Rejection[] {
  const { exchange } = point;
  const { reply, stage } = exchange;
  if (reply === undefined) return [];
  const context = contextOf(session, point, reply);
  const { code, status, lines } = reply;
  const verdict = decodeRefusal({ code, lines, stage, context, ...(status === undefined ? {} : { status }) });
  const observations = observeSession({ session, point, reply, verdict });
  const recipient = exchange.recipient;
  return [
    {
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
      explanation: [
        verdict.explanation,
        ...observations.flatMap((observation) => observation.sentence ?? []),
      ].join(' '),
      advice: [...observations.flatMap((observation) => observation.advice ?? []), ...verdict.advice],
      actor: verdict.actor,
      ...(verdict.blocklist === undefined ? {} : { blocklist: verdict.blocklist }),
      quotedAddresses: extractAddresses(reply.text),
      urls: extractUrls(reply.text),
      evidence: inOrder([
        ...replyEvidence(point, reply),
        ...observations.flatMap((observation) => observation.evidence ?? []),
        ...dnsEvidence(session, point, verdict, facts),
      ]),
    },
  ];
}

const inOrder = (evidence: readonly Evidence[]): readonly Evidence[] =>
  [...evidence].sort((left, right) => left.packet - right.packet);

function replyEvidence({ exchange }: DialoguePoint, reply: Reply): readonly Evidence[] {
  const first = evidenceText(reply.lines.join(' / '));
  const { command } = exchange;
  return [
    ...(command === undefined
      ? []
      : [{ packet: command.packet, text: `client: ${evidenceText(command.line)}` }]),
    { packet: reply.packet, text: `server: ${first}` },
  ];
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

function contextOf(session: UndiagnosedSession, point: DialoguePoint, reply: Reply): RefusalContext {
  const { envelope, exchange } = point;
  const { sender, declaredSize } = envelope;
  const recipient = exchange.recipient ?? envelope.recipient;
  const size = offeredSize(session);
  return {
    clientAddress: session.client.address,
    serverPort: session.server.port,
    spokeEarly: session.notices.some(({ code }) => code === 'early-talker'),
    ...(session.greeting === undefined ? {} : { heloName: session.greeting.name }),
    encrypted: point.encrypted,
    authenticated: point.authenticated,
    extensions: session.extensions,
    recipientCount: envelope.recipients,
    ...(declaredSize === undefined ? {} : { declaredSize }),
    ...(size === undefined ? {} : { offeredSize: size }),
    ...(sender === undefined ? {} : { sender }),
    ...(recipient === undefined ? {} : { recipient }),
    at: reply.at,
    ...(exchange.command === undefined ? {} : { command: exchange.command.line }),
  };
}

/** The SIZE of the EHLO reply, in octets; 0 there means no fixed limit (RFC 1870 section 4). */
function offeredSize(session: UndiagnosedSession): number | undefined {
  const offer = session.extensions
    .map((line) => /^SIZE\s+(\d{1,15})\s*$/i.exec(line)?.[1])
    .find((size) => size !== undefined);
  return offer === undefined || Number(offer) === 0 ? undefined : Number(offer);
}
