import { analyzeCapture } from '../../electron/capture/analyze-capture.ts';
import type { CaptureInput } from '../../electron/capture/source/open-source.ts';
import type { AnalysisDocument } from '../../shared/model/analysis.ts';
import type { Session } from '../../shared/model/session.ts';

/** The whole analysis document of captures, as the command line would print it. */
export async function analyzeWhole(
  inputs: readonly CaptureInput[],
  options: { readonly showSecrets?: boolean; readonly readsMessages?: boolean } = {},
): Promise<AnalysisDocument> {
  const sessions = new Map<number, Session>();
  const result = await analyzeCapture(inputs, {
    ...options,
    onSession: (session) => void sessions.set(session.id, session),
    recall: (id) => sessions.get(id),
  });
  return {
    schema: 'smtpscope/analysis@1',
    ...result,
    sessions: [...sessions.values()].sort((a, b) => a.id - b.id),
  };
}
