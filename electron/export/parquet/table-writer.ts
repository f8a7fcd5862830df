import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Session } from '../../../shared/model/session.ts';
import type { Column, ColumnType, Table } from './tables.ts';

/** Rows kept until they are written as one row group: what bounds the memory taken. */
const ROWS_A_GROUP = 8_192;

/** Writes one table as a Parquet file (https://parquet.apache.org/docs/file-format/), a row group at a time. */
export function createTableWriter<Row>({ name, columns, rowsOf }: Table<Row>, folder: string) {
  const stream = createWriteStream(join(folder, `${name}.parquet`));
  // An error before anybody waits is told by the next wait.
  let failure: Error | undefined;
  stream.on('error', (error) => {
    failure = error;
  });
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({ writer: bytes, schema: schemaOf(columns), createdBy: 'smtpscope' });
  let rows: Row[] = [];

  async function pass(): Promise<void> {
    if (failure) throw failure;
    const piece = bytes.getBytes().slice();
    // Offsets count on; only the memory is used again.
    rewind(bytes);
    if (piece.length > 0 && !stream.write(piece)) await once(stream, 'drain');
  }

  async function writeGroup(): Promise<void> {
    if (rows.length === 0) return;
    const group = rows;
    rows = [];
    const columnData = columns.map(([column, , cell]) => ({
      name: column,
      data: group.map((row) => cell(row) ?? null),
    }));
    await writer.write({ columnData, rowGroupSize: ROWS_A_GROUP });
    await pass();
  }

  return {
    add(session: Session): void {
      for (const row of rowsOf(session)) rows.push(row);
    },
    async drained(): Promise<void> {
      if (rows.length >= ROWS_A_GROUP) await writeGroup();
    },
    async finish(): Promise<void> {
      await writeGroup();
      await writer.finish();
      await pass();
      stream.end();
      await once(stream, 'close');
      if (failure) throw failure;
    },
    discard(): void {
      stream.destroy();
    },
  };
}

function rewind(bytes: ByteWriter): void {
  bytes.index = 0;
}

function schemaOf<Row>(columns: readonly Column<Row>[]): SchemaElement[] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.flatMap(([name, type]) =>
      type === 'texts'
        ? listOf(name)
        : [{ name, repetition_type: 'OPTIONAL' as const, ...PLAIN_TYPES[type] }],
    ),
  ];
}

const PLAIN_TYPES: Readonly<Record<Exclude<ColumnType, 'texts'>, Omit<SchemaElement, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  int: { type: 'INT32' },
  long: { type: 'INT64' },
  double: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  time: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MICROS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
  },
};

/** A list in the three levels that the format's documentation asks for. */
function listOf(name: string): SchemaElement[] {
  return [
    { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'OPTIONAL', type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  ];
}
