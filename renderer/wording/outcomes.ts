import type { Session, SessionOutcome } from '../../shared/model/session.ts';
import { count } from '../../shared/report/text/wording.ts';

type Tone = 'bad' | 'warn' | 'good' | 'info' | 'quiet';

interface OutcomeWords {
  readonly word: string;
  readonly tone: Tone;
  /** What it means, for the tooltip and the screen reader. */
  readonly meaning: string;
}

/** How a session ended, in the order in which an administrator cares. */
export const OUTCOMES: Readonly<Record<SessionOutcome, OutcomeWords>> = {
  rejected: { word: 'Rejected', tone: 'bad', meaning: 'Refused for good (5xx); nothing got through.' },
  refused: { word: 'Refused', tone: 'bad', meaning: 'The server turned the connection itself down.' },
  unanswered: { word: 'No answer', tone: 'bad', meaning: 'Nothing answered the attempt to connect.' },
  deferred: { word: 'Deferred', tone: 'warn', meaning: 'Put off (4xx); the sender will try again.' },
  'partially-delivered': {
    word: 'Partial',
    tone: 'warn',
    meaning: 'Some recipients were accepted, others were not.',
  },
  abandoned: { word: 'Abandoned', tone: 'warn', meaning: 'It ended before the message was answered.' },
  delivered: { word: 'Delivered', tone: 'good', meaning: 'The server took the message for every recipient.' },
  encrypted: { word: 'Encrypted', tone: 'info', meaning: 'TLS hides what was said.' },
  'no-mail': { word: 'No mail', tone: 'quiet', meaning: 'A whole session in which no mail was tried.' },
  unknown: { word: 'Unclear', tone: 'quiet', meaning: 'The capture does not show how it ended.' },
};

export const OUTCOME_ORDER = Object.keys(OUTCOMES) as readonly SessionOutcome[];

/** What to say first of a session in which nothing was refused. */
export function outcomeStatement(session: Session): { readonly title: string; readonly detail: string } {
  const { outcome, transactions } = session;
  const recipients = transactions.reduce((sum, transaction) => sum + transaction.recipients.length, 0);
  const titles: Readonly<Record<SessionOutcome, string>> = {
    delivered: `${count(transactions.length, 'message')} accepted for ${count(recipients, 'recipient')}`,
    'partially-delivered': 'Accepted for some recipients only',
    rejected: 'Refused for good',
    deferred: 'Put off until later',
    abandoned: 'Ended before the message was answered',
    refused: 'The server refused the connection',
    unanswered: 'Nothing answered the attempt to connect',
    encrypted: 'Encrypted: what was said cannot be read here',
    'no-mail': 'No mail was tried in this session',
    unknown: 'The capture does not show how this session ended',
  };
  return { title: titles[outcome], detail: DETAILS[outcome] };
}

const DETAILS: Readonly<Record<SessionOutcome, string>> = {
  delivered:
    'The receiving server took responsibility. If the mail did not arrive, look in that server’s log for what came after.',
  'partially-delivered': 'The recipients that were turned away are marked in the dialogue below.',
  rejected: 'The refusing reply is marked in the dialogue below.',
  deferred: 'The sending server keeps the mail and tries again by itself.',
  abandoned: 'One side closed or lost the connection. The last step below shows who spoke last.',
  refused: 'No program listens on that port, or a firewall turns the connection away.',
  unanswered: 'The server is down, or a firewall drops the packets without a word.',
  encrypted:
    'Only the beginning of the TLS handshake is in the clear. The server’s log, or a capture with the session keys, shows the rest.',
  'no-mail': 'Client and server spoke, but no sender and recipient were named.',
  unknown: 'Packets are missing, or the capture began or ended in the middle. Notices below say more.',
};
