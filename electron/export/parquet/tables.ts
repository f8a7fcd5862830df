import type { Exchange } from '../../../shared/model/exchange.ts';
import { decidingRejection, type Rejection } from '../../../shared/model/rejection.ts';
import type { Session } from '../../../shared/model/session.ts';

type Cell = string | number | bigint | boolean | readonly string[] | undefined;

export type ColumnType = 'text' | 'texts' | 'int' | 'long' | 'double' | 'boolean' | 'time';

/** A column of a table: name, type, and its cell for a row. */
export type Column<Row> = readonly [name: string, type: ColumnType, cell: (row: Row) => Cell];

/** A table of which each session gives some rows. */
export interface Table<Row> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  rowsOf(session: Session): readonly Row[];
}

const micros = (time: string | undefined): bigint | undefined => {
  if (time === undefined) return undefined;
  const fraction = /\.(\d{6})/.exec(time)?.[1] ?? '000000';
  return BigInt(Date.parse(`${time.slice(0, 19)}Z`)) * 1000n + BigInt(fraction);
};

export const SESSIONS: Table<Session> = {
  name: 'sessions',
  rowsOf: (session) => [session],
  columns: [
    ['file_session', 'int', ({ id }) => id],
    ['community_id', 'text', ({ communityId }) => communityId],
    ['protocol', 'text', ({ protocol }) => protocol],
    ['client', 'text', ({ client }) => client.address],
    ['client_port', 'int', ({ client }) => client.port],
    ['server', 'text', ({ server }) => server.address],
    ['server_port', 'int', ({ server }) => server.port],
    ['started_at', 'time', ({ startedAt }) => micros(startedAt)],
    ['duration_ms', 'double', ({ durationMs }) => durationMs],
    ['first_packet', 'long', ({ firstPacket }) => BigInt(firstPacket)],
    ['last_packet', 'long', ({ lastPacket }) => BigInt(lastPacket)],
    ['packets', 'long', ({ packets }) => BigInt(packets)],
    ['outcome', 'text', ({ outcome }) => outcome],
    ['helo', 'text', ({ greeting }) => greeting?.name],
    ['extensions', 'texts', ({ extensions }) => extensions],
    ['tls', 'text', ({ tls }) => tls.mode],
    ['tls_version', 'text', ({ tls }) => tls.version],
    ['tls_cipher', 'text', ({ tls }) => tls.cipher],
    ['authenticated', 'boolean', ({ authentication }) => authentication.some(({ succeeded }) => succeeded)],
    ['sender', 'text', ({ transactions }) => transactions[0]?.sender],
    [
      'recipients',
      'texts',
      ({ transactions }) =>
        transactions.flatMap(({ recipients }) => recipients.map(({ address }) => address)),
    ],
    ['messages', 'int', ({ transactions }) => transactions.filter(({ message }) => message).length],
    [
      'message_bytes',
      'long',
      ({ transactions }) => BigInt(transactions.reduce((sum, { message }) => sum + (message?.bytes ?? 0), 0)),
    ],
    ['subject', 'text', ({ transactions }) => transactions[0]?.message?.subject],
    ['message_id', 'text', ({ transactions }) => transactions[0]?.message?.messageId],
    ['queue_ids', 'texts', ({ transactions }) => transactions.flatMap(({ queueId }) => queueId ?? [])],
    [
      'missing_bytes',
      'long',
      ({ transport }) => BigInt(transport.missingBytes.client + transport.missingBytes.server),
    ],
    ['retransmissions', 'int', ({ transport }) => transport.retransmissions],
    ['reason', 'text', (session) => decidingRejection(session)?.reason],
    ['code', 'int', (session) => decidingRejection(session)?.code],
    ['status', 'text', (session) => decidingRejection(session)?.status],
  ],
};

interface ExchangeRow extends Exchange {
  readonly session: Session;
}

export const EXCHANGES: Table<ExchangeRow> = {
  name: 'exchanges',
  rowsOf: (session) => session.exchanges.map((exchange) => ({ ...exchange, session })),
  columns: [
    ['file_session', 'int', ({ session }) => session.id],
    ['community_id', 'text', ({ session }) => session.communityId],
    ['exchange', 'int', ({ index }) => index],
    ['stage', 'text', ({ stage }) => stage],
    ['verb', 'text', ({ command }) => command?.verb],
    ['argument', 'text', ({ command }) => command?.argument],
    ['command_at', 'time', ({ command }) => micros(command?.at)],
    ['command_packet', 'long', ({ command }) => command && BigInt(command.packet)],
    ['code', 'int', ({ reply }) => reply?.code],
    ['status', 'text', ({ reply }) => reply?.status],
    ['reply', 'text', ({ reply }) => reply?.text],
    ['reply_at', 'time', ({ reply }) => micros(reply?.at)],
    ['reply_packet', 'long', ({ reply }) => reply && BigInt(reply.packet)],
    ['recipient', 'text', ({ recipient }) => recipient],
    ['wait_ms', 'double', ({ waitMs }) => waitMs],
  ],
};

interface RejectionRow extends Rejection {
  readonly session: Session;
}

export const REJECTIONS: Table<RejectionRow> = {
  name: 'rejections',
  rowsOf: (session) => session.rejections.map((rejection) => ({ ...rejection, session })),
  columns: [
    ['file_session', 'int', ({ session }) => session.id],
    ['community_id', 'text', ({ session }) => session.communityId],
    ['started_at', 'time', ({ session }) => micros(session.startedAt)],
    ['client', 'text', ({ session }) => session.client.address],
    ['server', 'text', ({ session }) => session.server.address],
    ['exchange', 'int', ({ exchange }) => exchange],
    ['stage', 'text', ({ stage }) => stage],
    ['recipient', 'text', ({ recipient }) => recipient],
    ['code', 'int', ({ code }) => code],
    ['status', 'text', ({ status }) => status],
    ['permanence', 'text', ({ permanence }) => permanence],
    ['reason', 'text', ({ reason }) => reason],
    ['reason_group', 'text', ({ group }) => group],
    ['confidence', 'text', ({ confidence }) => confidence],
    ['actor', 'text', ({ actor }) => actor],
    ['blocklist', 'text', ({ blocklist }) => blocklist?.name],
    ['summary', 'text', ({ summary }) => summary],
    ['reply', 'text', ({ text }) => text],
    ['quoted_addresses', 'texts', ({ quotedAddresses }) => quotedAddresses],
    ['urls', 'texts', ({ urls }) => urls],
  ],
};
