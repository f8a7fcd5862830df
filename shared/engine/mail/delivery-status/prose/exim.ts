import { LIMITS } from '../../../limits.ts';
import { originalFrom } from '../original-message.ts';
import { describeRecipient } from './describe-recipient.ts';
import type { Letter, Paragraph, ProseFormat } from './prose-format.ts';

// This message was created automatically by mail delivery software.
//
// A message that you sent could not be delivered to one or more of its
// recipients. This is a permanent error. The following address(es) failed:
//
//   bob@example.org
//     host mx.example.org [192.0.2.25]
//     SMTP error from remote mail server after RCPT TO:<bob@example.org>:
//     550 5.1.1 no such user
const OPENING = /^This message was created automatically by mail delivery software/;
// "  bob@example.org", details further in; "    (generated from alias@example.org)"
const ADDRESS = /^ {1,3}<?([^\s<>]{1,256}@[^\s<>:]{1,255})>?:?$/;
const GENERATED = /^\s*\(?(?:generated|ultimately generated) from ([^\s()]{1,512})\)?$/;
const COPY = /^-{4,}\s.*\bcopy of (?:the|your) message/i;
const DELAYED = /has not yet been delivered|Delay reason|will continue to be made/i;

export const exim: ProseFormat = {
  name: 'exim',
  source: 'Exim specification, bounce_message_file and warn_message_file',
  recognises: ({ lines }) => lines.slice(0, 20).some((line) => OPENING.test(line)),
  read(letter) {
    const copy = letter.lines.findIndex((line) => COPY.test(line));
    const lines = letter.lines.slice(0, copy < 0 ? undefined : copy);
    const action = lines.some((line) => DELAYED.test(line)) ? 'delayed' : 'failed';
    const original = copy < 0 ? undefined : originalFrom(letter.lines.slice(copy + 1).join('\n'));
    return {
      recipients: paragraphs(lines).map((paragraph) => {
        const source = paragraph.lines
          .map((line) => GENERATED.exec(line)?.[1])
          .find((found) => found !== undefined);
        const told = paragraph.lines.filter((line) => !GENERATED.test(line));
        const recipient = describeRecipient({ ...paragraph, lines: told }, action);
        return { ...recipient, ...(source !== undefined && { originalAddress: source }) };
      }),
      ...(original && { original }),
    };
  },
};

/** An address and the lines below it that are further in, up to an empty line. */
function paragraphs(lines: Letter['lines']): readonly Paragraph[] {
  const found: { address: string; lines: string[] }[] = [];
  let isOpen = false;
  for (const line of lines) {
    const address = ADDRESS.exec(line)?.[1];
    if (address !== undefined && found.length < LIMITS.statusRecipients) {
      found.push({ address, lines: [] });
      isOpen = true;
    } else if (!/^ {3}/.test(line)) {
      isOpen = false;
    } else if (isOpen) {
      found.at(-1)?.lines.push(line.trim());
    }
  }
  return found;
}
