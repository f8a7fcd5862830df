import { ENHANCED_STATUSES } from './enhanced-status-table.ts';

export interface StatusExplanation {
  readonly status: string;
  readonly class: StatusPart;
  readonly subject: StatusPart;
  readonly detail: StatusPart;
  readonly title: string;
  readonly explanation: string;
  readonly reference: string;
  /** False for codes that stand in no registry, such as Exchange Online's 5.7.606. */
  readonly registered: boolean;
}

interface StatusPart {
  readonly digits: string;
  readonly meaning: string;
}

const ROW_OF_CODE = new Map(ENHANCED_STATUSES.map((row) => [row.code, row]));

// RFC 3463 section 3.1 and 3.2
const CLASSES: Readonly<Record<string, string>> = {
  '2': 'success',
  '4': 'a failure that may pass: the client should try again',
  '5': 'a failure for good: the same message will not get through',
};
const SUBJECTS: Readonly<Record<string, string>> = {
  '0': 'nothing in particular',
  '1': 'addresses',
  '2': 'the mailbox of the recipient',
  '3': 'the receiving mail system',
  '4': 'network and routing',
  '5': 'the dialogue between the servers',
  '6': 'the content of the message',
  '7': 'security and policy',
};

/** Takes an enhanced status code such as "5.7.1" apart (RFC 3463 section 2); undefined when the text is none. */
export function explainStatus(status: string): StatusExplanation | undefined {
  const match = /^([245])\.(\d{1,3})\.(\d{1,3})$/.exec(status);
  if (!match) return undefined;
  const [, kind = '', subject = '', detail = ''] = match;
  const row = ROW_OF_CODE.get(`${subject}.${detail}`);
  const about = SUBJECTS[subject];
  return {
    status,
    class: { digits: kind, meaning: CLASSES[kind] ?? '' },
    subject: {
      digits: subject,
      meaning: about === undefined ? 'no subject that a standard knows' : `about ${about}`,
    },
    detail: {
      digits: detail,
      meaning: row === undefined ? 'no case that a standard knows' : `the case "${row.title}"`,
    },
    title: row?.title ?? 'Code of this server',
    explanation: row?.meaning ?? `No standard defines ${status}; its first two numbers still count.`,
    reference: row?.reference ?? 'RFC 3463 section 2',
    registered: row !== undefined,
  };
}
