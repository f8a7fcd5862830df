import { jsonText } from '../json-text.ts';
import type { LineFormat } from '../report.ts';

/** One session of the analysis document a line (https://github.com/ndjson/ndjson-spec). */
export const ndjson: LineFormat = {
  name: 'ndjson',
  kind: 'lines',
  description: 'one session a line, as JSON, written while the capture is read',
  extension: 'ndjson',
  isJson: true,
  formatSession: (session) => `${jsonText(session)}\n`,
};
