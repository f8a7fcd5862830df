import { host, keep, own, type FieldRules, type Treatment } from './treatment.ts';

/** Folders tell of their owner; the name of a log does not. */
const fileName: Treatment = (path) => path.replace(/^.*[/\\]/, '');

// "Nov 21 13:23:22 mail sendmail[386]: …", "2026-11-21T13:23:22.1+09:00 mail smtpd[1]: …": the host that wrote it
const WRITER =
  /^((?:<\d{1,3}>1? ?)?(?:[A-Z][a-z]{2} {1,2}\d{1,2} [\d:.]{8,18}|\d{4}-\d\d-\d\dT\S{8,25}) )(\S{1,255})(?= \S{1,128}[[: ])/;
// Local users and logins: "to=alice,", "ctladdr=root (0/0)", "sasl_username=ann", "A=plain:ann", "=> bob <bob@example.org>"
const ACCOUNT =
  /((?:\b(?:to|from|orig_to|ctladdr|user|username|sasl_username|sasl_sender|authid|logname)=<?|\b[AU]=(?:[a-z_0-9]{1,30}:)?|(?:=>|->|\*\*|==) ))([^\s<>,@"]{1,256})(?=[\s<>,)]|$)/g;
// Exim: T="subject"; Postfix: "reject: header Subject: …"
const SUBJECT = /( T=")((?:[^"\\]|\\.)*)(?=")|(\bheader Subject: )(.*?)(?= from \S+\[|$)/g;

/** A line of a mail log without its names: those of the wire, and the host, users and subjects that only logs tell. */
function hideLogText(text: string, { hides, hide, wire }: FieldRules): string {
  let hidden = text;
  if (hides.has('subjects'))
    hidden = hidden.replace(
      SUBJECT,
      (_all, before?: string, one?: string, header?: string, two?: string) =>
        `${before ?? header ?? ''}${hide.subject(one ?? two ?? '')}`,
    );
  if (!hides.has('addresses')) return wire(hidden);
  const named = hidden
    .replace(WRITER, (_all, stamp: string, name: string) => `${stamp}${hide.host(name)}`)
    .replace(ACCOUNT, (_all, before: string, name: string) => `${before}${hide.account(name)}`);
  return wire(named);
}

/** Lines of mail logs, of sessions (`log`) and without one, and the facts of the files, as in redact-fields.ts. */
export const LOG_TREATMENTS: Readonly<Record<string, Treatment>> = {
  'log.text': hideLogText,
  'log.file': fileName,
  'log.program': keep,
  'log.certainty': keep,
  'log.writtenBy': keep,
  'files.file': fileName,
  'files.programs': keep,
  'clocks.file': fileName,
  'clocks.host': host,
  'clocks.timeZone': keep,
  'clocks.timeZoneFrom': keep,
  'clocks.yearFrom': keep,
  why: own,
};
