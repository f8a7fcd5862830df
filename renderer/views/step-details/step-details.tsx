import { useMemo } from 'react';
import type { Session } from '../../../shared/model/session.ts';
import { linesOfStep } from '../../dialogue/step-lines.ts';
import { bytesBefore, packetsOfStep } from '../../dialogue/step-packets.ts';
import type { Step } from '../../dialogue/step.ts';
import { useWire } from '../dialogue/use-wire.ts';
import { CommandDetails } from './command-details.tsx';
import { DetailsPane } from './details-pane.tsx';
import { HexPane } from './hex-pane.tsx';
import { LinkedBytes } from './linked-bytes.tsx';
import { LinkedLines } from './linked-lines.tsx';
import { LogDetails } from './log-details.tsx';
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
      <StepBytes step={step} session={session} />
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
      return <MessageDetails step={step} session={session} />;
    case 'wire':
      return <p>{wireWords(step).meaning}</p>;
    case 'turn':
      return <p>{turnWords(step.turn, session.tls).meaning}</p>;
    case 'group':
      return <p>{PIPELINING_MEANING}</p>;
    case 'log':
      return <LogDetails line={step.line} />;
  }
}

/** The step's text and all its packets, tied together. */
function StepBytes({ step, session }: { readonly step: Step; readonly session: Session }) {
  const wire = useWire();
  const packets = useMemo(() => packetsOfStep(step, session, wire), [step, session, wire]);
  const lines = useMemo(
    () => (step.kind === 'command' || step.kind === 'reply' ? linesOfStep(step, session) : []),
    [step, session],
  );
  return (
    <LinkedBytes lines={lines} packets={packets} earlier={bytesBefore(step, session)}>
      {lines.length > 0 && <LinkedLines lines={lines} />}
      <HexPane packets={packets} />
    </LinkedBytes>
  );
}
