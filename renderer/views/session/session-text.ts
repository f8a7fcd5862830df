import type { Rejection } from '../../../shared/model/rejection.ts';
import type { Session } from '../../../shared/model/session.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { PLAIN } from '../../../shared/report/text/palette.ts';
import { formatSession } from '../../../shared/report/text/session-text.ts';
import { actorInWords, confidenceInWords } from '../../../shared/report/text/wording.ts';
import { REASON_TITLES } from '../../wording/reason-titles.ts';

/** Columns that copied text is wrapped at. */
const WIDTH = 100;

/** The session as the text report has it: verdict, proof and dialogue. */
export function sessionAsText(session: Session): string {
  return [...formatSession(session, { palette: PLAIN, width: WIDTH })].join('').trim();
}

/** An explanation for a mail or a ticket: what happened, why, who must do what, the proof. */
export function rejectionAsText(rejection: Rejection): string {
  const code = [rejection.code, rejection.status].filter((part) => part !== undefined).join(' ');
  return [
    rejection.summary,
    '',
    rejection.explanation,
    '',
    `Reason: ${REASON_TITLES[rejection.reason]} (${confidenceInWords(rejection.confidence)})`,
    `To act: ${actorInWords(rejection.actor)}`,
    ...rejection.advice.map((step, index) => `${index + 1}. ${step}`),
    '',
    `Reply: ${code} ${rejection.text.replaceAll('\n', ' ')}`.replace(/ +/g, ' '),
    ...rejection.evidence.map(({ packet, text }) => `Proof, packet ${packet}: ${text}`),
    ...rejection.urls,
  ]
    .map(visibleText)
    .join('\n');
}
