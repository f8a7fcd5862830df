import type { ReceivedHop } from '../../../model/mail/received.ts';
import { LIMITS } from '../../limits.ts';
import { isoSeconds, parseMailDate } from '../mail-date.ts';
import { networkOf } from '../network-of.ts';
import { type Clauses, parseClauses } from './clauses.ts';
import { RECEIVED_FORMATS } from './formats/index.ts';
import { readStandardPeer } from './peer.ts';
import type { Peer } from './received-format.ts';

/** What one field tells by itself. */
export interface ParsedHop {
  readonly told: Omit<ReceivedHop, 'trust' | 'contradictions' | 'delayMs'>;
  /** Milliseconds since 1970 UTC. */
  readonly atMillis?: number;
  /** Sendmail found no name that leads back to the address, and wrote so. */
  readonly isDoubted: boolean;
}

/** Reads an unfolded Received field in whichever form it has; never fails, what cannot be told is absent. */
export function parseReceived(value: string): ParsedHop {
  const raw = value.slice(0, LIMITS.receivedCharacters);
  const clauses = parseClauses(raw);
  const format = RECEIVED_FORMATS.find((known) => known.recognises(clauses));
  const reading = format?.read(clauses) ?? {};
  const from = 'from' in reading ? reading.from : clauses.from && readStandardPeer(clauses.from);
  const atMillis = clauses.date === undefined ? undefined : parseMailDate(clauses.date);
  return {
    told: {
      ...describePeer(from),
      ...describeServer(clauses, reading.with),
      ...(atMillis !== undefined && { at: isoSeconds(atMillis) }),
      ...(format && { format: format.name }),
      raw,
    },
    ...(atMillis !== undefined && { atMillis }),
    isDoubted: clauses.from?.comments.some((comment) => comment.includes('may be forged')) === true,
  };
}

function describePeer(from: Peer | undefined): Pick<ReceivedHop, 'from' | 'network'> {
  const network = from?.address === undefined ? undefined : networkOf(from.address);
  return { ...(from && { from }), ...(network && { network }) };
}

function describeServer(
  { by, with: protocol, id, for: recipient }: Clauses,
  protocolRead: string | undefined,
): Pick<ReceivedHop, 'by' | 'with' | 'id' | 'for'> {
  const server = by?.words[0];
  const word = protocolRead ?? protocol?.words[0];
  const number = id?.words[0];
  const address = recipient?.words[0]?.replace(/^<|>$/g, '');
  return {
    ...(server !== undefined && { by: server }),
    ...(word !== undefined && { with: word }),
    ...(number !== undefined && { id: number }),
    ...(address !== undefined && { for: address }),
  };
}
