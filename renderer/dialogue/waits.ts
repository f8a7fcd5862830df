import type { Session } from '../../shared/model/session.ts';
import { microsOf } from '../wording/time.ts';
import { sideOf, type Step } from './step.ts';
import { stepsOf } from './steps.ts';

/** How long one side took before a step, and who that was. */
export interface Wait {
  readonly side: 'client' | 'server';
  readonly millis: number;
  /** Packets were lost or sent again meanwhile: the network may have been slow, not the side. */
  readonly troubled: boolean;
}

/** Who kept whom waiting in a session. */
export interface Waits {
  readonly byStep: ReadonlyMap<string, Wait>;
  readonly clientMs: number;
  readonly serverMs: number;
  /** The longest of all; the scale of the bars. */
  readonly longestMs: number;
}

const waitsBySession = new WeakMap<Session, Waits>();

/**
 * The time before each thing said, since the thing said before by either side. The time a message takes to be sent is
 * the client's. Together they are the session, from its first packet to the last word.
 */
export function waitsOf(session: Session): Waits {
  let waits = waitsBySession.get(session);
  if (waits === undefined) {
    waits = measureWaits(session);
    waitsBySession.set(session, waits);
  }
  return waits;
}

function measureWaits(session: Session): Waits {
  const byStep = new Map<string, Wait>();
  const sums = { client: 0, server: 0 };
  let previous = microsOf(session.startedAt);
  let troubled = false;
  for (const step of stepsOf(session)) {
    if (step.kind === 'wire') troubled ||= LOSSES.has(step.event.kind);
    const end = endOf(step);
    const side = sideOf(step);
    if (end === undefined || side === undefined || step.kind === 'wire') continue;
    const millis = Math.max(0, end - previous) / 1000;
    const waitedFor = isUnasked(step) ? 'client' : side;
    byStep.set(step.key, { side: waitedFor, millis, troubled });
    sums[waitedFor] += millis;
    previous = Math.max(previous, end);
    troubled = false;
  }
  const longestMs = [...byStep.values()].reduce((longest, { millis }) => Math.max(longest, millis), 0);
  return { byStep, clientMs: sums.client, serverMs: sums.server, longestMs };
}

/** A reply that nothing asked for, such as 421 for a client that was silent too long: the server had been waiting. */
function isUnasked(step: Step): boolean {
  if (step.kind !== 'reply' || step.exchange.command) return false;
  return step.exchange.stage !== 'connect' && step.exchange.stage !== 'message';
}

const LOSSES: ReadonlySet<string> = new Set(['retransmission', 'gap', 'zero-window']);

function endOf(step: Step): number | undefined {
  if (step.kind === 'message')
    return step.message.lastAt === undefined ? undefined : microsOf(step.message.lastAt);
  return step.at === undefined ? undefined : microsOf(step.at);
}
