import type { Exchange } from '../model/exchange.ts';
import type { Session, TransportEvent } from '../model/session.ts';
import { byteSize, count, fileNames } from './text/wording.ts';

/** A line of the dialogue as every report tells it. */
export interface DialogueLine {
  readonly packet: number;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Who said it; `network` for what TCP shows, `log` for what a mail log says of it. */
  readonly side: 'client' | 'server' | 'network' | 'log';
  /** Off the wire, or words of ours about it. */
  readonly text: string;
  readonly isQuoted: boolean;
  /** A refusing reply. */
  readonly isRefusal: boolean;
  /** The capture does not hold the whole line. */
  readonly isCut: boolean;
  /** Of a line of a log: where it stands. */
  readonly place?: string;
}

/** Replies of more lines, and lines of more characters, are shown by their beginning and a count. */
const REPLY_LINES_SHOWN = 30;
const CHARACTERS_SHOWN = 2_000;

/** What was said in a session and what happened to it on the way, in causal order. */
export function dialogueLines(session: Session): readonly DialogueLine[] {
  const messages = messageLabels(session);
  const refused = new Set(session.rejections.map(({ exchange }) => exchange));
  const logged = logLinesByExchange(session);
  const lines = [
    ...(logged.get(0) ?? []),
    ...session.exchanges.flatMap((exchange) => [
      ...exchangeLines(exchange, refused.has(exchange.index), messages),
      ...(logged.get(exchange.index) ?? []),
    ]),
    ...(logged.get(AFTER_ALL) ?? []),
  ];
  const events = session.transport.events.filter((event) => SHOWN_EVENTS.has(event.kind)).map(eventLine);
  return placeByPacket(lines, events);
}

const AFTER_ALL = Number.POSITIVE_INFINITY;

/** What logs say of the session itself, by the exchange that it stands behind; 0 is before all. */
function logLinesByExchange({ log = [], exchanges, firstPacket, lastPacket, startedAt }: Session) {
  const lines = new Map<number, DialogueLine[]>();
  for (const { exchange, kind, later, file, line, text, at = startedAt } of log) {
    if (later) continue;
    const index = exchange ?? (kind === 'connected' ? 0 : AFTER_ALL);
    const { reply, command } = exchanges[index - 1] ?? {};
    const packet = reply?.packet ?? command?.packet ?? (index === 0 ? firstPacket : lastPacket);
    const shown = {
      ...ownWords({ packet, at }, 'log', clip(text)),
      place: `${fileNames(file)}:${String(line)}`,
    };
    const those = lines.get(index);
    if (those) those.push(shown);
    else lines.set(index, [shown]);
  }
  return lines;
}

/** Puts each event before the first line of a later packet; the lines keep their own (causal) order. */
function placeByPacket(
  lines: readonly DialogueLine[],
  events: readonly DialogueLine[],
): readonly DialogueLine[] {
  const placed: DialogueLine[] = [];
  let next = 0;
  for (const line of lines) {
    for (let event = events[next]; event && event.packet < line.packet; event = events[++next])
      placed.push(event);
    placed.push(line);
  }
  return [...placed, ...events.slice(next)];
}

const SHOWN_EVENTS: ReadonlySet<TransportEvent['kind']> = new Set([
  'gap',
  'cut',
  'conflict',
  'zero-window',
  'reset',
  'unreachable',
]);

function eventLine(event: TransportEvent): DialogueLine {
  const size = event.bytes === undefined ? '' : ` (${count(event.bytes, 'byte')})`;
  return ownWords(event, 'network', `TCP: ${event.kind} by the ${event.side}${size}`);
}

type Place = Pick<DialogueLine, 'packet' | 'at'>;

function ownWords({ packet, at }: Place, side: DialogueLine['side'], text: string): DialogueLine {
  return { packet, at, side, text, isQuoted: false, isRefusal: false, isCut: false };
}

function exchangeLines(
  { index, command, reply }: Exchange,
  isRefusal: boolean,
  messages: ReadonlyMap<number, string>,
): readonly DialogueLine[] {
  const lines: DialogueLine[] = [];
  const message = messages.get(index);
  if (message !== undefined && reply) lines.push(ownWords(reply, 'client', message));
  if (command) {
    const { packet, at, line, complete } = command;
    lines.push({
      packet,
      at,
      side: 'client',
      text: clip(line),
      isQuoted: true,
      isRefusal: false,
      isCut: !complete,
    });
  }
  if (!reply) {
    if (command && command.continuation !== true) lines.push(ownWords(command, 'server', '(no reply)'));
    return lines;
  }
  const { packet, at, complete } = reply;
  for (const line of reply.lines.slice(0, REPLY_LINES_SHOWN))
    lines.push({ packet, at, side: 'server', text: clip(line), isQuoted: true, isRefusal, isCut: !complete });
  const hidden = reply.lines.length - REPLY_LINES_SHOWN;
  if (hidden > 0) lines.push(ownWords(reply, 'server', `… ${count(hidden, 'more line')}`));
  return lines;
}

/** The beginning of a long text, and how much follows. */
export function clip(text: string): string {
  if (text.length <= CHARACTERS_SHOWN) return text;
  return `${text.slice(0, CHARACTERS_SHOWN)}… (${count(text.length - CHARACTERS_SHOWN, 'more character')})`;
}

/** The message stands before the reply to it, told by its size and subject. */
function messageLabels(session: Session): ReadonlyMap<number, string> {
  const labels = new Map<number, string>();
  const replies = session.exchanges.filter(
    (exchange) => exchange.stage === 'message' && exchange.recipient === undefined,
  );
  const messages = session.transactions.flatMap(({ message }) => (message ? [message] : []));
  for (const [index, message] of messages.entries()) {
    const reply = replies[index];
    if (!reply || reply.command) continue;
    const subject = message.subject === undefined ? '' : ` “${clip(message.subject)}”`;
    const cut = message.complete ? '' : ', incomplete in this capture';
    labels.set(reply.index, `(message${subject}, ${byteSize(message.bytes)}${cut})`);
  }
  return labels;
}
