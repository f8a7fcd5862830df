import type { Exchange } from '../../model/exchange.ts';
import type { Session, TransportEvent } from '../../model/session.ts';
import { millisSince } from '../../model/time.ts';
import { visibleText } from '../../model/visible-text.ts';
import type { ReportOptions } from '../report.ts';
import { byteSize, count } from './wording.ts';

interface Line {
  readonly packet: number;
  readonly at: string;
  readonly text: string;
}

/** Replies of more lines are shown by their first lines and a count. */
const REPLY_LINES_SHOWN = 30;

/** What was said, a line a row: seconds since the session began, packet, who, what. */
export function* formatDialogue(session: Session, options: ReportOptions): Generator<string> {
  for (const line of dialogueLines(session, options)) {
    const seconds = (millisSince(session.startedAt, line.at) / 1000).toFixed(6).padStart(12);
    const packet = `#${line.packet}`.padStart(8);
    yield `  ${options.palette.faint(`${seconds}${packet}`)}  ${line.text}\n`;
  }
}

function dialogueLines(session: Session, options: ReportOptions): readonly Line[] {
  const message = messageLabels(session);
  const lines = session.exchanges.flatMap((exchange) => exchangeLines(exchange, session, message, options));
  const events = session.transport.events
    .filter((event) => SHOWN_EVENTS.has(event.kind))
    .map((event) => eventLine(event, options));
  return placeByPacket(lines, events);
}

/** Puts each event before the first line of a later packet; the lines keep their own (causal) order. */
function placeByPacket(lines: readonly Line[], events: readonly Line[]): readonly Line[] {
  const placed: Line[] = [];
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

function eventLine(event: TransportEvent, { palette }: ReportOptions): Line {
  const size = event.bytes === undefined ? '' : ` (${count(event.bytes, 'byte')})`;
  return {
    packet: event.packet,
    at: event.at,
    text: palette.doubtful(`·· TCP: ${event.kind} by the ${event.side}${size}`),
  };
}

function exchangeLines(
  exchange: Exchange,
  session: Session,
  messages: ReadonlyMap<number, string>,
  { palette }: ReportOptions,
): readonly Line[] {
  const lines: Line[] = [];
  const { command, reply } = exchange;
  const message = messages.get(exchange.index);
  if (message !== undefined && reply) {
    lines.push({ packet: reply.packet, at: reply.at, text: palette.client(`C  ${message}`) });
  }
  if (command) {
    const cut = command.complete ? '' : palette.doubtful(' [cut]');
    lines.push({
      packet: command.packet,
      at: command.at,
      text: palette.client(`C  ${visibleText(command.line)}`) + cut,
    });
  }
  if (reply) {
    const refused = session.rejections.some((rejection) => rejection.exchange === exchange.index);
    const dress = refused ? palette.bad : palette.server;
    const cut = reply.complete ? '' : palette.doubtful(' [cut]');
    const shown = reply.lines.slice(0, REPLY_LINES_SHOWN);
    for (const text of shown) {
      lines.push({
        packet: reply.packet,
        at: reply.at,
        text: dress(`${refused ? 'S✗' : 'S '} ${visibleText(text)}`) + cut,
      });
    }
    const hidden = reply.lines.length - shown.length;
    if (hidden > 0)
      lines.push({
        packet: reply.packet,
        at: reply.at,
        text: palette.faint(`S  … ${count(hidden, 'more line')}`),
      });
  } else if (command && !command.continuation) {
    lines.push({ packet: command.packet, at: command.at, text: palette.doubtful('S  (no reply)') });
  }
  return lines;
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
    const subject = message.subject === undefined ? '' : ` “${visibleText(message.subject)}”`;
    const cut = message.complete ? '' : ', incomplete in this capture';
    labels.set(reply.index, `(message${subject}, ${byteSize(message.bytes)}${cut})`);
  }
  return labels;
}
