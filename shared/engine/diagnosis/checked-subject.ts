/** What a Postfix access check was about, and what it said of it. */
export interface CheckedSubject {
  readonly subject: 'client' | 'helo' | 'sender' | 'recipient' | 'message';
  /** What follows the colon, as words; a single space where nothing does. */
  readonly rest: string;
}

const SUBJECTS: Readonly<Record<string, CheckedSubject['subject']>> = {
  'client host': 'client',
  'client certificate': 'client',
  client: 'client',
  'helo command': 'helo',
  'sender address': 'sender',
  'recipient address': 'recipient',
  'data command': 'message',
  'end of data': 'message',
};

// "<user@example.org>: Recipient address rejected: Greylisted" (Postfix smtpd_check.c writes "<what>: <class> rejected: <text>");
// here in the form of ReplyText.words: " addr@ recipient address rejected greylisted "
const CHECKED =
  /^(?: [^ ]{1,200}){0,3}? (?:unverified )?(client host|client certificate|helo command|sender address|recipient address|data command|end of data) rejected(?= )(.*)$/;

/**
 * Postfix and the policy services behind it say where a check ran before they say what it found. The place is no reason:
 * what follows the colon is read.
 */
export function readCheckedSubject(words: string): CheckedSubject | undefined {
  const match = CHECKED.exec(words);
  const subject = SUBJECTS[match?.[1] ?? ''];
  if (match === null || subject === undefined) return undefined;
  const rest = (match[2] ?? ' ').replace(/^(?: \|)+/, '').replace(/(?: \|)+ $/, ' ');
  return { subject, rest: rest === '' ? ' ' : rest };
}
