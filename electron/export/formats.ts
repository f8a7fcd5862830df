import { REPORT_FORMATS } from '../../shared/report/formats/index.ts';
import { eml } from './eml/eml-export.ts';
import type { ExportFormat } from './exporter.ts';
import { parquet } from './parquet/parquet-export.ts';
import { pdf } from './pdf/pdf-export.ts';
import { pcap, pcapng } from './slice/slice-export.ts';
import { textExport } from './text-exporter.ts';

/** Every format that sessions can be written in, in the order `--help` shows them. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  ...REPORT_FORMATS.map(textExport),
  pdf,
  parquet,
  pcap,
  pcapng,
  eml,
];

/** The format that a file's name asks for by its extension, as "report.html" does. */
export function formatOfFile(path: string): ExportFormat | undefined {
  const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  // A log file can be anything.
  return extension === 'log' ? undefined : EXPORT_FORMATS.find((format) => format.extension === extension);
}
