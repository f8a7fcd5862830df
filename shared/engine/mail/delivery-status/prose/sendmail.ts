import type { DsnAction } from '../../../../model/mail/delivery-status.ts';
import { LIMITS } from '../../../limits.ts';
import { originalFrom } from '../original-message.ts';
import { joined, stageIn, statusIn } from '../quoted-reply.ts';
import type { FoundRecipient } from '../found-status.ts';
import type { Letter, ProseFormat } from './prose-format.ts';

//    ----- The following addresses had permanent fatal errors -----
// <bob@example.org>
//     (reason: 550 5.1.1 <bob@example.org>... User unknown)
//     (expanded from: <all@example.com>)
//
//    ----- Transcript of session follows -----
// ... while talking to mx.example.org.:
// >>> RCPT To:<bob@example.org>
// <<< 550 5.1.1 <bob@example.org>... User unknown
// 550 5.1.1 <bob@example.org>... User unknown
const ADDRESSES =
  /^\s{0,9}-{3,} ?The following addresses had (permanent|transient|delivery|non-fatal|fatal)?/i;
const TRANSCRIPT = /^\s{0,9}-{3,} ?Transcript of session follows/i;
const COPY = /^\s{0,9}-{3,} ?(?:Original message|Unsent message|Message header) follows/i;
const RECIPIENT = /^(?:<([^<>\s]{1,512})>|([^\s<>"|(]{1,256}@[^\s<>]{1,255}))$/;
const REASON = /^\s+\(reason: (.*?)\)?$/;
const EXPANDED = /^\s+\(expanded from: <?([^\s<>]{1,512}?)>?\)$/;
const TALKING = /^\.\.\. while talking to (\S{1,255}?)\.?:$/;
const SENT = /^>>> (.{1,512})$/;
const ANSWERED = /^<<< ([45]\d\d[ -].*)$/;

export const sendmail: ProseFormat = {
  name: 'sendmail',
  source: 'Sendmail Installation and Operation Guide, error messages; errbody() of savemail.c',
  recognises: ({ lines }) => lines.some((line) => ADDRESSES.test(line) || TRANSCRIPT.test(line)),
  read({ lines }) {
    const copy = lines.findIndex((line) => COPY.test(line));
    const told = lines.slice(0, copy < 0 ? undefined : copy);
    const original = copy < 0 ? undefined : originalFrom(lines.slice(copy + 1).join('\n'));
    const transcript = readTranscript(told);
    return {
      recipients: readRecipients(told).map((recipient) => withTranscript(recipient, transcript)),
      ...(original && { original }),
    };
  },
};

/** The addresses below each heading, with the lines in parentheses below them. */
function readRecipients(lines: Letter['lines']): readonly FoundRecipient[] {
  const found: FoundRecipient[] = [];
  let action: DsnAction | undefined;
  for (const line of lines) {
    const heading = ADDRESSES.exec(line);
    if (heading) action = /transient|non-fatal/i.test(line) ? 'delayed' : 'failed';
    else if (TRANSCRIPT.test(line)) action = undefined;
    if (action === undefined || found.length >= LIMITS.statusRecipients) continue;
    const [, bracketed, plain] = RECIPIENT.exec(line.trim()) ?? [];
    const address = bracketed ?? plain;
    const last = found.at(-1);
    if (address !== undefined && !/^\s/.test(line)) found.push({ address, action });
    else if (last) found[found.length - 1] = { ...last, ...readDetail(line) };
  }
  return found;
}

function readDetail(line: string): Partial<FoundRecipient> {
  const reason = REASON.exec(line)?.[1];
  const source = EXPANDED.exec(line)?.[1];
  const diagnostic = reason === undefined ? '' : joined([reason]);
  return {
    ...(diagnostic !== '' && { diagnostic }),
    ...(source !== undefined && { originalAddress: source }),
  };
}

interface Quoted {
  readonly host?: string;
  readonly command?: string;
  readonly reply: string;
}

/** The replies of the servers, with the commands in front of them. */
function readTranscript(lines: Letter['lines']): readonly Quoted[] {
  const found: Quoted[] = [];
  let host: string | undefined;
  let command: string | undefined;
  for (const line of lines) {
    host = TALKING.exec(line)?.[1] ?? host;
    command = SENT.exec(line)?.[1] ?? command;
    const reply = ANSWERED.exec(line)?.[1];
    if (reply === undefined || found.length >= LIMITS.statusRecipients) continue;
    found.push({
      reply: joined([reply]),
      ...(host !== undefined && { host }),
      ...(command !== undefined && { command }),
    });
  }
  return found;
}

/** A reply belongs to the recipient that its command or its words name; one that names nobody belongs to all. */
function withTranscript(recipient: FoundRecipient, transcript: readonly Quoted[]): FoundRecipient {
  const { address, diagnostic } = recipient;
  const names = ({ command = '', reply }: Quoted): boolean =>
    command.includes(address) || reply.includes(address);
  const quoted =
    transcript.find(names) ??
    transcript.find(({ reply }) => diagnostic !== undefined && reply.startsWith(diagnostic.slice(0, 40))) ??
    transcript.find(({ command = '' }) => !/^RCPT/i.test(command));
  const words = diagnostic ?? quoted?.reply;
  const status = statusIn(words ?? '');
  const stage = quoted?.command === undefined ? undefined : stageIn(`after ${quoted.command}`);
  return {
    ...recipient,
    ...(words !== undefined && { diagnostic: words }),
    ...(status !== undefined && { status }),
    ...(quoted?.host !== undefined && { remoteMta: quoted.host }),
    ...(stage !== undefined && { stage }),
  };
}
