import { LIMITS } from '../../../limits.ts';
import { originalFrom } from '../original-message.ts';
import { joined, statusIn } from '../quoted-reply.ts';
import type { FoundRecipient } from '../found-status.ts';
import type { Letter, ProseFormat } from './prose-format.ts';

// Delivery has failed to these recipients or groups:
//
// bob@example.org
// The address you entered could not be found. …
//
// Diagnostic information for administrators:
//
// Generating server: mbx.example.com
//
// bob@example.org
// Remote Server returned '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found'
//
// Original message headers:
const OPENING =
  /^(?:Delivery has failed to these recipients|Delivery is delayed to these recipients|Diagnostic information for administrators|Your message did not reach some or all of the intended recipients)/;
const FOR_ADMINISTRATORS = /^Diagnostic information for administrators:/;
const SERVER = /^(?:Generating server|Reporting server): (\S{1,255})$/;
const HEADERS = /^Original message headers:/;
const DELAYED = /^Delivery is delayed/;
// "bob@example.org", "Bob Smith (bob@example.org)", "bob@example.org<mailto:bob@example.org>"
const RECIPIENT = /^(?:[^@<>]{0,200}[<(])?([^\s<>()@]{1,256}@[^\s<>()@]{1,255})(?:[<>)].{0,600})?$/;
// Exchange 2003: "      bob@example.org on 6/20/2006 3:13 AM"
const ON_DAY = /^\s+(\S{1,256}@\S{1,255}) on \d.{0,40}$/;
// "#550 5.1.1 RESOLVER…", "#< #5.1.1 smtp;550 5.1.1 …> #SMTP#", "mx.example.org #550 5.1.1 …"
const NATIVE = /^(?:([\w.-]{1,255}) )?#<? ?#?(.{3,})$/;
const RETURNED =
  /^(?:(?:\d.{0,40}|[\w.-]{1,255}) - )?(?:Remote )?(?:Server|server at \S{1,255}(?: \S{1,64})?) returned ['"](.{3,})$/i;
// "            <mx.example.org #5.1.1 smtp;550 5.1.1 …>"
const OLD = /^\s+<([\w.-]{1,255}) #(.{3,}?)>?$/;

export const exchange: ProseFormat = {
  name: 'exchange',
  source: 'learn.microsoft.com, non-delivery reports in Exchange',
  recognises: ({ lines }) => lines.slice(0, 60).some((line) => OPENING.test(line.trim())),
  read({ lines }) {
    const end = lines.findIndex((line) => HEADERS.test(line));
    const told = lines.slice(0, end < 0 ? undefined : end);
    const action = told.some((line) => DELAYED.test(line)) ? 'delayed' : 'failed';
    const reportingMta = told
      .map((line) => SERVER.exec(line.trim())?.[1])
      .find((server) => server !== undefined);
    const original = end < 0 ? undefined : originalFrom(lines.slice(end + 1).join('\n'));
    return {
      ...(reportingMta !== undefined && { reportingMta }),
      recipients: readRecipients(told).map((recipient) => ({ ...recipient, action })),
      ...(original && { original }),
    };
  },
};

/** What stands for administrators is exact; where it is missing, the addresses in front count. */
function readRecipients(lines: Letter['lines']): readonly Omit<FoundRecipient, 'action'>[] {
  const start = lines.findIndex((line) => FOR_ADMINISTRATORS.test(line));
  const found = new Map<string, Omit<FoundRecipient, 'action'>>();
  let address: string | undefined;
  for (const line of lines.slice(Math.max(0, start + 1))) {
    const named = ON_DAY.exec(line)?.[1] ?? RECIPIENT.exec(line.trim())?.[1];
    if (named !== undefined) {
      address = named;
      if (!found.has(named) && found.size < LIMITS.statusRecipients) found.set(named, { address: named });
      continue;
    }
    const told = address === undefined ? undefined : found.get(address);
    if (told && told.diagnostic === undefined) found.set(told.address, { ...told, ...readDiagnostic(line) });
  }
  return [...found.values()];
}

function readDiagnostic(line: string): Partial<FoundRecipient> {
  const returned = RETURNED.exec(line.trim())?.[1]?.replace(/['"]$/, '');
  const [, host, rest] = OLD.exec(line) ?? NATIVE.exec(line.trim()) ?? [];
  const text = returned ?? rest;
  if (text === undefined) return {};
  const words = joined([text]);
  const status = statusIn(words);
  // "5.1.1 smtp;550 5.1.1 …": what the server said stands behind its protocol.
  const diagnostic = words.replace(/^.{0,40}?smtp;\s?/i, '').replace(/>? ?#SMTP#$/, '');
  return {
    diagnostic,
    ...(status !== undefined && { status }),
    ...(host !== undefined && { remoteMta: host }),
  };
}
