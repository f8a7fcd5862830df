import type { Exchange } from '../../shared/model/exchange.ts';
import type { Session } from '../../shared/model/session.ts';
import { visibleText } from '../../shared/model/visible-text.ts';
import { stepsOf } from './steps.ts';

/** A command with its whole reply, as it was said; that of the given step, else of the first refusal, else the first. */
export function exchangeAsText(session: Session, stepKey: string | undefined): string {
  const exchange = exchangeOf(session, stepKey);
  if (!exchange) return '';
  const { command, reply } = exchange;
  return [
    ...(command ? [`C: ${command.line}`] : []),
    ...(reply ? reply.lines.map((line) => `S: ${line}`) : ['S: (no reply in the capture)']),
  ]
    .map(visibleText)
    .join('\n');
}

function exchangeOf(session: Session, stepKey: string | undefined): Exchange | undefined {
  const step = stepsOf(session).find(({ key }) => key === stepKey);
  if (step?.kind === 'command' || step?.kind === 'reply') return step.exchange;
  const index = step?.kind === 'message' ? step.exchangeIndex : session.rejections[0]?.exchange;
  return session.exchanges.find((exchange) => exchange.index === index) ?? session.exchanges[0];
}
