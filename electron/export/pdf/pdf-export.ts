import { rename, rm } from 'node:fs/promises';
import { html } from '../../../shared/report/formats/html.ts';
import type { ExportFormat } from '../exporter.ts';
import { refuseExisting, temporaryName } from '../output.ts';
import { createTextExporter } from '../text-exporter.ts';
import { WriteError, writing } from '../write-failure.ts';

/** The HTML report, printed. */
export const pdf: ExportFormat = {
  name: 'pdf',
  description: 'the HTML report, printed by an Electron that is found',
  extension: 'pdf',
  target: 'bytes',
  readsAgain: false,
  async create(setting) {
    const { output, force, printPdf } = setting;
    if (output === undefined || output === '-')
      throw new WriteError('Name a file for the PDF with --output.');
    await refuseExisting(output, force);
    const page = `${temporaryName(output)}.html`;
    const printed = temporaryName(output);
    const exporter = await createTextExporter(html, { ...setting, output: page, force: true });
    const discard = async () => {
      await exporter.discard();
      await rm(page, { force: true });
      await rm(printed, { force: true });
    };
    return {
      add: exporter.add,
      recall: exporter.recall,
      drained: exporter.drained,
      discard,
      async finish(result) {
        await exporter.finish(result);
        await printPdf(page, printed);
        await writing(output, () => rename(printed, output));
        await discard();
      },
    };
  },
};
