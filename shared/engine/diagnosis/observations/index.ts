import { earlierRefusals, heloNameDoesNotFit, noRecipientNamedYet } from './dialogue.ts';
import type { Observer, Observation, Situation } from './observation.ts';
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

export function observeSession(situation: Situation): readonly Observation[] {
  return OBSERVERS.flatMap((observe) => observe(situation) ?? []);
}
