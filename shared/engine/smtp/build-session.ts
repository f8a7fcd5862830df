import type { Stage } from '../../model/exchange.ts';
import type { Notice } from '../../model/notice.ts';
import type { Session, Transport, UndiagnosedSession } from '../../model/session.ts';
import { millisBetween, type Timeline } from '../../model/time.ts';
import type { Conversation, Side } from '../stream/conversation.ts';
import { offersPipeConnect } from './extensions/pipe-connect.ts';
import { sessionOutcome } from './session-outcome.ts';
import { NOTICES } from './session-notices.ts';
import type { SmtpDialogue } from './smtp-dialogue.ts';
import { toTransaction, type Ending } from './transaction-outcome.ts';

/** The session of the document as far as it is known; `dialogue` is undefined when not a byte was sent. */
export function buildSession(
  conversation: Conversation,
  timeline: Timeline,
  client: Side,
  dialogue: SmtpDialogue | undefined,
): Omit<UndiagnosedSession, 'id'> {
  const side0 = conversation.transport(timeline);
  const transport = client === 0 ? side0 : swapSides(side0);
  const server = conversation.endpoints[client === 0 ? 1 : 0];
  const drafts = dialogue?.transcript.exchanges ?? [];
  // A finished session owns its exchanges; those of an open one go on changing.
  const exchanges = dialogue?.isOver ? drafts : drafts.map((exchange) => ({ ...exchange }));
  const ending = endingOf(transport, dialogue);
  const transactions = (dialogue?.envelope.transactions ?? []).map((draft) =>
    toTransaction(draft, ending, timeline),
  );
  const tls = tlsOf(dialogue, server.port);
  const { openerIsKnown: startIsKnown } = conversation;
  const facts = dialogue?.facts;
  // Without a spread, which would cost more than all the rest: nearly every session has a greeting.
  const session = {
    communityId: conversation.communityId,
    protocol: facts?.protocol ?? 'smtp',
    client: conversation.endpoints[client],
    server,
    firstPacket: conversation.firstPacket,
    lastPacket: conversation.lastPacket,
    packets: conversation.packets,
    startedAt: timeline.format(conversation.startedAt),
    durationMs: millisBetween(conversation.startedAt, conversation.lastAt),
    transport,
    greeting: facts?.greeting,
    extensions: facts?.extensions ?? NONE,
    tls,
    authentication: facts && facts.authentication.length > 0 ? [...facts.authentication] : NONE,
    exchanges,
    transactions,
    outcome: sessionOutcome({ transport, tls, exchanges, transactions, ending, startIsKnown }),
    notices: joined(conversation.notices, dialogue ? noticesOf(dialogue) : NONE),
  };
  return hasGreeting(session) ? session : withoutGreeting(session);
}

type Draft = Omit<UndiagnosedSession, 'id' | 'greeting'> & { greeting: Session['greeting'] | undefined };

function hasGreeting(session: Draft): session is Draft & { greeting: NonNullable<Session['greeting']> } {
  return session.greeting !== undefined;
}

function withoutGreeting({ greeting: _none, ...session }: Draft): Omit<UndiagnosedSession, 'id'> {
  return session;
}

const NONE: readonly never[] = [];

function joined(first: readonly Notice[], second: readonly Notice[]): readonly Notice[] {
  return first.length + second.length === 0 ? NONE : [...first, ...second];
}

function endingOf(transport: Transport, dialogue: SmtpDialogue | undefined): Ending {
  const { client, server } = transport.missingBytes;
  const saidQuit = dialogue !== undefined && hasStage(dialogue, 'quit');
  return {
    over: transport.closing !== 'open' || saidQuit,
    holes: dialogue?.holes === true || client > 0 || server > 0,
  };
}

function hasStage({ transcript }: SmtpDialogue, stage: Stage): boolean {
  for (const exchange of transcript.exchanges) if (exchange.stage === stage) return true;
  return false;
}

function tlsOf(dialogue: SmtpDialogue | undefined, serverPort: number): Session['tls'] {
  if (!dialogue) return { mode: 'none' };
  const { tls } = dialogue.facts;
  // Port 465 is for TLS from the first byte (RFC 8314 section 3.3): without a word in clear it is that, seen or not.
  const isUnreadable = tls.mode === 'none' && dialogue.transcript.exchanges.length === 0;
  if (isUnreadable && serverPort === 465) return { ...tls, mode: 'implicit' };
  // That of a finished session is its own; that of an open one goes on changing.
  return dialogue.isOver ? tls : { ...tls };
}

function noticesOf(dialogue: SmtpDialogue): Session['notices'] {
  const { earlyTalk, facts, notices } = dialogue;
  if (earlyTalk === undefined || !hasStage(dialogue, 'connect') || offersPipeConnect(facts.extensions))
    return notices.all;
  return [...notices.all, { ...NOTICES.earlyTalker, packet: earlyTalk }];
}

const OTHER_SIDE = { client: 'server', server: 'client' } as const;

/** The stream step took the server for the client: its words are turned round. */
function swapSides(transport: Transport): Transport {
  const { closing, missingBytes, events } = transport;
  return {
    ...transport,
    closing:
      closing === 'reset-by-client'
        ? 'reset-by-server'
        : closing === 'reset-by-server'
          ? 'reset-by-client'
          : closing,
    missingBytes: { client: missingBytes.server, server: missingBytes.client },
    events: events.map((event) => ({ ...event, side: OTHER_SIDE[event.side] })),
  };
}
