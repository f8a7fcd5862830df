import type { Message } from '../../shared/model/transaction.ts';
import type { Session } from '../../shared/model/session.ts';
import { turnWords, wireWords } from '../wording/wire-events.ts';
import type { GroupStep, Step } from './step.ts';

/** The lines of text that a step shows, verbatim; what can be found in it. */
export function linesOfStep(step: Step, session: Session): readonly string[] {
  switch (step.kind) {
    case 'command':
      return [step.command.line];
    case 'reply':
      return step.reply.lines;
    case 'message':
      return messageLines(step.message);
    case 'wire':
      return [wireWords(step).title];
    case 'turn':
      return [turnWords(step.turn, session.tls).title];
    case 'group':
      return [groupTitle(step)];
    case 'log':
      return [step.line.text];
  }
}

/** A message's subject, and behind it the header fields that it shows when it is unfolded. */
export function messageLines(message: Message): readonly string[] {
  const { subject, from, to, date, messageId } = message;
  return [
    subject ?? 'Message without a subject',
    ...(from === undefined ? [] : [`From: ${from}`]),
    ...(to === undefined ? [] : [`To: ${to}`]),
    ...(date === undefined ? [] : [`Date: ${date}`]),
    ...(messageId === undefined ? [] : [`Message-ID: ${messageId}`]),
  ];
}

const NAMED_AT_MOST = 6;

/** "MAIL, RCPT ×3, DATA sent together" and, when closed, the codes that answered them. */
export function groupTitle({ said, codes, closed }: Pick<GroupStep, 'said' | 'codes' | 'closed'>): string {
  const title = `${runs(said)} sent together`;
  return closed ? `${title}, answered ${runs(codes.map(String))}` : title;
}

/** Equal neighbours counted: "RCPT", "RCPT", "DATA" to "RCPT ×2, DATA". */
function runs(values: readonly string[]): string {
  const parts: { value: string; times: number }[] = [];
  for (const value of values) {
    const last = parts.at(-1);
    if (last?.value === value) last.times += 1;
    else parts.push({ value, times: 1 });
  }
  const shown = parts
    .slice(0, NAMED_AT_MOST)
    .map(({ value, times }) => (times === 1 ? value : `${value} ×${times}`));
  return parts.length > NAMED_AT_MOST ? `${shown.join(', ')} …` : shown.join(', ');
}
