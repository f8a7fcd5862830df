import { OctagonX, TriangleAlert } from 'lucide-react';
import type { Session } from '../../../shared/model/session.ts';
import { duration } from '../../../shared/report/text/wording.ts';
import type { LadderRow } from '../../dialogue/ladder-rows.ts';
import { linesOfStep } from '../../dialogue/step-lines.ts';
import { isError, type Step } from '../../dialogue/step.ts';
import { useActions } from '../../state/store-context.tsx';
import { FoundText, type StepMatches } from '../dialogue/found-text.tsx';
import { packetText, spokenRung } from './rung-text.ts';
import './ladder.css';

interface LadderRungProps {
  readonly measure: (element: HTMLDivElement | null) => void;
  readonly row: LadderRow;
  readonly session: Session;
  readonly time: string;
  readonly index: number;
  readonly count: number;
  readonly chosen: boolean;
  /** Of several steps in one packet, the one that is chosen. */
  readonly chosenStep: string | undefined;
  readonly found: ReadonlyMap<string, StepMatches>;
  readonly top: number;
}

/** Pauses from here on widen the ladder and are told. */
const PAUSE_FROM_MS = 200;

/** A packet as an arrow from one lifeline to the other, with what was said on it. */
export function LadderRung(props: LadderRungProps) {
  const { measure, row, session, index, chosen } = props;
  const { selectStep } = useActions();
  const { key, side, steps, kind, sincePreviousMs: pause } = row;
  return (
    <div
      ref={measure}
      data-index={index}
      role="option"
      id={`rung-${key}`}
      aria-selected={chosen}
      aria-setsize={props.count}
      aria-posinset={index + 1}
      aria-label={spokenRung(row, session)}
      data-testid="rung"
      className={`step rung rung-with-${kind} rung-of-${side ?? 'nobody'} ${toneOf(steps)}`}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={() => {
        selectStep(steps.find((step) => step.stop)?.key ?? steps[0]?.key ?? key);
      }}
    >
      {pause >= PAUSE_FROM_MS && <Pause millis={pause} side={side} />}
      <div className="ladder-grid rung-line">
        <span className="step-time" title={row.at}>
          {props.time}
        </span>
        <span className="step-packet">{row.packet !== undefined && `#${row.packet}`}</span>
        <div className="rung-field">
          <div className="rung-words">
            {steps.length === 0 && <span className="rung-packet">{packetText(row)}</span>}
            {steps.map((step) => (
              <RungStep
                key={step.key}
                step={step}
                session={session}
                chosen={step.key === props.chosenStep}
                found={props.found.get(step.key)}
              />
            ))}
          </div>
          {side !== undefined && <Arrow />}
        </div>
      </div>
    </div>
  );
}

const STEP_CHARACTERS = 160;

function RungStep(props: {
  readonly step: Step;
  readonly session: Session;
  readonly chosen: boolean;
  readonly found: StepMatches | undefined;
}) {
  const { step, session, chosen, found } = props;
  const { selectStep } = useActions();
  const lines = linesOfStep(step, session);
  const [first = ''] = lines;
  const speaks = step.kind === 'command' || step.kind === 'reply';
  return (
    <span
      className={`rung-step rung-step-${step.kind} ${isError(step) ? 'rung-step-error' : ''} ${chosen ? 'rung-step-chosen' : ''}`}
      onClick={(event) => {
        event.stopPropagation();
        selectStep(step.key);
      }}
    >
      {isError(step) && <OctagonX size={12} aria-hidden />}
      {step.kind === 'wire' && <TriangleAlert size={12} aria-hidden />}
      <span className={speaks ? 'mono' : ''}>
        <FoundText text={first} line={0} found={found} characters={STEP_CHARACTERS} />
      </span>
      {step.kind === 'reply' && lines.length > 1 && (
        <span className="faint"> and {lines.length - 1} more lines</span>
      )}
    </span>
  );
}

/** Drawn to the width of the field: its own coordinates are those of the screen. */
function Arrow() {
  return (
    <svg className="rung-arrow" aria-hidden focusable="false">
      <line x1="0" y1="5" x2="100%" y2="5" />
      <path d="M0 5 l7 -4 v8 z" />
    </svg>
  );
}

const PAUSE_PIXELS_AT_MOST = 44;
const PAUSE_PIXELS_AT_LEAST = 16;
/** Each ten times longer pause is this much taller. */
const PIXELS_A_POWER_OF_TEN = 12;

function Pause({
  millis,
  side,
}: {
  readonly millis: number;
  readonly side: 'client' | 'server' | undefined;
}) {
  const height = PAUSE_PIXELS_AT_LEAST + PIXELS_A_POWER_OF_TEN * Math.log10(millis / PAUSE_FROM_MS);
  return (
    <div className="ladder-grid rung-pause" style={{ minHeight: Math.min(PAUSE_PIXELS_AT_MOST, height) }}>
      <span />
      <span />
      <div className="rung-field">
        <span className={`rung-pause-text rung-pause-of-${side ?? 'nobody'}`}>{duration(millis)}</span>
      </div>
    </div>
  );
}

function toneOf(steps: readonly Step[]): string {
  const errors = steps.filter(isError);
  if (errors.length === 0)
    return steps.some((step) => step.kind === 'wire' && step.event.kind !== 'fin')
      ? 'tone-warn step-trouble'
      : '';
  const permanent = errors.some((step) => step.kind !== 'reply' || step.reply.code >= 500);
  return permanent ? 'tone-bad step-bad' : 'tone-warn step-warn';
}
