import type { DocumentFormat } from '../report.ts';
import { formatSession } from '../text/session-text.ts';
import { formatSummary } from '../text/summary-text.ts';

/** The report made to be read in a terminal. */
export const text: DocumentFormat = {
  name: 'text',
  kind: 'document',
  description: 'made to be read: a summary, then each session as a dialogue with its verdict',
  extension: 'txt',
  *format(report, options) {
    yield* formatSummary(report, options);
    for (const session of report.sessions) yield* formatSession(session, options);
  },
};
