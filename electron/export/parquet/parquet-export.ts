import { createSessionHold } from '../../cli/hold-sessions.ts';
import type { ExportFormat } from '../exporter.ts';
import { openOutputFolder } from '../output-folder.ts';
import { WriteError, writing } from '../write-failure.ts';

/** Three tables for DuckDB, Spark, ClickHouse … */
export const parquet: ExportFormat = {
  name: 'parquet',
  description: 'sessions, exchanges and rejections as three tables, into a folder',
  extension: 'parquet',
  target: 'folder',
  readsAgain: false,
  async create({ output, force, redactor }) {
    if (output === undefined || output === '-')
      throw new WriteError('Name a folder for the tables with --output.');
    // What writes the format is no small part of the program.
    const { createTableWriter } = await import('./table-writer.ts');
    const { EXCHANGES, REJECTIONS, SESSIONS } = await import('./tables.ts');
    const folder = await openOutputFolder(output, force);
    const tables = [
      createTableWriter(SESSIONS, folder.temporary),
      createTableWriter(EXCHANGES, folder.temporary),
      createTableWriter(REJECTIONS, folder.temporary),
    ];
    const hold = createSessionHold({
      live: false,
      emit: (session) => {
        const shown = redactor ? redactor.session(session) : session;
        for (const table of tables) table.add(shown);
      },
    });
    const drained = () =>
      writing(output, async () => {
        for (const table of tables) await table.drained();
      });
    return {
      add: hold.add,
      recall: hold.recall,
      drained,
      async finish() {
        await hold.finish(drained);
        await writing(output, async () => {
          for (const table of tables) await table.finish();
        });
        await folder.finish();
      },
      async discard() {
        for (const table of tables) table.discard();
        await folder.discard();
      },
    };
  },
};
