import type { ParsedHop } from './parse-received.ts';
import { networkOf } from '../network-of.ts';
import { formatSpan } from './span.ts';
import { addressNamed, areStrangers } from './host-names.ts';
import type { WireHop } from './wire-hop.ts';

/** Received fields have whole seconds: less than one is no difference. */
const SECOND = 1000;
const MINUTE = 60_000;
/** Later than this by its own words, a message comes from the future and not from a slow clock. */
const DAY = 86_400_000;

/** What a hop is held against. */
export interface Surroundings {
  readonly before: ParsedHop | undefined;
  /** The last hop before it that tells a time. */
  readonly timed: ParsedHop | undefined;
  /** When the message passed here, of hops that are not the newest: that one is told of with the wire. */
  readonly wireMillis?: number;
}

/** What does not fit in a hop, within itself and beside others. */
export function contradictionsOf(
  hop: ParsedHop,
  { before, timed, wireMillis }: Surroundings,
): readonly string[] {
  const ahead = wireMillis === undefined || hop.atMillis === undefined ? 0 : hop.atMillis - wireMillis;
  return [
    ...withinItself(hop),
    ...(before ? againstItsGiver(hop, before) : []),
    ...(timed ? againstItsTime(hop, timed) : []),
    ...(ahead > MINUTE
      ? [
          `Its time is ${formatSpan(ahead)} later than the moment at which the message passed here: ${afterward(hop, ahead)}.`,
        ]
      : []),
  ];
}

/** What a time after the end of the route says. */
function afterward({ told: { by } }: ParsedHop, ahead: number): string {
  if (ahead > DAY) return 'it is made up, or a clock is far off';
  const clock = by === undefined ? 'the clock of its writer' : `the clock of ${by}`;
  return `${clock} or of this capture is wrong, or the field is made up`;
}

function* withinItself({ told: { from, by }, isDoubted }: ParsedHop): Iterable<string> {
  const { helo, address, name } = from ?? {};
  if (helo !== undefined && address !== undefined && isOtherAddress(helo, address))
    yield `The client called itself ${helo}, but ${by ?? 'the server'} saw the address ${address}: a translated address (NAT) lies between, or the name is untrue.`;
  if (isDoubted && name !== undefined && address !== undefined)
    yield `${by ?? 'The server'} doubted the name ${name}, because it does not lead back to ${address} ("may be forged").`;
  if (
    helo !== undefined &&
    by !== undefined &&
    areSame(helo, by) &&
    name !== undefined &&
    areStrangers(name, by)
  )
    yield `The client ${name} called itself by the name of the server that it talked to, ${by}: no honest mail server does.`;
}

/** Whether a HELO name is an address, and not that of the client. Private ones behind a router are everyday. */
function isOtherAddress(helo: string, address: string): boolean {
  const named = addressNamed(helo);
  if (named === undefined || named === address) return false;
  return networkOf(named) !== 'private' || networkOf(address) === 'private';
}

function* againstItsGiver({ told: { from, by } }: ParsedHop, before: ParsedHop): Iterable<string> {
  const names = [from?.helo, from?.name].filter((name) => name !== undefined);
  const giver = before.told.by;
  if (giver !== undefined && names.length > 0 && names.every((name) => areStrangers(name, giver)))
    yield `${by ?? 'The server'} had the message from ${names[0] ?? ''}, but the hop before ends at ${giver}: a hop is missing, the machine has two names, or one of the fields is made up.`;
}

function* againstItsTime({ told: { by }, atMillis }: ParsedHop, before: ParsedHop): Iterable<string> {
  if (atMillis === undefined || before.atMillis === undefined || atMillis - before.atMillis > -SECOND) return;
  yield `Its time is ${formatSpan(before.atMillis - atMillis)} before that of the hop before it: the clock of ${by ?? 'this hop'} or of ${before.told.by ?? 'the one before'} is wrong, or one of the fields is made up.`;
}

/** What the newest Received field, which the client wrote if it is a mail server, says otherwise than the wire shows. */
export function* contradictionsOnTheWire(newest: ParsedHop | undefined, wire: WireHop): Iterable<string> {
  const { helo, client, serverName } = wire;
  if (helo !== undefined && isOtherAddress(helo, client))
    yield `The client calls itself ${helo}, but it sends from ${client}: a translated address (NAT) lies between, or the name is untrue.`;
  if (helo !== undefined && serverName !== undefined && areSame(helo, serverName) && client !== wire.server)
    yield `The client calls itself ${helo}, which is the name of the server it talks to.`;
  if (newest === undefined) return;
  const { by } = newest.told;
  if (by !== undefined && helo !== undefined && areStrangers(by, helo))
    yield `The newest Received field says that the message came to ${by}, but the client calls itself ${helo}: it is relayed by a machine that wrote no field, has two names, or the field is made up.`;
  yield* timesOnTheWire(newest, wire);
}

function* timesOnTheWire(newest: ParsedHop, wire: WireHop): Iterable<string> {
  const ahead = newest.atMillis === undefined ? 0 : newest.atMillis - Date.parse(wire.at);
  if (ahead > SECOND)
    yield `The newest Received field is ${formatSpan(ahead)} later than the moment at which the message passed here: ${afterward(newest, ahead)}.`;
}

/** What a field says otherwise than the connection that it tells of. */
export function* contradictionsToProof(
  { told: { from }, atMillis }: ParsedHop,
  seen: WireHop,
): Iterable<string> {
  if (from?.address !== undefined && from.address !== seen.client)
    yield `The field says that the client was ${from.address}, but the capture shows the connection that it tells of, and its client was ${seen.client}.`;
  if (from?.helo !== undefined && seen.helo !== undefined && !areSame(bare(from.helo), bare(seen.helo)))
    yield `The field says that the client called itself ${from.helo}, but the capture shows that it said ${seen.helo}.`;
  const difference = atMillis === undefined ? 0 : atMillis - Date.parse(seen.at);
  // The field is written when the server has the message, or when it begins to take it.
  if (Math.abs(difference) > MINUTE)
    yield `The field's time is ${formatSpan(difference)} ${difference < 0 ? 'before' : 'after'} the moment at which the capture shows the message on that connection: a clock is wrong.`;
}

const bare = (name: string): string => name.replace(/^\[(.*)\]$/, '$1');

export const areSame = (one: string, other: string): boolean =>
  one.replace(/\.$/, '').toLowerCase() === other.replace(/\.$/, '').toLowerCase();
