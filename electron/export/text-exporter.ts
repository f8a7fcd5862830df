import { basename } from 'node:path';
import type { CaptureAnalysis } from '../capture/analyze-capture.ts';
import { createSessionHold } from '../cli/hold-sessions.ts';
import { causesOf } from '../../shared/engine/causes-of.ts';
import type { Session } from '../../shared/model/session.ts';
import type { DocumentFormat, LineFormat, Report, ReportFormat } from '../../shared/report/report.ts';
import type { ExportFormat, Exporter, ExportSetting } from './exporter.ts';
import { hashFile } from './hash-file.ts';
import { openOutput, type Output } from './output.ts';

/** A format of shared/report as one to export. */
export function textExport(format: ReportFormat): ExportFormat {
  return {
    name: format.name,
    description: format.description,
    extension: format.extension,
    target: 'text',
    readsAgain: false,
    create: (setting) => createTextExporter(format, setting),
  };
}

/** Writes a report of shared/report, line by line where the format allows it. */
export async function createTextExporter(format: ReportFormat, setting: ExportSetting): Promise<Exporter> {
  const output = await openOutput(setting.output, setting.force, setting.stdout);
  const parts =
    format.kind === 'document'
      ? exportDocument(format, setting, output)
      : exportLines(format, setting, output);
  return {
    add: parts.add,
    recall: parts.recall,
    drained: () => output.drained(),
    async finish(result) {
      await parts.finish(result);
      await output.finish();
    },
    discard: () => output.discard(),
  };
}

type Parts = Pick<Exporter, 'add' | 'recall' | 'finish'>;

function exportLines(format: LineFormat, { redactor, live }: ExportSetting, output: Output): Parts {
  if (format.header !== undefined) output.write(format.header);
  const hold = createSessionHold({
    live,
    emit: (session) => {
      output.write(format.formatSession(redactor ? redactor.session(session) : session));
    },
    ...(format.isJson === true &&
      !redactor && {
        emitJson: (json) => {
          output.writeCopy(json);
          output.write('\n');
        },
      }),
  });
  return {
    add: hold.add,
    recall: hold.recall,
    async finish() {
      await hold.finish(() => output.drained());
    },
  };
}

function exportDocument(format: DocumentFormat, setting: ExportSetting, output: Output): Parts {
  // A session that comes again replaces what was known of it.
  const sessions = new Map<number, Session>();
  return {
    add: (session) => void sessions.set(session.id, session),
    recall: (id) => sessions.get(id),
    async finish(result) {
      const ordered = [...sessions.values()].sort((a, b) => a.id - b.id);
      const report = await createReport(result, ordered, setting, format.showsHashes === true);
      for (const piece of format.format(report, setting.options)) {
        output.write(piece);
        await output.drained();
        // Who stops a recording wants to see what it holds.
        if (!setting.live) setting.signal?.throwIfAborted();
      }
    },
  };
}

async function createReport(
  { capture, notices, logs }: CaptureAnalysis,
  sessions: readonly Session[],
  { redactor, files, signal }: ExportSetting,
  showsHashes: boolean,
): Promise<Report> {
  // Of a selection, only what concerns it.
  const causes = causesOf(sessions);
  const hashes = showsHashes ? await hashesOf(files, signal) : [];
  if (!redactor) return { capture, notices, causes, sessions, hashes, ...(logs && { logs }) };
  // Sessions first: they teach which names are to be hidden in what concerns all of them.
  const redacted = sessions.map((session) => redactor.session(session));
  return {
    capture: redactor.capture(capture),
    notices: redactor.notices(notices),
    causes: redactor.causes(causes),
    sessions: redacted,
    ...(logs && { logs: redactor.logs(logs) }),
    hashes: hashes.map(({ file, sha256 }) => ({ file: redactor.capture({ ...capture, file }).file, sha256 })),
  };
}

async function hashesOf(files: readonly string[], signal: AbortSignal | undefined) {
  const hashes = [];
  for (const file of files) {
    const sha256 = await hashFile(file, signal);
    if (sha256 !== undefined) hashes.push({ file: basename(file), sha256 });
  }
  return hashes;
}
