import { LIMITS } from '../../../limits.ts';
import { describeRecipient } from './describe-recipient.ts';
import type { Letter, Paragraph, ProseFormat } from './prose-format.ts';

// This is the mail system at host mx.example.com.
//
// <bob@example.org>: host mx.example.org[192.0.2.25] said: 550 5.1.1
//     <bob@example.org>: Recipient address rejected: User unknown (in reply to
//     RCPT TO command)
// <list@example.org> (expanded from <all@example.com>): unknown user: "list"
const OPENING = /^This is the (?:mail system|Postfix program|\S{1,60} program) at host (\S{1,255}?)\.?$/;
const RECIPIENT = /^<([^<>\s]{1,512})>(?: \(expanded from <([^<>\s]{1,512})>\))?:(.*)$/;
const DELAYED = /could not be delivered (?:yet|for)|has been delayed|THIS IS A WARNING ONLY/i;
/** The word of qmail's bounces, which name recipients in the same way. */
const QMAIL = /qmail/i;

export const postfix: ProseFormat = {
  name: 'postfix',
  source: 'bounce(5)',
  recognises: ({ lines }) => openingOf(lines) !== undefined,
  read({ lines }) {
    const reportingMta = openingOf(lines);
    const action = lines.some((line) => DELAYED.test(line)) ? 'delayed' : 'failed';
    return {
      ...(reportingMta !== undefined && { reportingMta }),
      recipients: paragraphs(lines).map(({ originalAddress, ...paragraph }) => ({
        ...describeRecipient(paragraph, action),
        ...(originalAddress !== undefined && { originalAddress }),
      })),
    };
  },
};

const openingOf = (lines: Letter['lines']): string | undefined =>
  lines
    .slice(0, 20)
    .filter((line) => !QMAIL.test(line))
    .map((line) => OPENING.exec(line)?.[1])
    .find((host) => host !== undefined);

/** A recipient and the lines that continue it, which begin with white space. */
function paragraphs(lines: Letter['lines']): readonly (Paragraph & { readonly originalAddress?: string })[] {
  const found: { address: string; originalAddress?: string; lines: string[] }[] = [];
  let isOpen = false;
  for (const line of lines) {
    const [, address, source, rest = ''] = RECIPIENT.exec(line) ?? [];
    if (address !== undefined && found.length < LIMITS.statusRecipients) {
      found.push({ address, ...(source !== undefined && { originalAddress: source }), lines: [rest.trim()] });
      isOpen = true;
    } else if (!/^[ \t]+\S/.test(line)) {
      isOpen = false;
    } else if (isOpen) {
      found.at(-1)?.lines.push(line.trim());
    }
  }
  // The words run on over the lines: a reply is found in them as one.
  return found.map((paragraph) => ({ ...paragraph, lines: [paragraph.lines.join(' ')] }));
}
