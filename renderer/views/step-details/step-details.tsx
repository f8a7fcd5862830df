import type { Session } from '../../../shared/model/session.ts';
import type { Step } from '../../dialogue/step.ts';
import { CommandDetails } from './command-details.tsx';
import { DetailsPane } from './details-pane.tsx';
import { HexPane } from './hex-pane.tsx';
import { MessageDetails } from './message-details.tsx';
import { ReplyDetails } from './reply-details.tsx';
import { PIPELINING_MEANING, stepAsText, stepTitle } from './step-text.ts';
import { turnWords, wireWords } from '../../wording/wire-events.ts';

/** The chosen step in full: what it means, taken apart, and the bytes of its packets. */
export function StepDetails({ step, session }: { readonly step: Step; readonly session: Session }) {
  return (
    <DetailsPane
      title={stepTitle(step)}
      {...(step.at === undefined ? {} : { at: step.at })}
      text={() => stepAsText(step, session)}
    >
      <Explanation step={step} session={session} />
      <HexPane packets={packetsOf(step)} />
    </DetailsPane>
  );
}

function Explanation({ step, session }: { readonly step: Step; readonly session: Session }) {
  switch (step.kind) {
    case 'command':
      return <CommandDetails command={step.command} />;
    case 'reply':
      return <ReplyDetails step={step} />;
    case 'message':
      return <MessageDetails message={step.message} transaction={step.transaction} />;
    case 'wire':
      return <p>{wireWords(step).meaning}</p>;
    case 'turn':
      return <p>{turnWords(step.turn, session.tls).meaning}</p>;
    case 'group':
      return <p>{PIPELINING_MEANING}</p>;
  }
}

const PACKETS_SHOWN = 8;

function packetsOf(step: Step): readonly number[] {
  if (step.kind === 'wire') return step.packets.slice(0, PACKETS_SHOWN);
  return step.packet === undefined ? [] : [step.packet];
}
