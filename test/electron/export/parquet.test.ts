import { DuckDBInstance } from '@duckdb/node-api';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyzeWhole } from '../../support/analyze.ts';
import { exportedBytes, exportSessions, withFolder } from '../../support/export-sessions.ts';
import { recordedCaptures, SAMPLE } from '../../support/recorded-captures.ts';

async function query(sql: string) {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  return (await connection.runAndReadAll(sql)).getRowObjectsJson();
}

describe('tables that DuckDB reads', () => {
  it('hold the sample: refusals by cause, over all three tables', () =>
    withFolder(async (folder) => {
      await exportSessions('parquet', [SAMPLE], join(folder, 'tables'));
      const from = (table: string) => `read_parquet('${join(folder, 'tables', table)}.parquet')`;
      const rows = await query(
        `SELECT r.reason, r.blocklist, count(*)::INT AS refusals, count(DISTINCT s.client)::INT AS clients
         FROM ${from('rejections')} r JOIN ${from('sessions')} s USING (file_session)
         JOIN ${from('exchanges')} e ON e.file_session = r.file_session AND e.exchange = r.exchange AND e.code = r.code
         GROUP BY ALL ORDER BY refusals DESC, reason LIMIT 1`,
      );
      expect(rows).toEqual([{ reason: 'dnsbl_listed', blocklist: 'sorbs', refusals: 4, clients: 3 }]);
    }));

  it.each(recordedCaptures())('agree with the analysis of $name in times, numbers and lists', ({ files }) =>
    withFolder(async (folder) => {
      const { sessions } = await analyzeWhole(files);
      await exportSessions('parquet', files, join(folder, 'tables'));
      const rows = await query(
        `SELECT file_session, epoch_us(started_at)::VARCHAR AS at, recipients, client_port, message_bytes::VARCHAR AS bytes
         FROM read_parquet('${join(folder, 'tables', 'sessions.parquet')}') ORDER BY file_session`,
      );
      expect(rows).toEqual(
        sessions.map(({ id, startedAt, transactions, client }) => ({
          file_session: id,
          at: String(
            BigInt(Date.parse(`${startedAt.slice(0, 19)}Z`)) * 1000n + BigInt(startedAt.slice(20, 26)),
          ),
          recipients: transactions.flatMap(({ recipients }) => recipients.map(({ address }) => address)),
          client_port: client.port,
          bytes: String(transactions.reduce((sum, { message }) => sum + (message?.bytes ?? 0), 0)),
        })),
      );
    }),
  );

  it('read the session lines as well', () =>
    withFolder(async (folder) => {
      const lines = join(folder, 'lines.ndjson');
      writeFileSync(lines, await exportedBytes('ndjson', [SAMPLE]));
      const rows = await query(
        `SELECT outcome, count(*)::INT AS sessions FROM read_json('${lines}', format = 'newline_delimited')
         GROUP BY outcome ORDER BY sessions DESC LIMIT 1`,
      );
      expect(rows).toEqual([{ outcome: 'rejected', sessions: 6 }]);
    }));
});
