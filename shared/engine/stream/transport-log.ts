import { LIMITS } from '../limits.ts';
import type { Notice } from '../../model/notice.ts';
import type { TransportEvent } from '../../model/session.ts';
import type { Instant, Timeline } from '../../model/time.ts';
import type { Side } from './conversation.ts';

interface LoggedEvent {
  readonly kind: TransportEvent['kind'];
  side: Side;
  readonly packet: number;
  readonly at: Instant;
  readonly bytes: number;
}

const NONE: readonly Notice[] = [];
const NO_EVENTS: readonly TransportEvent[] = [];

/** What happened to a connection besides data: events and notices are bounded, counts are whole. */
export class TransportLog {
  retransmissions = 0;
  outOfOrder = 0;
  // Most connections have neither.
  private events: LoggedEvent[] | undefined = undefined;
  private noticeList: Notice[] | undefined = undefined;
  private leftOut = 0;

  event(kind: TransportEvent['kind'], side: Side, packet: number, at: Instant, bytes = 0): void {
    if (kind === 'retransmission') this.retransmissions++;
    if (kind === 'out-of-order') this.outOfOrder++;
    this.events ??= [];
    if (this.events.length < LIMITS.transportEvents) this.events.push({ kind, side, packet, at, bytes });
    else this.leftOut++;
  }

  /** False once the bound is reached: no need to put the next one into words. */
  get takesNotices(): boolean {
    return this.noticeList === undefined || this.noticeList.length < LIMITS.transportNotices;
  }

  /** With `once`, a second notice of the same code is left out. */
  notice(notice: Notice, once = false): void {
    this.noticeList ??= [];
    if (once && this.noticeList.some((earlier) => earlier.code === notice.code)) return;
    if (this.takesNotices) this.noticeList.push(notice);
  }

  /** What the document calls client was taken for the server, and the other way round. */
  swapSides(): void {
    for (const event of this.events ?? []) event.side = event.side === 0 ? 1 : 0;
  }

  get notices(): readonly Notice[] {
    const list = this.noticeList ?? NONE;
    if (this.leftOut === 0) return list;
    return [
      ...list,
      {
        severity: 'info',
        code: 'tcp-events-left-out',
        message: `${String(this.leftOut)} more TCP events of this connection are counted but not listed.`,
      },
    ];
  }

  eventsAt(timeline: Timeline): readonly TransportEvent[] {
    return this.events === undefined ? NO_EVENTS : this.events.map((event) => eventAt(event, timeline));
  }
}

function eventAt(event: LoggedEvent, timeline: Timeline): TransportEvent {
  const { kind, packet, bytes } = event;
  const side = event.side === 0 ? 'client' : 'server';
  const at = timeline.format(event.at);
  return bytes === 0 ? { kind, side, packet, at } : { kind, side, packet, at, bytes };
}
