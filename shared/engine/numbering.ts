import { LIMITS } from './limits.ts';

/** The place of a conversation in the order of first packets. */
export interface Ticket {
  readonly firstPacket: number;
  state: 'undecided' | 'session' | 'other';
  /** 1-based; known once it is a session and everything before it is decided. */
  id: number | undefined;
}

/**
 * Numbers sessions in the order of their first packets, although some conversations show only later whether they are
 * SMTP at all. A conversation that stays undecided while many others wait behind it is numbered when it does decide.
 */
export function createNumbering(onNumbered: (ticket: Ticket) => void) {
  const overdue = new WeakSet<Ticket>();
  const unclaimed = new Map<number, Ticket>();
  let waiting: Ticket[] = [];
  let head = 0;
  let lastId = 0;

  const number = (ticket: Ticket) => {
    ticket.id = ++lastId;
    onNumbered(ticket);
  };
  const advance = () => {
    for (let ticket = waiting[head]; ticket; ticket = waiting[++head]) {
      if (ticket.state === 'undecided' && waiting.length - head <= LIMITS.conversationsBehindUndecided) break;
      if (ticket.state === 'session') number(ticket);
      // Passed over, it gets its number out of order when it decides.
      else if (ticket.state === 'undecided') overdue.add(ticket);
    }
    if (head > COMPACT_AFTER && head * 2 > waiting.length) {
      waiting = waiting.slice(head);
      head = 0;
    }
  };

  return {
    /** A conversation begins; they come in the order of their first packets. */
    open(firstPacket: number): void {
      const ticket: Ticket = { firstPacket, state: 'undecided', id: undefined };
      waiting.push(ticket);
      unclaimed.set(firstPacket, ticket);
      if (waiting.length - head > LIMITS.conversationsBehindUndecided) advance();
    },
    /** The ticket of the conversation that began with that packet; asked for once. */
    claim(firstPacket: number): Ticket {
      const ticket = unclaimed.get(firstPacket);
      if (!ticket) throw new Error(`no conversation began with packet ${String(firstPacket)}`);
      unclaimed.delete(firstPacket);
      return ticket;
    },
    /** How many have a number. */
    count: () => lastId,
    decide(ticket: Ticket, state: 'session' | 'other'): void {
      if (ticket.state !== 'undecided') return;
      ticket.state = state;
      if (overdue.has(ticket)) {
        if (state === 'session') number(ticket);
      } else if (waiting[head] === ticket) {
        advance();
      }
    },
  };
}

const COMPACT_AFTER = 1024;
