import { jsonText } from '../json-text.ts';
import type { AnalysisDocument } from '../../model/analysis.ts';
import type { DocumentFormat, Report } from '../report.ts';

const SCHEMA: AnalysisDocument['schema'] = 'smtpscope/analysis@1';

/** The analysis document, a session a line so that a large one never has to be one string. */
export const json: DocumentFormat = {
  name: 'json',
  kind: 'document',
  description: 'the whole analysis document (schema smtpscope/analysis@1)',
  extension: 'json',
  *format(report: Report) {
    yield `{"schema":${jsonText(SCHEMA)},\n"capture":${jsonText(report.capture)},\n`;
    yield `"notices":${jsonText(report.notices)},\n"sessions":[`;
    let separator = '\n';
    for (const session of report.sessions) {
      yield separator + jsonText(session);
      separator = ',\n';
    }
    const logs = report.logs ? `,\n"logs":${jsonText(report.logs)}` : '';
    yield `\n],\n"causes":${jsonText(report.causes)}${logs}}\n`;
  },
};
