import type { Session } from '../../../shared/model/session.ts';
import { duration } from '../../../shared/report/text/wording.ts';
import { Hourglass } from 'lucide-react';
import { isError, sideOf, type Step } from '../../dialogue/step.ts';
import { useActions } from '../../state/store-context.tsx';
import { secondsOf } from '../../wording/time.ts';
import { StepContent } from './step-content.tsx';

/** Waits longer than this are told apart; shorter ones are everyday. */
const LONG_WAIT_MS = 1000;

interface StepRowProps {
  /** Given the element, so that the list knows its height. */
  readonly measure: (element: HTMLDivElement | null) => void;
  readonly step: Step;
  readonly previous: Step | undefined;
  readonly session: Session;
  readonly index: number;
  readonly count: number;
  readonly chosen: boolean;
  readonly top: number;
}

/** A line of the dialogue: when, in which packet, who, what; above it the wait, when there was one. */
export function StepRow({ measure, step, previous, session, index, count, chosen, top }: StepRowProps) {
  const { selectStep } = useActions();
  const side = sideOf(step);
  const wait = step.sincePreviousMs ?? 0;
  const tone = isError(step) ? (step.kind === 'reply' && step.reply.code < 500 ? 'warn' : 'bad') : 'plain';
  return (
    <div
      ref={measure}
      data-index={index}
      role="option"
      id={`step-${step.key}`}
      aria-selected={chosen}
      aria-setsize={count}
      aria-posinset={index + 1}
      data-testid={`step-${step.kind}`}
      className={`step step-${step.kind} step-of-${side ?? 'nobody'} step-${tone} ${tone === 'plain' ? '' : `tone-${tone}`}`}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => {
        selectStep(step.key);
      }}
    >
      {wait > LONG_WAIT_MS && <Wait millis={wait} side={side} />}
      <div className="step-line">
        <span className="step-time" title={step.at}>
          {step.sinceStartMs === undefined ? '' : secondsOf(step.sinceStartMs)}
          <span className="spoken"> seconds</span>
        </span>
        <span className="step-packet">
          {step.packet !== undefined && (
            <>
              <span className="spoken">packet </span>#{step.packet}
            </>
          )}
        </span>
        <StepContent step={step} previous={previous} session={session} open={chosen} />
      </div>
    </div>
  );
}

function Wait({ millis, side }: { readonly millis: number; readonly side: 'client' | 'server' | undefined }) {
  const who = side === undefined ? 'until the next event' : `until the ${side} went on`;
  return (
    <p className="step-wait">
      <Hourglass size={12} aria-hidden />
      {duration(millis)} {who}
    </p>
  );
}
