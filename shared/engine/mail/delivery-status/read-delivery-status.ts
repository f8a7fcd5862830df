import { LIMITS } from '../../limits.ts';
import { fieldValue } from '../header-section.ts';
import type { PartText } from '../read-message.ts';
import type { FoundStatus, StatusSource } from './found-status.ts';
import { returnedOriginal } from './original-message.ts';
import { PROSE_FORMATS } from './prose/index.ts';
import type { ProseReading } from './prose/prose-format.ts';
import { completeByWords } from './complete-by-words.ts';
import { readReport } from './read-report.ts';
import { addressValue, type Fields, fieldGroups, typedValue } from './status-fields.ts';

type Reading = Omit<FoundStatus, 'doubts'>;

/**
 * What a message tells of another one: a delivery status notification (RFC 3464), an abuse report (RFC 5965), a read
 * receipt (RFC 8098), a bounce in words, an automatic reply (RFC 3834). Undefined for all other mail.
 */
export function readDeliveryStatus(source: StatusSource): FoundStatus | undefined {
  const found =
    readNotification(source) ??
    readAbuseReport(source) ??
    readDisposition(source) ??
    readProse(source) ??
    readAutomaticReply(source);
  return found && { ...found, doubts: doubtsAbout(found, source.sender) };
}

const partOf = (texts: readonly PartText[], type: RegExp): PartText | undefined =>
  texts.find((text) => type.test(text.type));

/** The words in front, which are for people. */
const wordsOf = (texts: readonly PartText[]): string =>
  texts.find(({ type }) => type === 'text/plain')?.text.slice(0, LIMITS.statusCharacters) ?? '';

function readNotification({ headers, texts }: StatusSource): Reading | undefined {
  const part = partOf(texts, /^message\/(?:global-)?delivery-status$/);
  if (part === undefined) return undefined;
  const report = readReport(part.text);
  const original = returnedOriginal(texts);
  const { format, reading } = readWords(headers, texts);
  return {
    ...report,
    ...(format && { format }),
    recipients: completeByWords(report.recipients, reading?.recipients ?? []),
    ...(original && { original }),
  };
}

// Feedback-Type: abuse / Source-IP: 192.0.2.1 / Original-Mail-From: <shop@example.org> (RFC 5965 section 3)
function readAbuseReport({ texts }: StatusSource): Reading | undefined {
  const part = partOf(texts, /^message\/feedback-report$/);
  if (part === undefined) return undefined;
  const fields: Fields = fieldGroups(part.text)[0] ?? [];
  const sourceIp = fieldValue(fields, 'source-ip');
  const originalMailFrom = addressValue(fields, 'original-mail-from');
  const reportingMta = typedValue(fields, 'reporting-mta');
  const original = returnedOriginal(texts);
  return {
    kind: 'abuse-report',
    ...(reportingMta !== undefined && { reportingMta }),
    recipients: [],
    ...(original && { original }),
    feedback: {
      type: fieldValue(fields, 'feedback-type')?.toLowerCase() ?? 'other',
      ...(sourceIp !== undefined && { sourceIp }),
      ...(originalMailFrom !== undefined && { originalMailFrom }),
    },
  };
}

// Final-Recipient: rfc822;bob@example.org / Disposition: manual-action/MDN-sent-manually; displayed (RFC 8098 section 3)
function readDisposition({ texts }: StatusSource): Reading | undefined {
  const part = partOf(texts, /^message\/(?:global-)?disposition-notification$/);
  if (part === undefined) return undefined;
  const fields: Fields = fieldGroups(part.text)[0] ?? [];
  const address = addressValue(fields, 'final-recipient') ?? addressValue(fields, 'original-recipient');
  const messageId = fieldValue(fields, 'original-message-id');
  const disposition = /;\s{0,9}([a-z-]{1,40})/i
    .exec(fieldValue(fields, 'disposition') ?? '')?.[1]
    ?.toLowerCase();
  const original = { ...(messageId !== undefined && { messageId }), ...returnedOriginal(texts) };
  return {
    kind: 'disposition',
    recipients: address === undefined ? [] : [{ address, action: 'delivered' }],
    ...(Object.keys(original).length > 0 && { original }),
    ...(disposition !== undefined && { disposition }),
  };
}

// "Mail Delivery Subsystem <MAILER-DAEMON@mx.example.com>", "postmaster@example.com"
const FROM_A_SERVER =
  /(?:^|[<\s"])(?:mailer-daemon|postmaster|microsoftexchange[0-9a-f]{8,40})@|^<?mailer-daemon/i;

/** Only what comes from a server's own address, or from nobody, is read as a bounce: people quote bounces. */
function readProse({ headers, texts, sender }: StatusSource): Reading | undefined {
  const from = fieldValue(headers, 'from') ?? '';
  if (sender !== '' && !FROM_A_SERVER.test(from)) return undefined;
  const { format, reading } = readWords(headers, texts);
  const failed = (fieldValue(headers, 'x-failed-recipients') ?? '').split(',', LIMITS.statusRecipients);
  const named = failed.map((address) => address.trim()).filter((address) => address.includes('@'));
  if (reading === undefined && named.length === 0) return undefined;
  const recipients =
    reading === undefined || reading.recipients.length === 0
      ? named.map((address) => ({ address, action: 'failed' as const }))
      : reading.recipients;
  const original = reading?.original ?? returnedOriginal(texts);
  return { kind: 'prose', ...reading, ...(format && { format }), recipients, ...(original && { original }) };
}

/** What the words in front say, where a program's way of writing them is known. */
function readWords(
  headers: Fields,
  texts: readonly PartText[],
): { readonly format?: FoundStatus['format']; readonly reading?: ProseReading } {
  const lines = wordsOf(texts)
    .split(/\r?\n/)
    .map((line) => line.slice(0, LIMITS.statusLineCharacters));
  const format = PROSE_FORMATS.find(({ recognises }) => recognises({ lines, headers }));
  return format ? { format: format.name, reading: format.read({ lines, headers }) } : {};
}

// RFC 3834 section 5: "Auto-Submitted: auto-replied"; the others are what programs before it wrote.
function readAutomaticReply({ headers }: StatusSource): Reading | undefined {
  const submitted = fieldValue(headers, 'auto-submitted')?.toLowerCase() ?? '';
  const isReply =
    submitted.startsWith('auto-replied') ||
    fieldValue(headers, 'precedence')?.toLowerCase() === 'auto_reply' ||
    ['x-autoreply', 'x-autorespond'].some((name) => fieldValue(headers, name) !== undefined);
  if (!isReply) return undefined;
  const messageId = fieldValue(headers, 'in-reply-to');
  return {
    kind: 'auto-reply',
    recipients: [],
    ...(messageId !== undefined && { original: { messageId } }),
  };
}

function doubtsAbout({ kind }: Reading, sender: string | undefined): readonly string[] {
  const isNotice = kind === 'dsn' || kind === 'prose' || kind === 'disposition';
  if (!isNotice || sender === undefined || sender === '') return [];
  return [
    `It is sent from ${sender}, but such a notice has to have the null sender (RFC 5321 section 4.5.5): this one can be bounced itself, and two servers may go on answering each other.`,
  ];
}
