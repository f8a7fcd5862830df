import type { Session } from '../../model/session.ts';
import { LIMITS } from '../limits.ts';
import { formatAddress, parseAddress } from '../diagnosis/addresses.ts';
import { traceOf, type SessionTrace } from './session-trace.ts';

/** A message and the session that carried it. */
export interface CarriedMail {
  readonly trace: SessionTrace;
  readonly mail: SessionTrace['mails'][number];
}

export type SessionIndex = ReturnType<typeof indexSessions>;

/** The sessions of a capture by what a log can name of them. */
export function indexSessions(sessions: Iterable<Session>) {
  const byQueueId = new Map<string, CarriedMail[]>();
  const byMessageId = new Map<string, CarriedMail[]>();
  const byClient = new Map<string, SessionTrace[]>();
  const byServer = new Map<string, SessionTrace[]>();
  const byRecipient = new Map<string, SessionTrace[]>();
  const traces: SessionTrace[] = [];
  let leftOut = 0;
  let firstMillis = Number.POSITIVE_INFINITY;
  let lastMillis = Number.NEGATIVE_INFINITY;

  for (const session of sessions) {
    if (traces.length >= LIMITS.logSessions) {
      leftOut += 1;
      continue;
    }
    const trace = traceOf(session);
    traces.push(trace);
    firstMillis = Math.min(firstMillis, trace.startMillis);
    lastMillis = Math.max(lastMillis, trace.endMillis);
    add(byClient, trace.client.address, trace);
    add(byServer, trace.server.address, trace);
    for (const mail of trace.mails) {
      if (mail.queueId !== undefined) add(byQueueId, mail.queueId, { trace, mail });
      if (mail.messageId !== undefined) add(byMessageId, mail.messageId, { trace, mail });
    }
    for (const { recipient } of trace.refusals)
      if (recipient !== undefined) add(byRecipient, recipient, trace);
  }

  const none: readonly never[] = [];
  return {
    traces,
    leftOut,
    /** When the capture's sessions begin and end; not finite when there are none. */
    firstMillis,
    lastMillis,
    ofQueueId: (id: string): readonly CarriedMail[] => byQueueId.get(id) ?? none,
    ofMessageId: (id: string): readonly CarriedMail[] => byMessageId.get(id) ?? none,
    ofClient: (address: string): readonly SessionTrace[] => byClient.get(address) ?? none,
    ofServer: (address: string): readonly SessionTrace[] => byServer.get(address) ?? none,
    ofRefusedRecipient: (mailbox: string): readonly SessionTrace[] => byRecipient.get(mailbox) ?? none,
  };
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

/** An address of a log as the capture writes it (RFC 5952); other text is given back. */
export function sameForm(address: string): string {
  if (!address.includes(':')) return address;
  const bytes = parseAddress(address);
  return bytes ? formatAddress(bytes) : address;
}
