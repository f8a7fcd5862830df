import type { Cause } from '../model/cause.ts';
import type { FrameBatch } from '../model/frames.ts';
import type { Notice } from '../model/notice.ts';
import type { Session } from '../model/session.ts';
import type { CreateSha256 } from '../model/sha256.ts';
import { createTimeline, type Instant, type Timeline } from '../model/time.ts';
import { createDiagnostician } from './diagnosis/diagnostician.ts';
import { createDnsOverTcp, serverSideOfDns } from './dns-over-tcp.ts';
import type { Cryptography } from './mail/authentication/verify-signature.ts';
import type { ContentOf } from './message-content.ts';
import { createMessageInspection } from './messages.ts';
import { createNumbering, type Ticket } from './numbering.ts';
import { createPacketDecoder, type PacketDecoder } from './packet/decoder.ts';
import { createDialogue, type Dialogue, type UnnumberedSession } from './smtp/dialogue.ts';
import type { MessageTaps } from './smtp/message-tap.ts';
import type { Conversation, ConversationListener } from './stream/conversation.ts';
import { createConversationTable, type ConversationTable } from './stream/conversation-table.ts';

export interface AnalysisOptions {
  /** Show what AUTH exchanges hold instead of masking it. */
  readonly showSecrets: boolean;
  /** Ports on which mail is spoken besides the usual ones. */
  readonly extraPorts?: readonly number[];
  /** Shared code has no SHA-256 of its own; without one, messages have no hash. */
  readonly createSha256?: CreateSha256;
  /** What the keys of DKIM signatures need; without it they are not checked. */
  readonly cryptography?: Cryptography;
  /**
   * Take messages apart: their fields, parts and route become part of the session. Otherwise only bounces are looked into.
   * Given from outside, because loading what it needs (the list of public suffixes) takes longer than a small capture.
   */
  readonly contentOf?: ContentOf | undefined;
  /** Who wants to see the bytes of messages instead; asked for each connection. */
  readonly messageTaps?: (connection: Pick<Conversation, 'firstPacket'>) => MessageTaps;
  /** False for connections that nobody wants to know of: they are passed over. */
  readonly follows?: (connection: Pick<Conversation, 'endpoints'>) => boolean;
  /**
   * A session that is over, diagnosed. The same id comes again when a later session tells more of it (the refused mail
   * was tried again) and `recall` knows it; the later value replaces the earlier.
   */
  onSession(session: Session): void;
  /** A session that `onSession` was given, as long as it can still be changed: the analysis itself keeps none. */
  recall?(id: number): Session | undefined;
}

/** The analysis of one capture: frames go in, sessions come out. */
export interface Analysis {
  /** Takes the next frames; they are borrowed. */
  push(batch: FrameBatch): void;
  /** The capture is over: ends and diagnoses what is still open. */
  finish(): void;
  /** Sessions found so far, whether over or not. */
  sessionCount(): number;
  /** The sessions that are not over yet, as far as they are known: the oldest of them, `most` at most. */
  openSessions(most: number): readonly Session[];
  /** Refusals so far, grouped by what caused them. */
  causes(): readonly Cause[];
  /** Doubts about the capture as a whole; grows. */
  readonly notices: readonly Notice[];
}

/** A conversation that is SMTP, or may turn out to be. */
interface Candidate {
  readonly ticket: Ticket;
  dialogue: Dialogue | undefined;
  /** Set when it is over before its number is known. */
  finished: UnnumberedSession | undefined;
}

/** The steps that need to know when the capture began. */
interface Steps {
  readonly decoder: PacketDecoder;
  readonly table: ConversationTable;
  readonly timeline: Timeline;
}

const MILLIS_PER_NANO = 1e-6;

/** Milliseconds since 1970 UTC. */
const millisOf = (instant: Instant, { baseSeconds }: Timeline): number =>
  baseSeconds * 1000 + instant * MILLIS_PER_NANO;

