import { causeNameOf } from '../../engine/cause-name.ts';
import type { Session } from '../../model/session.ts';
import { attachmentsOf } from '../../model/mail/attachments.ts';
import type { Message } from '../../model/transaction.ts';
import type { FilterField } from './field.ts';

const recipients = (session: Session) =>
  session.transactions.flatMap((transaction) => transaction.recipients);
const defined = <Value>(values: readonly (Value | undefined)[]) =>
  values.filter((value): value is Value => value !== undefined);
const messages = (session: Session) =>
  defined(session.transactions.map((transaction) => transaction.message));

/** Every field a filter can name, in the order suggestions show them. A new field is a row here. */
export const FILTER_FIELDS: readonly FilterField[] = [
  {
    name: 'outcome',
    help: 'how the session ended',
    example: 'outcome:rejected',
    kind: 'text',
    suggestsValues: true,
    values: (session) => [session.outcome],
  },
  {
    name: 'reason',
    help: 'why mail was refused',
    example: 'reason:dnsbl_listed',
    kind: 'text',
    suggestsValues: true,
    values: (session) => session.rejections.map((rejection) => rejection.reason),
  },
  {
    name: 'group',
    help: 'what the refusal is about',
    example: 'group:reputation',
    kind: 'text',
    suggestsValues: true,
    values: (session) => session.rejections.map((rejection) => rejection.group),
  },
  {
    name: 'cause',
    help: 'exact cause of a refusal, by the name that the overview gives it',
    example: 'cause:dnsbl_listed-*',
    kind: 'text',
    suggestsValues: true,
    values: (session) => session.rejections.map(causeNameOf),
  },
  {
    name: 'code',
    help: 'reply code of any reply',
    example: 'code:550 or code:5xx',
    kind: 'number',
    suggestsValues: true,
    values: (session) => defined(session.exchanges.map((exchange) => exchange.reply?.code)),
  },
  {
    name: 'status',
    help: 'enhanced status code of any reply',
    example: 'status:5.7.*',
    kind: 'text',
    suggestsValues: true,
    values: (session) => defined(session.exchanges.map((exchange) => exchange.reply?.status)),
  },
  {
    name: 'stage',
    help: 'where in the dialogue mail was refused',
    example: 'stage:rcpt',
    kind: 'text',
    suggestsValues: true,
    values: (session) => session.rejections.map((rejection) => rejection.stage),
  },
  {
    name: 'blocklist',
    help: 'blocklist that a refusal names',
    example: 'blocklist:spamhaus*',
    kind: 'text',
    suggestsValues: true,
    values: (session) => defined(session.rejections.map((rejection) => rejection.blocklist?.name)),
  },
  {
    name: 'actor',
    help: 'who can end the refusal',
    example: 'actor:receiving-admin',
    kind: 'text',
    suggestsValues: true,
    values: (session) => session.rejections.map((rejection) => rejection.actor),
  },
  {
    name: 'client',
    help: 'address or network of the sending host',
    example: 'client:209.85.128.0/17',
    kind: 'address',
    suggestsValues: true,
    values: (session) => [session.client.address],
  },
  {
    name: 'server',
    help: 'address or network of the receiving host',
    example: 'server:192.0.2.25',
    kind: 'address',
    suggestsValues: true,
    values: (session) => [session.server.address],
  },
  {
    name: 'port',
    help: 'port of the receiving host',
    example: 'port:587',
    kind: 'number',
    suggestsValues: true,
    values: (session) => [session.server.port],
  },
  {
    name: 'from',
    help: 'envelope sender (MAIL FROM)',
    example: 'from:*@example.org',
    kind: 'text',
    suggestsValues: true,
    values: (session) => defined(session.transactions.map((transaction) => transaction.sender)),
  },
  {
    name: 'to',
    help: 'envelope recipient (RCPT TO)',
    example: 'to:*@example.net',
    kind: 'text',
    suggestsValues: true,
    values: (session) => recipients(session).map((recipient) => recipient.address),
  },
  {
    name: 'helo',
    help: 'name in EHLO, HELO or LHLO',
    example: 'helo:*.example.org',
    kind: 'text',
    suggestsValues: true,
    values: (session) => defined([session.greeting?.name]),
  },
  {
    name: 'tls',
    help: 'none, starttls or implicit',
    example: 'tls:none',
    kind: 'text',
    suggestsValues: true,
    values: (session) => [session.tls.mode],
  },
  {
    name: 'auth',
    help: 'none, succeeded or failed',
    example: 'auth:failed',
    kind: 'text',
    suggestsValues: true,
    values: authValues,
  },
  {
    name: 'protocol',
    help: 'smtp or lmtp',
    example: 'protocol:lmtp',
    kind: 'text',
    suggestsValues: true,
    values: (session) => [session.protocol],
  },
  {
    name: 'extension',
    help: 'extension the server offers',
    example: 'extension:chunking',
    kind: 'text',
    suggestsValues: true,
    values: (session) => session.extensions.map((extension) => extension.split(' ')[0] ?? ''),
  },
  {
    name: 'command',
    help: 'verb of any command',
    example: 'command:bdat',
    kind: 'text',
    suggestsValues: true,
    values: (session) => defined(session.exchanges.map((exchange) => exchange.command?.verb)),
  },
  {
    name: 'wait',
    help: 'the longest wait for a reply',
    example: 'wait:>5s',
    kind: 'duration',
    suggestsValues: false,
    values: (session) => [Math.max(0, ...defined(session.exchanges.map((exchange) => exchange.waitMs)))],
  },
  {
    name: 'duration',
    help: 'length of the session',
    example: 'duration:>1min',
    kind: 'duration',
    suggestsValues: false,
    values: (session) => [session.durationMs],
  },
  {
    name: 'size',
    help: 'size of a message',
    example: 'size:>1MB',
    kind: 'size',
    suggestsValues: false,
    values: (session) => messages(session).map((message) => message.bytes),
  },
  {
    name: 'subject',
    help: 'subject of a message',
    example: 'subject:*invoice*',
    kind: 'text',
    suggestsValues: true,
    values: (session) => defined(messages(session).map((message) => message.subject)),
  },
  {
    name: 'bounce',
    help: 'what a bounce, or another report about mail, tells: kind, recipient, reason, status',
    example: 'bounce:user_unknown',
    kind: 'text',
    suggestsValues: true,
    values: (session) => messages(session).flatMap(bounceValues),
  },
  {
    name: 'attachment',
    help: 'name or type of what comes with a message; messages are read for it',
    example: 'attachment:*.zip',
    kind: 'text',
    readsMessages: true,
    suggestsValues: true,
    values: (session) => messages(session).flatMap(attachmentValues),
  },
  {
    name: 'queue',
    help: 'queue id in the accepting reply',
    example: 'queue:4XyZ12*',
    kind: 'text',
    suggestsValues: false,
    values: (session) => defined(session.transactions.map((transaction) => transaction.queueId)),
  },
  {
    name: 'at',
    help: 'when the session began (UTC)',
    example: 'at:>2017-04-30T12:00',
    kind: 'time',
    suggestsValues: false,
    values: (session) => [session.startedAt],
  },
  {
    name: 'packet',
    help: 'a packet of the session',
    example: 'packet:120',
    kind: 'number',
    suggestsValues: false,
    values: (session) =>
      session.exchanges.flatMap((exchange) => defined([exchange.command?.packet, exchange.reply?.packet])),
  },
  {
    name: 'id',
    help: 'number of the session',
    example: 'id:12',
    kind: 'number',
    suggestsValues: false,
    values: (session) => [session.id],
  },
  {
    name: 'has',
    help: 'notice, rejection, message, bounce, nullsender, gap or retransmission',
    example: 'has:notice',
    kind: 'text',
    suggestsValues: true,
    values: traits,
  },
  {
    name: 'text',
    help: 'words anywhere in the session',
    example: 'text:"spam block"',
    kind: 'text',
    suggestsValues: false,
    values: () => [],
  },
];

