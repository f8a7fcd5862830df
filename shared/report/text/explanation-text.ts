import type { Explanation } from '../../engine/explain.ts';
import { explainReplyCode } from '../../model/status-codes/reply-code.ts';
import { explainStatus } from '../../model/status-codes/enhanced-status.ts';
import { visibleText } from '../../model/visible-text.ts';
import type { ReportOptions } from '../report.ts';
import { actorInWords, confidenceInWords, permanenceInWords, stageInWords } from './wording.ts';
import { wrap } from './wrap.ts';

/** One explained reply, to be read. */
export function* formatExplanation(
  explanation: Explanation,
  { palette, width }: ReportOptions,
): Generator<string> {
  const { code, status, stage, text } = explanation;
  const heading = [code, status, visibleText(text.split('\n')[0] ?? '')].filter(
    (part) => part !== undefined && part !== '',
  );
  yield `${palette.bad(`✗ ${heading.join(' ')}`)}${stage === undefined ? '' : palette.faint(`  at ${stageInWords(stage)}`)}\n`;
  yield `${palette.strong(wrap(visibleText(explanation.summary), width, '  '))}\n`;
  yield `${wrap(visibleText(explanation.explanation), width, '  ')}\n`;
  yield `  To act: ${palette.strong(actorInWords(explanation.actor))}\n`;
  for (const [index, step] of explanation.advice.entries()) {
    yield `${wrap(visibleText(step), width, '     ', `  ${index + 1}. `)}\n`;
  }
  const verdict = `${explanation.reason}; ${confidenceInWords(explanation.confidence)}; ${permanenceInWords(explanation.permanence)}`;
  yield `${palette.faint(wrap(verdict, width, '  '))}\n`;
  for (const line of codeLines(explanation)) yield `${palette.faint(wrap(line, width, '    ', '  '))}\n`;
}

function codeLines({ code, status, stage }: Explanation): readonly string[] {
  const reply = code === undefined ? undefined : explainReplyCode(code, stage);
  const enhanced = status === undefined ? undefined : explainStatus(status);
  return [
    ...(reply ? [`${code}: ${reply.title}. ${reply.explanation} (${reply.reference})`] : []),
    ...(enhanced
      ? [`${enhanced.status}: ${enhanced.title}. ${enhanced.explanation} (${enhanced.reference})`]
      : []),
  ];
}
