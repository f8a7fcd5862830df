import type { CopyFormat } from '../../shared/ipc/contract.ts';
import type { CaptureFacts } from '../../shared/model/capture.ts';
import type { Session } from '../../shared/model/session.ts';
import { REPORT_FORMATS } from '../../shared/report/formats/index.ts';
import { PLAIN } from '../../shared/report/text/palette.ts';

/** As wide as a mail or a ticket shows without wrapping again. */
const WIDTH = 100;

/** Chosen sessions in a report format, to be pasted. */
export function sessionsAsText(
  sessions: readonly Session[],
  capture: CaptureFacts,
  format: CopyFormat,
): string {
  const found = REPORT_FORMATS.find(({ name }) => name === format);
  if (!found) throw new Error(`There is no report format ${format}.`);
  if (found.kind === 'lines') return (found.header ?? '') + sessions.map(found.formatSession).join('');
  const report = { capture, sessions, causes: [], notices: [] };
  return [...found.format(report, { palette: PLAIN, width: WIDTH })].join('');
}
