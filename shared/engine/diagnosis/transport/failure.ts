import type { Stage } from '../../../model/exchange.ts';
import type { ReasonName } from '../../../model/reason.ts';
import type { Actor, Confidence, Evidence, Permanence } from '../../../model/rejection.ts';
import type { TransportEvent, UndiagnosedSession } from '../../../model/session.ts';

/** A connection that never became, or stopped being, a dialogue: what the packets say of it. */
export interface TransportFailure {
  readonly stage: Stage;
  readonly exchange?: number;
  readonly reason?: ReasonName;
  readonly permanence?: Permanence;
  readonly confidence: Confidence;
  readonly summary: string;
  readonly explanation: string;
  readonly advice: readonly string[];
  readonly actor: Actor;
  readonly evidence: readonly Evidence[];
}

/** "192.0.2.1 port 25" */
export const serverOf = ({ server }: UndiagnosedSession): string =>
  `${server.address} port ${String(server.port)}`;

export const seconds = (millis: number): string =>
  `${(millis / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} seconds`;

/** The first FIN or RST: who ended the connection. */
export const firstEnd = ({ transport }: UndiagnosedSession): TransportEvent | undefined =>
  transport.events.find((event) => event.kind === 'fin' || event.kind === 'reset');

export function endEvidence(session: UndiagnosedSession): readonly Evidence[] {
  const end = firstEnd(session);
  if (end === undefined) return [];
  return [
    {
      packet: end.packet,
      text: `the ${end.side} ${end.kind === 'fin' ? 'closes' : 'resets'} the connection`,
    },
  ];
}
