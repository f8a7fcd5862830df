import type { SessionLogLine } from '../../shared/model/log.ts';
import type { Session } from '../../shared/model/session.ts';
import type { LogStep } from './step.ts';

interface PlacedLog {
  /** Between packets, as steps are ordered. */
  readonly order: number;
  readonly step: LogStep;
}

/** What mail logs say of a session, each line behind the exchange it tells of; what came later behind everything. */
export function logSteps(session: Session): readonly PlacedLog[] {
  const { log = [] } = session;
  return log.map((line, index) => ({ order: placeOf(line, session), step: stepOf(line, index) }));
}

function stepOf(line: SessionLogLine, index: number): LogStep {
  const { at } = line;
  return { kind: 'log', key: `log-${index}`, line, stop: true, ...(at !== undefined && { at }) };
}

/** A little behind the packet that ends the exchange, and behind what happened on the wire there. */
function placeOf(line: SessionLogLine, { exchanges, firstPacket, lastPacket }: Session): number {
  if (line.later === true) return lastPacket + 2;
  const exchange =
    line.exchange === undefined ? undefined : exchanges.find(({ index }) => index === line.exchange);
  if (exchange) return Math.max(exchange.reply?.packet ?? 0, exchange.command?.packet ?? 0) + 0.4;
  // Stamps of whole seconds do not tell more.
  return line.kind === 'connected' ? firstPacket - 0.5 : lastPacket + 1;
}