/** The whole flow: frames → TCP segments → byte streams → SMTP sessions → diagnosis. */
export function createAnalysis(options: AnalysisOptions): Analysis {
  const notices: Notice[] = [];
  const report = (notice: Notice) => void notices.push(notice);
  const extraPorts = new Set(options.extraPorts);
  const inspection = createMessageInspection({
    createSha256: options.createSha256,
    cryptography: options.cryptography,
    contentOf: options.contentOf,
  });
  const diagnostician = createDiagnostician(
    (session) => {
      options.onSession(inspection.complete(session));
    },
    (id) => options.recall?.(id),
    report,
  );
  const candidates = new Map<Ticket, Candidate>();
  const numbering = createNumbering((ticket) => {
    const finished = candidates.get(ticket)?.finished;
    if (finished) conclude(ticket, finished);
  });
  const dnsOverTcp = createDnsOverTcp(report);
  let steps: Steps | undefined;

  const underWay = (candidate: Candidate): UnnumberedSession | undefined =>
    candidates.has(candidate.ticket) ? (candidate.finished ?? candidate.dialogue?.snapshot()) : undefined;

  function conclude(ticket: Ticket, session: UnnumberedSession): void {
    candidates.delete(ticket);
    if (ticket.id !== undefined) diagnostician.conclude({ id: ticket.id, ...session });
  }

  function accept(conversation: Conversation, timeline: Timeline): ConversationListener | undefined {
    const ticket = numbering.claim(conversation.firstPacket);
    if (options.follows?.(conversation) === false) {
      numbering.decide(ticket, 'other');
      return undefined;
    }
    const dnsServer = serverSideOfDns(conversation, extraPorts);
    if (dnsServer !== undefined) {
      numbering.decide(ticket, 'other');
      return dnsOverTcp.listen(conversation, dnsServer, (message, packet, at) => {
        diagnostician.dns(message, packet, millisOf(at, timeline));
      });
    }
    const candidate: Candidate = { ticket, dialogue: undefined, finished: undefined };
    candidates.set(ticket, candidate);
    candidate.dialogue = createDialogue(conversation, {
      timeline,
      extraPorts,
      showSecrets: options.showSecrets,
      ...(options.createSha256 && { createSha256: options.createSha256 }),
      messageTaps: options.messageTaps?.(conversation) ?? inspection.tapsOf(() => underWay(candidate)),
      onDecided(state) {
        if (state === 'not-smtp') candidates.delete(ticket);
        numbering.decide(ticket, state === 'smtp' ? 'session' : 'other');
      },
      onSession(session) {
        if (ticket.id === undefined) candidate.finished = session;
        else conclude(ticket, session);
      },
    });
    return candidate.dialogue;
  }

  function begin(batch: FrameBatch): Steps {
    const baseSeconds = batch.seconds[0] ?? 0;
    const timeline = createTimeline(baseSeconds, batch.decimals);
    return {
      timeline,
      decoder: createPacketDecoder(baseSeconds, report),
      table: createConversationTable(
        (conversation) => accept(conversation, timeline),
        report,
        numbering.open,
      ),
    };
  }

  return {
    notices,
    push(batch) {
      if (batch.count === 0) return;
      steps ??= begin(batch);
      const { decoder, table, timeline } = steps;
      const { segment } = decoder;
      for (let index = 0; index < batch.count; index++) {
        const decoded = decoder.decode(batch, index);
        if (decoded === 'tcp') table.segment(segment);
        else if (decoded === 'unreachable') table.unreachable(segment);
        else if (decoded === 'dns') {
          const payload = segment.bytes.subarray(
            segment.payloadOffset,
            segment.payloadOffset + segment.payloadLength,
          );
          diagnostician.dns(payload, segment.packet, millisOf(segment.at, timeline));
        }
      }
    },
    finish() {
      steps?.table.finish();
      steps?.decoder.finish();
      diagnostician.finish();
      notices.push(...inspection.notices());
    },
    sessionCount: () => numbering.count(),
    openSessions(most) {
      const open: Session[] = [];
      for (const { ticket, dialogue, finished } of candidates.values()) {
        if (open.length >= most) break;
        if (ticket.id === undefined) continue;
        const session = finished ?? dialogue?.snapshot();
        if (session) open.push(inspection.complete(diagnostician.preview({ id: ticket.id, ...session })));
      }
      return open;
    },
    causes: () => diagnostician.causes(),
  };
}
