import type { Session } from '../../../shared/model/session.ts';
import { duration } from '../../../shared/report/text/wording.ts';
import { Hourglass } from 'lucide-react';
import type { DialogueLine } from '../../dialogue/pipeline.ts';
import { isError, sideOf, type Step } from '../../dialogue/step.ts';
import { waitsOf, type Wait } from '../../dialogue/waits.ts';
import { useActions } from '../../state/store-context.tsx';
import { spokenStep } from '../../wording/spoken-step.ts';
import type { StepMatches } from './found-text.tsx';
import { StepContent } from './step-content.tsx';
import { WaitBar } from './wait-bar.tsx';

/** Waits longer than this are told apart; shorter ones are everyday. */
const LONG_WAIT_MS = 1000;

interface StepRowProps {
  /** Given the element, so that the list knows its height. */
  readonly measure: (element: HTMLDivElement | null) => void;
  readonly line: DialogueLine;
  readonly previous: Step | undefined;
  readonly session: Session;
  /** The step's time as the user wants it. */
  readonly time: string;
  readonly index: number;
  readonly count: number;
  readonly chosen: boolean;
  /** Opened or closed by the user; undefined leaves it to whether it is chosen. */
  readonly fold: boolean | undefined;
  readonly found: StepMatches | undefined;
  readonly top: number;
}

/** A line of the dialogue: when, in which packet, after what wait, who, what. */
export function StepRow(props: StepRowProps) {
  const { measure, line, previous, session, index, count, chosen, found } = props;
  const { step } = line;
  const { selectStep } = useActions();
  const side = sideOf(step);
  const waits = waitsOf(session);
  const wait = waits.byStep.get(step.key);
  return (
    <div
      ref={measure}
      data-index={index}
      data-group={line.group}
      role="option"
      id={`step-${step.key}`}
      aria-selected={chosen}
      aria-setsize={count}
      aria-posinset={index + 1}
      aria-label={spokenStep(step, session, wait)}
      data-testid={`step-${step.kind}`}
      className={classOf(line, side)}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={() => {
        // Marking text with the pointer is no choice.
        if (getSelection()?.isCollapsed !== false) selectStep(step.key);
      }}
    >
      {wait !== undefined && wait.millis > LONG_WAIT_MS && <LongWait wait={wait} speaker={side} />}
      <div className="step-line">
        <span className="step-time" title={step.at}>
          {props.time}
        </span>
        <span className="step-packet">{step.packet !== undefined && `#${step.packet}`}</span>
        <WaitBar wait={wait} longestMs={waits.longestMs} />
        <StepContent
          step={step}
          previous={line.group === undefined ? previous : undefined}
          session={session}
          open={props.fold ?? (chosen || found?.current !== undefined)}
          found={found}
        />
      </div>
    </div>
  );
}

function classOf({ step, group, endsGroup }: DialogueLine, side: 'client' | 'server' | undefined): string {
  const tone = isError(step) ? (step.kind === 'reply' && step.reply.code < 500 ? 'warn' : 'bad') : 'plain';
  return [
    `step step-${step.kind} step-of-${side ?? 'nobody'} step-${tone}`,
    ...(tone === 'plain' ? [] : [`tone-${tone}`]),
    ...(group === undefined ? [] : ['step-grouped']),
    ...(endsGroup ? ['step-ends-group'] : []),
  ].join(' ');
}

function LongWait({ wait, speaker }: { readonly wait: Wait; readonly speaker: string | undefined }) {
  return (
    <p className={`step-wait step-wait-${wait.side}`}>
      <Hourglass size={12} aria-hidden />
      {duration(wait.millis)}{' '}
      {wait.side === speaker ? `until the ${wait.side} went on` : `in which the ${wait.side} said nothing`}
      {wait.troubled && '; packets were lost or sent again meanwhile'}
    </p>
  );
}
