import { X } from 'lucide-react';
import type { Session } from '../../../shared/model/session.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import type { Step } from '../../dialogue/step.ts';
import { useActions } from '../../state/store-context.tsx';
import { exactClockTime } from '../../wording/time.ts';
import { CommandDetails } from './command-details.tsx';
import { HexPane } from './hex-pane.tsx';
import { MessageDetails } from './message-details.tsx';
import { ReplyDetails } from './reply-details.tsx';
import { stepAsText, stepTitle } from './step-text.ts';
import { turnWords, wireWords } from '../../wording/wire-events.ts';
import '../../components/button.css';
import './step-details.css';

/** The chosen step in full: what it means, taken apart, and the bytes of its packets. */
export function StepDetails({ step, session }: { readonly step: Step; readonly session: Session }) {
  const { setPreference } = useActions();
  return (
    <section
      className="details"
      aria-label="Details of the step"
      data-step-details
      data-testid="details"
      tabIndex={0}
    >
      <header>
        <h2>{stepTitle(step)}</h2>
        {step.at !== undefined && <span className="details-time">{exactClockTime(step.at)}</span>}
        <CopyButton label="Copy this step" text={() => stepAsText(step, session)} />
        <button
          type="button"
          className="icon-button"
          aria-label="Hide the details"
          title="Hide the details (d)"
          onClick={() => {
            setPreference('detailsShown', false);
          }}
        >
          <X size={14} aria-hidden />
        </button>
      </header>
      <div className="details-body">
        <Explanation step={step} session={session} />
        <HexPane packets={packetsOf(step)} />
      </div>
    </section>
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
  }
}

const PACKETS_SHOWN = 8;

function packetsOf(step: Step): readonly number[] {
  if (step.kind === 'wire') return step.packets.slice(0, PACKETS_SHOWN);
  return step.packet === undefined ? [] : [step.packet];
}
