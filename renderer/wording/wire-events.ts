import type { Session, TransportEvent } from '../../shared/model/session.ts';
import { byteSize, count } from '../../shared/report/text/wording.ts';
import type { TurnStep, WireStep } from '../dialogue/step.ts';

interface Words {
  /** Fits in a line of the dialogue. */
  readonly title: string;
  readonly meaning: string;
}

const KINDS: Readonly<Record<TransportEvent['kind'], (who: string, times: number, size: string) => Words>> = {
  retransmission: (who, times) => ({
    title: `${who} sent ${times === 1 ? 'a packet' : count(times, 'packet')} again`,
    meaning:
      'A packet, or its acknowledgment, was lost on the way. Often harmless; many of them slow a session down.',
  }),
  'out-of-order': (who, times) => ({
    title: `${count(times, 'packet')} of the ${who.toLowerCase()} out of order`,
    meaning: 'Packets took different ways or were captured in another order. The text is put in order here.',
  }),
  duplicate: (who, times) => ({
    title: `${count(times, 'packet')} of the ${who.toLowerCase()} captured twice`,
    meaning: 'The capture saw the same packet on two interfaces. It is counted once.',
  }),
  conflict: (who, _, size) => ({
    title: `${who} sent different data for the same place (${size})`,
    meaning: 'A repeated packet does not hold what the first one held. The first is shown.',
  }),
  gap: (who, _, size) => ({
    title: `${size} of the ${who.toLowerCase()} are not in the capture`,
    meaning: 'The capture lost packets here. What follows is shown from where it can be read again.',
  }),
  cut: (who, _, size) => ({
    title: `${size} of the ${who.toLowerCase()} were cut off by the capture’s snap length`,
    meaning: 'The capture kept only the beginning of each packet. Record again with “-s 0”.',
  }),
  'zero-window': (who) => ({
    title: `${who} could not take more data for a while`,
    meaning: 'Its receive window was full: the program behind it was not reading fast enough.',
  }),
  'keep-alive': (who) => ({
    title: `${who} asked whether the other side is still there`,
    meaning: 'A TCP keep-alive; nothing was said.',
  }),
  fin: (who) => ({
    title: `${who} closed the connection`,
    meaning: 'It says that it will send nothing more (FIN).',
  }),
  reset: (who) => ({
    title: `${who} broke the connection off (reset)`,
    meaning: 'A reset ends a connection at once; what was under way is lost.',
  }),
  unreachable: (who) => ({
    title: `The network reported the ${who === 'Client' ? 'client' : 'server'} unreachable`,
    meaning: 'A router or a firewall answered in its place (ICMP).',
  }),
};

export function wireWords({ event, packets, bytes }: Pick<WireStep, 'event' | 'packets' | 'bytes'>): Words {
  const who = event.side === 'client' ? 'Client' : 'Server';
  return KINDS[event.kind](who, packets.length, byteSize(bytes));
}

const TURNS: Readonly<Record<TurnStep['turn'], Words>> = {
  opened: { title: 'Connection opened', meaning: 'The TCP handshake is complete.' },
  joined: {
    title: 'The capture begins in the middle of this connection',
    meaning: 'What was said before is not in the capture.',
  },
  refused: {
    title: 'The server refused the connection',
    meaning: 'It answered the first packet with a reset: nothing listens there, or a firewall says no.',
  },
  unanswered: {
    title: 'Nothing answered',
    meaning: 'The first packet of the connection, and its repetitions, got no answer in this capture.',
  },
  encrypted: {
    title: 'Encrypted from here on',
    meaning: 'The rest of this session went through TLS and cannot be read from the capture.',
  },
  'still-open': {
    title: 'Still open when the capture ends',
    meaning: 'Neither side had closed the connection by then.',
  },
};

export function turnWords(turn: TurnStep['turn'], tls: Session['tls']): Words {
  const words = TURNS[turn];
  if (turn !== 'encrypted') return words;
  const facts = [tls.version, tls.cipher, tls.serverName].filter((fact) => fact !== undefined);
  return facts.length === 0 ? words : { ...words, title: `${words.title} (${facts.join(', ')})` };
}
