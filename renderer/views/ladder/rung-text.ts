import type { Session } from '../../../shared/model/session.ts';
import { byteSize, count } from '../../../shared/report/text/wording.ts';
import type { LadderRow } from '../../dialogue/ladder-rows.ts';
import { spokenStep } from '../../wording/spoken-step.ts';
import { duration } from '../../../shared/report/text/wording.ts';

const WAIT_SPOKEN_FROM_MS = 100;

/** What a packet without words of its own is there for. */
export function packetText({ kind, flags, bytes, packets, side }: LadderRow): string {
  const size = bytes === 0 ? '' : `, ${byteSize(bytes)}`;
  switch (kind) {
    case 'open':
      return side === 'client' ? 'SYN: asks to connect' : 'SYN ACK: agrees';
    case 'end':
      return flags.includes('RST') ? `RST: breaks off${size}` : `FIN: has said everything${size}`;
    case 'ack':
      return 'ACK';
    case 'message':
      return `the message${packets > 1 ? `, ${count(packets, 'packet')}` : ''}${size}`;
    case 'tls':
      return `encrypted${packets > 1 ? `, ${count(packets, 'packet')}` : ''}${size}`;
    case 'data':
      return `goes on${size}`;
    case 'step':
    case 'note':
      return '';
  }
}

/** A rung as a screen reader says it. */
export function spokenRung(row: LadderRow, session: Session): string {
  const wait = row.sincePreviousMs >= WAIT_SPOKEN_FROM_MS ? `after ${duration(row.sincePreviousMs)}: ` : '';
  if (row.steps.length > 0)
    return wait + row.steps.map((step) => spokenStep(step, session, undefined)).join('; ');
  return `${wait}${row.side ?? ''}: ${packetText(row)}, packet ${row.packet ?? ''}`;
}
