import type { ReportFormat } from '../report.ts';
import { csv, csvRecipients } from './csv.ts';
import { ecs } from './ecs.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { ndjson } from './ndjson.ts';
import { text } from './text.ts';
import { zeek } from './zeek.ts';

/** Every report format, in the order `--help` shows them. */
export const REPORT_FORMATS: readonly ReportFormat[] = [
  text,
  html,
  markdown,
  json,
  ndjson,
  csv,
  csvRecipients,
  junit,
  ecs,
  zeek,
];
