import type { Exchange } from '../../../model/exchange.ts';
import { groupOf, type ReasonName } from '../../../model/reason.ts';
import type { Evidence } from '../../../model/rejection.ts';
import { evidenceText } from '../evidence-text.ts';
import { isRefused } from '../dialogue-point.ts';
import { parseAddress } from '../addresses.ts';
import type { Observer } from './observation.ts';

/** Reasons that could be taken for the recipient's or the message's; that of access_denied says so itself. */
const leavesTheRecipientOpen = (reason: ReasonName): boolean =>
  ['unknown', 'recipient', 'content'].includes(groupOf(reason)) && reason !== 'message_too_large';

/** Before RCPT nobody knows whom the message is for: that rules the recipient out. */
export const noRecipientNamedYet: Observer = ({ point, reply, verdict, session }) => {
  const { stage } = point.exchange;
  if (stage !== 'connect' && stage !== 'helo' && stage !== 'mail') return undefined;
  if (point.envelope.recipients > 0) return undefined;
  const evidence =
    stage === 'mail' ? [{ packet: reply.packet, text: 'no recipient had been named yet' }] : [];
  if (!leavesTheRecipientOpen(verdict.reason)) return { evidence };
  return {
    sentence: `No recipient had been named yet, so the refusal can only be about ${possibleSubjects(stage, session.client.address)}.`,
    evidence,
  };
};

function possibleSubjects(stage: 'connect' | 'helo' | 'mail', client: string): string {
  if (stage === 'connect') return `the address ${client} or its reverse name`;
  if (stage === 'helo') return `the address ${client}, its reverse name or the name in HELO or EHLO`;
  return `the sender, the address ${client}, its reverse name or the name in HELO or EHLO`;
}

/** The name in EHLO is not one that a mail server can have, or is somebody else's address. */
export const heloNameDoesNotFit: Observer = ({ session, point, verdict }) => {
  const name = session.greeting?.name;
  if (name === undefined || groupOf(verdict.reason) !== 'dns') return undefined;
  const packet = point.heloPacket;
  const evidence =
    packet === undefined ? [] : [{ packet, text: `client: ${session.greeting?.verb ?? 'HELO'} ${name}` }];
  const fault = faultOfName(name, session.client.address, session.exchanges[0]);
  return fault === undefined
    ? { evidence }
    : { sentence: `The client called itself "${name}", ${fault}.`, evidence };
};

function faultOfName(name: string, client: string, greeting: Exchange | undefined): string | undefined {
  const literal = parseAddress(name.replace(/^\[(?:IPv6:)?|\]$/gi, ''));
  if (literal !== undefined) {
    const own = parseAddress(client)?.join() === literal.join();
    if (!own) return `an address that is not its own: the packets come from ${client}`;
    return name.startsWith('[') ? undefined : 'an address without the brackets that RFC 5321 asks for';
  }
  if (/^localhost\b|\.(?:local|localdomain|lan|internal|home)\.?$/i.test(name))
    return 'a name that no public DNS holds';
  if (!name.includes('.')) return 'a name without a domain, which no public DNS holds';
  const serverName = /^220[ -](\S+)/.exec(greeting?.reply?.lines[0] ?? '')?.[1];
  return serverName?.toLowerCase() === name.toLowerCase() ? "the server's own name" : undefined;
}

/** Exchanges before a refusal that are looked at for others. */
const LOOK_BACK = 100;

/** What the server had refused before, also what did not stop mail by itself. */
export const earlierRefusals: Observer = ({ session, point }) => {
  const { stage, recipient } = point.exchange;
  const earlier = session.exchanges
    .slice(Math.max(0, point.exchange.index - 1 - LOOK_BACK), point.exchange.index - 1)
    .filter(
      (exchange) =>
        isRefused(exchange) &&
        !(exchange.stage === stage && stage === 'rcpt' && exchange.recipient !== recipient),
    );
  if (earlier.length === 0) return undefined;
  return { evidence: earlier.slice(0, 3).flatMap(refusalLine) };
};

function refusalLine({ command, reply }: Exchange): readonly Evidence[] {
  if (reply === undefined) return [];
  const what = command === undefined ? 'refused' : `${command.verb} refused`;
  return [
    {
      packet: reply.packet,
      text: `earlier, ${what}: ${evidenceText(reply.lines[0] ?? '')}`,
    },
  ];
}
