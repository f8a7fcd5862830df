import type { ReportFormat } from '../report.ts';
import { json } from './json.ts';
import { ndjson } from './ndjson.ts';
import { text } from './text.ts';

/** Every report format, in the order `--help` shows them. */
export const REPORT_FORMATS: readonly ReportFormat[] = [text, json, ndjson];
