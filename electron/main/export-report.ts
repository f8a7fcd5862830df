import { app, dialog, type BrowserWindow, type SaveDialogOptions } from 'electron';
import { rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CaptureId, ExportResult, ExportWish } from '../../shared/ipc/contract.ts';
import { EXPORT_FORMATS } from '../export/formats.ts';
import { temporaryName } from '../export/output.ts';
import type { CaptureStore } from './captures/capture-store.ts';
import { printToPdf } from './print/print-to-pdf.ts';

/** Asks where to, has the capture's worker write it, and tells in one sentence why it could not. */
export function createReportExport(
  captures: Pick<CaptureStore, 'export' | 'cancelExport' | 'filesOf'>,
  window: () => BrowserWindow | undefined,
) {
  const cancelled = new Set<CaptureId>();

  async function write(captureId: CaptureId, wish: ExportWish, output: string): Promise<readonly string[]> {
    // The save dialog has asked before it gave the name of a file that is there; of a folder it asks nothing.
    const force = formatOf(wish).target !== 'folder';
    if (wish.format !== 'pdf') return captures.export(captureId, { ...wish, output, force });
    const page = `${temporaryName(output)}.html`;
    const printed = temporaryName(output);
    try {
      const warnings = await captures.export(captureId, { ...wish, format: 'html', output: page, force });
      await printToPdf(page, printed);
      await rename(printed, output);
      return warnings;
    } finally {
      await rm(page, { force: true });
      await rm(printed, { force: true });
    }
  }

  return {
    async exportReport({ captureId, ...wish }: ExportWish & { captureId: CaptureId }): Promise<ExportResult> {
      const [file = 'capture'] = captures.filesOf(captureId) ?? [];
      const options = saveOptions(wish, basename(file));
      const owner = window();
      const { canceled, filePath } = await (owner
        ? dialog.showSaveDialog(owner, options)
        : dialog.showSaveDialog(options));
      if (canceled || !filePath) return { kind: 'cancelled' };
      cancelled.delete(captureId);
      try {
        const warnings = await write(captureId, wish, filePath);
        return { kind: 'done', name: basename(filePath), warnings };
      } catch (error) {
        if (cancelled.delete(captureId)) return { kind: 'cancelled' };
        return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
      }
    },
    cancelExport({ captureId }: { captureId: CaptureId }): void {
      cancelled.add(captureId);
      captures.cancelExport(captureId);
    },
  };
}

function formatOf({ format }: ExportWish) {
  const found = EXPORT_FORMATS.find(({ name }) => name === format);
  if (!found) throw new Error(`There is no format ${format}.`);
  return found;
}

function saveOptions(wish: ExportWish, file: string): SaveDialogOptions {
  const { target, extension, description } = formatOf(wish);
  const stem = file.replace(/(?:\.(?:pcap(?:ng)?\d*|cap|dmp|gz|zst))+$/i, '');
  const name = target === 'folder' ? `${stem}-${wish.format}` : `${stem}-report.${extension}`;
  return {
    title: target === 'folder' ? 'Export into a new folder' : 'Export report',
    defaultPath: join(app.getPath('documents'), name),
    ...(target !== 'folder' && { filters: [{ name: description, extensions: [extension] }] }),
  };
}
