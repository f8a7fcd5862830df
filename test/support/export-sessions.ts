import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { analyzeCapture } from '../../electron/capture/analyze-capture.ts';
import type { ExportSetting } from '../../electron/export/exporter.ts';
import { EXPORT_FORMATS } from '../../electron/export/formats.ts';
import { createKeyedHash } from '../../electron/export/keyed-hash.ts';
import type { Session } from '../../shared/model/session.ts';
import { createRedactor } from '../../shared/report/redact/redactor.ts';
import type { Redaction } from '../../shared/report/redact/redaction.ts';
import { PLAIN } from '../../shared/report/text/palette.ts';

export interface ExportWish extends Partial<Omit<ExportSetting, 'files' | 'redactor'>> {
  readonly redact?: readonly Redaction[];
  readonly isWanted?: (session: Session) => boolean;
}

/** Exports captures as the command line would; the warnings it gave come back. */
export async function exportSessions(
  format: string,
  files: readonly string[],
  output: string,
  { redact = [], isWanted = () => true, ...wish }: ExportWish = {},
): Promise<readonly string[]> {
  const warnings: string[] = [];
  const setting: ExportSetting = {
    files,
    output,
    force: false,
    stdout: new Writable(),
    showSecrets: false,
    redactor: redact.length > 0 ? createRedactor(redact, createKeyedHash(Buffer.alloc(32, 1))) : undefined,
    options: { palette: PLAIN, width: 100 },
    live: false,
    warn: (message) => void warnings.push(message),
    printPdf: () => Promise.reject(new Error('no Electron in this test')),
    ...wish,
  };
  const exporter = await EXPORT_FORMATS.find(({ name }) => name === format)?.create(setting);
  if (!exporter) throw new Error(`no format ${format}`);
  try {
    const result = await analyzeCapture(files, {
      showSecrets: setting.showSecrets,
      onSession: (session) => {
        if (isWanted(session)) exporter.add(session);
      },
      recall: (id) => exporter.recall(id),
      onProgress: () => exporter.drained(),
    });
    await exporter.finish(result);
  } catch (error) {
    await exporter.discard();
    throw error;
  }
  return warnings;
}

/** Runs with a folder of its own, removed afterwards. */
export async function withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'smtpscope-test-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The bytes that an export to one file writes. */
export async function exportedBytes(
  format: string,
  files: readonly string[],
  wish: ExportWish = {},
): Promise<Buffer> {
  return withFolder(async (folder) => {
    const output = join(folder, 'out');
    await exportSessions(format, files, output, wish);
    return readFile(output);
  });
}
