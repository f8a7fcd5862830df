import { LIMITS } from '../../../limits.ts';
import { originalFrom } from '../original-message.ts';
import { describeRecipient } from './describe-recipient.ts';
import type { Letter, Paragraph, ProseFormat } from './prose-format.ts';

// Hi. This is the qmail-send program at mx.example.com.
// I'm afraid I wasn't able to deliver your message to the following addresses.
//
// <bob@example.org>:
// 192.0.2.25 does not like recipient.
// Remote host said: 550 5.1.1 unknown
// Giving up on 192.0.2.25.
//
// --- Below this line is a copy of the message.
const OPENING = /^Hi\. This is (?:the )?(?:(?:qmail-send program|[\w -]{1,60}) at )?(\S{1,255}?)\.?$/;
const RECIPIENT = /^<([^<>\s]{0,512})>:$/;
// "192.0.2.25 does not like recipient.", "Connected to 192.0.2.25 but sender was rejected."
const SERVER = /^(?:Connected to )?(\d[\d.]{6,14}) /;
const COPY = /^--- (?:Below this line is a copy|Enclosed are|Below the next line)/;

export const qmail: ProseFormat = {
  name: 'qmail',
  source: 'cr.yp.to/proto/qsbmf.txt',
  recognises: ({ lines }) => lines.slice(0, 10).some((line) => OPENING.test(line)),
  read({ lines }) {
    const reportingMta = lines
      .map((line) => OPENING.exec(line)?.[1])
      .find((host) => host?.includes('.') === true);
    const copy = lines.findIndex((line) => COPY.test(line));
    const original = copy < 0 ? undefined : originalFrom(lines.slice(copy + 1).join('\n'));
    return {
      ...(reportingMta !== undefined && { reportingMta }),
      recipients: paragraphs(lines.slice(0, copy < 0 ? undefined : copy)).map((paragraph) => {
        const server = paragraph.lines
          .map((line) => SERVER.exec(line)?.[1])
          .find((found) => found !== undefined);
        const recipient = describeRecipient(paragraph, 'failed');
        return { ...recipient, ...(server !== undefined && { remoteMta: server }) };
      }),
      ...(original && { original }),
    };
  },
};

/** Paragraphs that begin with a recipient, up to an empty line. */
function paragraphs(lines: Letter['lines']): readonly Paragraph[] {
  const found: { address: string; lines: string[] }[] = [];
  let isOpen = false;
  for (const line of lines) {
    const address = RECIPIENT.exec(line)?.[1];
    if (address !== undefined && found.length < LIMITS.statusRecipients) {
      found.push({ address, lines: [] });
      isOpen = true;
    } else if (line.trim() === '') {
      isOpen = false;
    } else if (isOpen) {
      found.at(-1)?.lines.push(line);
    }
  }
  return found;
}
