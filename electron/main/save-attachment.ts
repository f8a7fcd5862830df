import { app, dialog, type BrowserWindow, type SaveDialogOptions } from 'electron';
import { basename, join } from 'node:path';
import type { ArgumentOf, ExportResult } from '../../shared/ipc/contract.ts';
import type { MimePart } from '../../shared/model/mail/mime-part.ts';
import type { CaptureStore } from './captures/capture-store.ts';

/** Asks where to put a part of a message, and has the capture's worker write it there. */
export function createAttachmentSaving(
  captures: Pick<CaptureStore, 'ask' | 'save'>,
  window: () => BrowserWindow | undefined,
) {
  return async ({ captureId, ...wish }: ArgumentOf<'saveAttachment'>): Promise<ExportResult> => {
    try {
      const { sessionId, transaction, part } = wish;
      const view = await captures.ask(captureId, 'message', { sessionId, transaction });
      const found = view && findPart(view.content.parts, part);
      if (!found) return { kind: 'failed', message: 'The capture does not hold this part any more.' };
      const name = proposedName(found, sessionId, transaction);
      const owner = window();
      const options = saveOptions(name);
      const { canceled, filePath } = await (owner
        ? dialog.showSaveDialog(owner, options)
        : dialog.showSaveDialog(options));
      if (canceled || !filePath) return { kind: 'cancelled' };
      const warnings = await captures.save(captureId, { ...wish, output: filePath });
      return { kind: 'done', name: basename(filePath), warnings };
    } catch (error) {
      return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  };
}

/** The content of a message without parts is its part "1", as in IMAP (RFC 9051 section 6.4.5.1). */
function findPart(root: MimePart, path: string): MimePart | undefined {
  if (root.path === path) return root;
  if (root.path === '' && root.parts.length === 0 && path === '1') return { ...root, path };
  for (const part of root.parts) {
    const found = findPart(part, path);
    if (found) return found;
  }
  return undefined;
}

/** The name that the dialog proposes: never more than a name, whatever the message says. */
function proposedName({ path, safeName }: MimePart, sessionId: number, transaction: number): string {
  const message = `session-${sessionId}-message-${transaction + 1}`;
  if (path === '') return `${message}.eml`;
  return basename(safeName ?? `${message}-part-${path}`);
}

function saveOptions(name: string): SaveDialogOptions {
  return { title: 'Save from the message', defaultPath: join(app.getPath('downloads'), name) };
}
