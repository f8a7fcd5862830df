import type { Stage } from './exchange.ts';
import type { ReasonGroup, ReasonName } from './reason.ts';

export type Permanence = 'permanent' | 'temporary';
export type Confidence = 'certain' | 'likely' | 'guess';
/** Who can end the refusal. */
export type Actor = 'sender' | 'sending-admin' | 'receiving-admin' | 'recipient' | 'nobody';

/** The blocklist that a refusal names, judged by the date of the capture. */
export interface BlocklistMention {
  /** provider/list, such as "spamhaus/pbl". */
  readonly name: string;
  readonly zone: string;
  readonly state: 'active' | 'closed';
  /** ISO date since when a closed list is closed. */
  readonly since?: string;
}

/** A packet that proves something, and what it says. */
export interface Evidence {
  readonly packet: number;
  readonly text: string;
}

/** One refusing reply (4xx or 5xx that stops mail), or one connection that never became a dialogue. */
export interface Rejection {
  /** Index of the refused exchange; absent when the connection itself failed. */
  readonly exchange?: number;
  readonly stage: Stage;
  readonly recipient?: string;
  readonly code?: number;
  readonly status?: string;
  readonly permanence: Permanence;
  /** The server's words, verbatim. */
  readonly text: string;
  readonly reason: ReasonName;
  readonly group: ReasonGroup;
  readonly confidence: Confidence;
  /** One plain sentence. */
  readonly summary: string;
  /** Two or three sentences. */
  readonly explanation: string;
  /** Steps in order, each naming who does it. */
  readonly advice: readonly string[];
  readonly actor: Actor;
  readonly blocklist?: BlocklistMention;
  readonly quotedAddresses: readonly string[];
  readonly urls: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** The refusal that decided the session: the last permanent one, else the last one. */
export function decidingRejection(session: {
  readonly rejections: readonly Rejection[];
}): Rejection | undefined {
  const permanent = session.rejections.filter((rejection) => rejection.permanence === 'permanent');
  return permanent.at(-1) ?? session.rejections.at(-1);
}
