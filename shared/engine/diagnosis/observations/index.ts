import type { Evidence } from '../../../model/rejection.ts';
import { earlierRefusals, heloNameDoesNotFit, noRecipientNamedYet } from './dialogue.ts';
import type { Observer, Situation } from './observation.ts';
import { loginOfferedOrNot, sizesCompared, tlsOfferedOrNot } from './offers.ts';
import { codeDoesNotFitTheMatter } from './permanence.ts';
import { quotedAddressIsNotThePeer } from './quoted-address.ts';

/** What a session can tell beside the reply, in the order in which it is said. */
const OBSERVERS: readonly Observer[] = [
  quotedAddressIsNotThePeer,
  noRecipientNamedYet,
  codeDoesNotFitTheMatter,
  tlsOfferedOrNot,
  loginOfferedOrNot,
  sizesCompared,
  heloNameDoesNotFit,
  earlierRefusals,
];

/** What was observed, put together. */
export interface Observed {
  readonly sentences: readonly string[];
  readonly advice: readonly string[];
  readonly evidence: readonly Evidence[];
}

export function observeSession(situation: Situation): Observed {
  const sentences: string[] = [];
  const advice: string[] = [];
  const evidence: Evidence[] = [];
  for (const observe of OBSERVERS) {
    const observation = observe(situation);
    if (observation === undefined) continue;
    if (observation.sentence !== undefined) sentences.push(observation.sentence);
    if (observation.advice !== undefined) advice.push(...observation.advice);
    if (observation.evidence !== undefined) evidence.push(...observation.evidence);
  }
  return { sentences, advice, evidence };
}
