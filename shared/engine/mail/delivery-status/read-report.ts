import type { DsnAction } from '../../../model/mail/delivery-status.ts';
import type { HeaderField } from '../../../model/mail/header-field.ts';
import { LIMITS } from '../../limits.ts';
import { fieldValue } from '../header-section.ts';
import type { FoundRecipient, FoundStatus } from './found-status.ts';
import { addressValue, dateValue, type Fields, fieldGroups, typedValue } from './status-fields.ts';

type Report = Pick<FoundStatus, 'kind' | 'reportingMta' | 'envelopeId' | 'arrivedAt' | 'recipients'>;

/** Reads the text of a message/delivery-status part (RFC 3464 section 2): fields of the message, then of each recipient. */
export function readReport(text: string): Report {
  const [first = [], ...others] = fieldGroups(text);
  // A program that forgets the empty lines has everything in one group.
  const groups = [first, ...others].flatMap(splitAtRecipients).filter(tellsOfRecipient);
  const reportingMta = typedValue(first, 'reporting-mta');
  const envelopeId = fieldValue(first, 'original-envelope-id');
  const arrivedAt = dateValue(first, 'arrival-date');
  return {
    kind: 'dsn',
    ...(reportingMta !== undefined && { reportingMta }),
    ...(envelopeId !== undefined && { envelopeId }),
    ...(arrivedAt !== undefined && { arrivedAt }),
    recipients: groups.slice(0, LIMITS.statusRecipients).map(readRecipient),
  };
}

const RECIPIENTS: ReadonlySet<string> = new Set(['original-recipient', 'final-recipient']);

/** Either of the two may stand first: a field that the piece has already begins the next one. */
function splitAtRecipients(fields: Fields): readonly Fields[] {
  const pieces: HeaderField[][] = [[]];
  let seen = new Set<string>();
  for (const field of fields) {
    const name = field.name.toLowerCase();
    const isNext = RECIPIENTS.has(name) && (seen.has(name) || (seen.has('status') && seen.has('action')));
    if (isNext) {
      pieces.push([]);
      seen = new Set();
    }
    seen.add(name);
    pieces.at(-1)?.push(field);
  }
  return pieces;
}

const tellsOfRecipient = (fields: Fields): boolean =>
  ['final-recipient', 'original-recipient'].some((name) => fieldValue(fields, name) !== undefined);

function readRecipient(fields: Fields): FoundRecipient {
  const final = addressValue(fields, 'final-recipient');
  const original = addressValue(fields, 'original-recipient');
  // "5.1.1", "5.1.1 (bad destination mailbox address)"
  const status = /[245]\.\d{1,3}\.\d{1,3}/.exec(fieldValue(fields, 'status') ?? '')?.[0];
  const remoteMta = typedValue(fields, 'remote-mta');
  const diagnostic = typedValue(fields, 'diagnostic-code');
  const retriesUntil = dateValue(fields, 'will-retry-until');
  return {
    address: final ?? original ?? '',
    ...(final !== undefined && original !== undefined && original !== final && { originalAddress: original }),
    action: actionOf(fieldValue(fields, 'action') ?? '', status),
    ...(status !== undefined && { status }),
    ...(remoteMta !== undefined && { remoteMta }),
    ...(diagnostic !== undefined && { diagnostic }),
    ...(retriesUntil !== undefined && { retriesUntil }),
  };
}

const ACTIONS: readonly DsnAction[] = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'];
const BY_CLASS: Readonly<Record<string, DsnAction>> = { '2': 'delivered', '4': 'delayed' };

/** RFC 3464 section 2.3.3; where the field is missing or wrong the class of the status tells (RFC 3463 section 3). */
function actionOf(field: string, status: string | undefined): DsnAction {
  const word = /^[a-z]{1,20}/i.exec(field.trim())?.[0].toLowerCase();
  return ACTIONS.find((action) => action === word) ?? BY_CLASS[status?.charAt(0) ?? ''] ?? 'failed';
}
