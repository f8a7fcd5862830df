import type { Cause, Tally } from '../../../shared/model/cause.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { actorInWords, count } from '../../../shared/report/text/wording.ts';
import { REASON_TITLES } from '../../wording/reason-titles.ts';
import { timeSpan } from '../../wording/time.ts';
import type { TimeZone } from '../../wording/time-zone.ts';

const TALLIES_COPIED = 10;

/** A cause as text for a mail or a ticket. */
export function causeAsText(cause: Cause, zone: TimeZone): string {
  return [
    `${count(cause.refusals, 'refusal')} in ${count(cause.sessions, 'session')}: ${cause.summary}`,
    `${REASON_TITLES[cause.reason]}, ${cause.permanence}. To act: ${actorInWords(cause.actor)}.`,
    `Reply: ${cause.pattern}`,
    ...tallyLine('Servers', cause.servers),
    ...tallyLine('Clients', cause.clientNetworks),
    ...tallyLine('Recipients at', cause.recipientDomains),
    `When: ${timeSpan(cause.firstAt, cause.lastAt, zone)}`,
  ]
    .map(visibleText)
    .join('\n');
}

function tallyLine(label: string, tallies: readonly Tally[]): readonly string[] {
  if (tallies.length === 0) return [];
  const values = tallies.slice(0, TALLIES_COPIED).map(({ value, count: number }) => `${value} (${number})`);
  const hidden = tallies.length - values.length;
  return [`${label}: ${values.join(', ')}${hidden > 0 ? ` and ${hidden} more` : ''}`];
}