/** `header.x-mailer:`, `header.list-id:` … */
const HEADER_PREFIX = 'header.';

/** The field of that name, in lower case; undefined when there is none. */
export function findField(name: string): FilterField | undefined {
  if (!name.startsWith(HEADER_PREFIX)) return FILTER_FIELDS.find((field) => field.name === name);
  const header = name.slice(HEADER_PREFIX.length);
  // RFC 5322 section 3.6.8
  return /^[!-9;-~]{1,100}$/.test(header) ? headerField(header) : undefined;
}

/** What suggestions say of the fields that there are without end. */
export const HEADER_FIELDS = {
  name: HEADER_PREFIX,
  help: 'a header field of messages, which are read for it',
  example: 'header.x-mailer:*outlook*',
};

function headerField(header: string): FilterField {
  return {
    name: `${HEADER_PREFIX}${header}`,
    help: `the field ${header} of messages`,
    example: `${HEADER_PREFIX}${header}:*words*`,
    kind: 'text',
    readsMessages: true,
    header,
    suggestsValues: true,
    values: (session) =>
      messages(session)
        .flatMap(({ headers = [] }) => headers)
        .filter(({ name }) => name.toLowerCase() === header)
        .map(({ value }) => value),
  };
}

function bounceValues({ deliveryStatus }: Message): readonly string[] {
  if (!deliveryStatus) return [];
  const { kind, recipients: about } = deliveryStatus;
  return [
    kind,
    ...about.flatMap(({ address, action, reason, status }) => defined([address, action, reason, status])),
  ];
}

function attachmentValues({ parts }: Message): readonly string[] {
  return parts
    ? attachmentsOf(parts).flatMap(({ name, type, contentType }) => defined([name, type, contentType]))
    : [];
}

function authValues(session: Session): readonly string[] {
  if (session.authentication.length === 0) return ['none'];
  return session.authentication.map((authentication) => (authentication.succeeded ? 'succeeded' : 'failed'));
}

/** What `has:` can ask for. */
const TRAITS: readonly (readonly [string, (session: Session) => boolean])[] = [
  ['notice', (session) => session.notices.length > 0],
  ['rejection', (session) => session.rejections.length > 0],
  ['message', (session) => messages(session).length > 0],
  ['bounce', (session) => messages(session).some(({ deliveryStatus }) => deliveryStatus !== undefined)],
  ['nullsender', (session) => session.transactions.some((transaction) => transaction.sender === '')],
  ['gap', (session) => session.transport.missingBytes.client + session.transport.missingBytes.server > 0],
  ['retransmission', (session) => session.transport.retransmissions > 0],
];

function traits(session: Session): readonly string[] {
  return TRAITS.filter(([, holds]) => holds(session)).map(([name]) => name);
}
