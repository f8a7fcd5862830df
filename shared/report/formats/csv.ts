import Papa from 'papaparse';
import type { Recipient, Transaction } from '../../model/transaction.ts';
import type { Session } from '../../model/session.ts';
import { visibleText } from '../../model/visible-text.ts';
import { decidingRejection } from '../../model/rejection.ts';
import type { LineFormat } from '../report.ts';

type Cell = string | number;
type Columns<Source> = readonly (readonly [name: string, cell: (source: Source) => Cell | undefined])[];

const SESSION_COLUMNS: Columns<Session> = [
  ['id', (session) => session.id],
  ['started_at', (session) => session.startedAt],
  ['duration_ms', (session) => session.durationMs],
  ['protocol', (session) => session.protocol],
  ['client', (session) => session.client.address],
  ['client_port', (session) => session.client.port],
  ['server', (session) => session.server.address],
  ['server_port', (session) => session.server.port],
  ['helo', (session) => session.greeting?.name],
  ['tls', (session) => session.tls.mode],
  ['sender', (session) => session.transactions[0]?.sender],
  ['recipients', (session) => recipientsOf(session).join(' ')],
  ['messages', (session) => session.transactions.filter(({ message }) => message !== undefined).length],
  ['outcome', (session) => session.outcome],
  ['stage', (session) => decidingRejection(session)?.stage],
  ['code', (session) => decidingRejection(session)?.code],
  ['status', (session) => decidingRejection(session)?.status],
  ['reason', (session) => decidingRejection(session)?.reason],
  ['actor', (session) => decidingRejection(session)?.actor],
  ['blocklist', (session) => decidingRejection(session)?.blocklist?.name],
  ['summary', (session) => decidingRejection(session)?.summary],
  ['reply', (session) => decidingRejection(session)?.text],
  ['first_packet', (session) => session.firstPacket],
  ['last_packet', (session) => session.lastPacket],
  ['community_id', (session) => session.communityId],
];

/** A session a row. */
export const csv: LineFormat = {
  name: 'csv',
  kind: 'lines',
  description: 'a session a row, for spreadsheets (RFC 4180)',
  extension: 'csv',
  header: headerOf(SESSION_COLUMNS),
  formatSession: (session) => row(SESSION_COLUMNS, session),
};

interface RecipientRow {
  readonly session: Session;
  readonly transaction: Transaction;
  readonly recipient: Recipient;
}

const RECIPIENT_COLUMNS: Columns<RecipientRow> = [
  ['session', ({ session }) => session.id],
  ['started_at', ({ session }) => session.startedAt],
  ['client', ({ session }) => session.client.address],
  ['server', ({ session }) => session.server.address],
  ['sender', ({ transaction }) => transaction.sender],
  ['recipient', ({ recipient }) => recipient.address],
  ['outcome', ({ recipient }) => recipient.outcome],
  ['code', (source) => replyTo(source)?.code],
  ['status', (source) => replyTo(source)?.status],
  ['reply', (source) => replyTo(source)?.text],
  ['reason', (source) => refusalOf(source)?.reason],
  ['summary', (source) => refusalOf(source)?.summary],
  ['queue_id', ({ transaction }) => transaction.queueId],
  ['subject', ({ transaction }) => transaction.message?.subject],
  ['message_id', ({ transaction }) => transaction.message?.messageId],
];

/** A recipient a row. */
export const csvRecipients: LineFormat = {
  name: 'csv-recipients',
  kind: 'lines',
  description: 'a recipient a row, for spreadsheets',
  extension: 'csv',
  header: headerOf(RECIPIENT_COLUMNS),
  formatSession: (session) =>
    session.transactions
      .flatMap((transaction) =>
        transaction.recipients.map((recipient) => ({ session, transaction, recipient })),
      )
      .map((source) => row(RECIPIENT_COLUMNS, source))
      .join(''),
};

function recipientsOf(session: Session): readonly string[] {
  return session.transactions.flatMap(({ recipients }) => recipients.map(({ address }) => address));
}

function replyTo({ session, recipient }: RecipientRow) {
  return session.exchanges.find(({ index }) => index === recipient.exchange)?.reply;
}

function refusalOf({ session, recipient }: RecipientRow) {
  return session.rejections.find(({ exchange }) => exchange === recipient.exchange);
}

function headerOf<Source>(columns: Columns<Source>): string {
  return `${columns.map(([name]) => name).join(',')}\r\n`;
}

function row<Source>(columns: Columns<Source>, source: Source): string {
  const cells = columns.map(([, cell]) => {
    const value = cell(source) ?? '';
    return typeof value === 'string' ? visibleText(value) : value;
  });
  // A cell that begins like a formula gets an apostrophe before it: text from the wire must not run in a spreadsheet.
  return `${Papa.unparse([cells], { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}
