import type { Session } from '../../shared/model/session.ts';
import { visibleText } from '../../shared/model/visible-text.ts';
import { byteSize } from '../../shared/report/text/wording.ts';
import { sideOf, type Step } from '../dialogue/step.ts';
import { linesOfStep } from '../dialogue/step-lines.ts';
import type { Wait } from '../dialogue/waits.ts';

const SPOKEN_CHARACTERS = 300;
/** Shorter waits are not worth a word. */
const WAIT_FROM_MS = 100;

/** A step as a screen reader says it: "server, after 6.2 seconds: 550 5.7.1 Spam Block, refused, packet 16". */
export function spokenStep(step: Step, session: Session, wait: Wait | undefined): string {
  const who = step.kind === 'wire' ? undefined : step.kind === 'log' ? 'mail log' : sideOf(step);
  const after =
    wait !== undefined && wait.millis >= WAIT_FROM_MS ? `after ${spokenWait(wait.millis)}` : undefined;
  const head = [who, after].filter((part) => part !== undefined).join(', ');
  const text = visibleText(linesOfStep(step, session).join(', ').slice(0, SPOKEN_CHARACTERS));
  const tail = [qualityOf(step), step.packet === undefined ? undefined : `packet ${step.packet}`];
  return [head === '' ? text : `${head}: ${text}`, ...tail].filter((part) => part !== undefined).join(', ');
}

function spokenWait(millis: number): string {
  if (millis < 60_000) return `${(millis / 1000).toFixed(1)} seconds`;
  return `${Math.floor(millis / 60_000)} minutes ${Math.round((millis % 60_000) / 1000)} seconds`;
}

function qualityOf(step: Step): string | undefined {
  switch (step.kind) {
    case 'reply':
      if (step.reply.code >= 500) return 'refused';
      if (step.reply.code >= 400) return 'put off';
      return step.reply.complete ? undefined : 'cut off in the capture';
    case 'command':
      if (!step.command.complete) return 'cut off in the capture';
      return step.exchange.reply || step.command.continuation ? undefined : 'no reply in the capture';
    case 'message':
      return `message of ${byteSize(step.message.bytes)}`;
    default:
      return undefined;
  }
}
