import type { Session } from '../../../shared/model/session.ts';
import { explainCommand } from '../../../shared/model/status-codes/commands.ts';
import { explainStatus } from '../../../shared/model/status-codes/enhanced-status.ts';
import { explainReplyCode } from '../../../shared/model/status-codes/reply-code.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { byteSize } from '../../../shared/report/text/wording.ts';
import type { Step } from '../../dialogue/step.ts';
import { groupTitle } from '../../dialogue/step-lines.ts';
import { certaintyInWords } from '../../wording/log-lines.ts';
import { turnWords, wireWords } from '../../wording/wire-events.ts';

export const PIPELINING_MEANING =
  'The client sent these without waiting for each reply (PIPELINING, RFC 2920); the server answered them in the same order.';

/** A step's name over its details. */
export function stepTitle(step: Step): string {
  switch (step.kind) {
    case 'command':
      return step.command.continuation === true
        ? 'Login, continued'
        : `Command ${visibleText(step.command.verb.slice(0, 40))}`;
    case 'reply':
      return `Reply ${step.reply.code === 0 ? 'without a code' : step.reply.code}`;
    case 'message':
      return 'Message';
    case 'wire':
      return 'On the wire';
    case 'turn':
      return 'Connection';
    case 'group':
      return 'Sent together';
    case 'log':
      return 'Mail log';
  }
}

/** A step and what it means, as text. */
export function stepAsText(step: Step, session: Session): string {
  const where = [step.at, step.packet === undefined ? undefined : `packet ${step.packet}`];
  const head = where.filter((part) => part !== undefined).join(', ');
  return [head, ...linesOf(step, session)].map(visibleText).join('\n');
}

function linesOf(step: Step, session: Session): readonly string[] {
  switch (step.kind) {
    case 'command':
      return [`Client: ${step.command.line}`, ...present(explainCommand(step.command.verb)?.explanation)];
    case 'reply': {
      const { code, status, lines } = step.reply;
      const enhanced = status === undefined ? undefined : explainStatus(status);
      return [
        ...lines.map((line) => `Server: ${line}`),
        `${code}: ${explainReplyCode(code, step.exchange.stage).explanation}`,
        ...present(enhanced && `${enhanced.status}: ${enhanced.explanation}`),
        ...present(step.rejection?.summary),
      ];
    }
    case 'message':
      return [`Client: message “${step.message.subject ?? ''}”, ${byteSize(step.message.bytes)}`];
    case 'wire':
      return [wireWords(step).title, wireWords(step).meaning];
    case 'turn':
      return [turnWords(step.turn, session.tls).title, turnWords(step.turn, session.tls).meaning];
    case 'group':
      return [groupTitle(step), PIPELINING_MEANING];
    case 'log':
      return [
        `${step.line.file}:${step.line.line}`,
        step.line.text,
        certaintyInWords(step.line),
        ...step.line.why,
      ];
  }
}

function present(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text];
}
