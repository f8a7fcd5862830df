import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { Session } from '../../../shared/model/session.ts';
import { useElementSize } from '../../components/use-element-size.ts';
import { ladderRows, rowOfKey } from '../../dialogue/ladder-rows.ts';
import { useActions, useApp, useWorkspace } from '../../state/store-context.tsx';
import { visibleLines } from '../../state/visible-lines.ts';
import { stepTimeText } from '../../wording/time-zone.ts';
import { LadderHead } from '../ladder/ladder-head.tsx';
import { LadderRung } from '../ladder/ladder-rung.tsx';
import { DialogueBar } from './dialogue-bar.tsx';
import { StepRow } from './step-row.tsx';
import { useFoundByStep } from './use-found.ts';
import { useWire } from './use-wire.ts';
import './dialogue.css';

const ESTIMATED_HEIGHT = 30;

/** Everything that happened, in order; `head` scrolls along above it. Only the steps in view exist. */
export function Dialogue({ session, head }: { readonly session: Session; readonly head: ReactNode }) {
  const mode = useApp((state) => state.preferences.dialogueMode);
  return mode === 'ladder' ? (
    <LadderDialogue session={session} head={head} />
  ) : (
    <StepsDialogue session={session} head={head} />
  );
}

function StepsDialogue({ session, head }: { readonly session: Session; readonly head: ReactNode }) {
  const chosen = useWorkspace((workspace) => workspace.step);
  const folds = useWorkspace(({ dialogue }) => dialogue.folds);
  const preferences = useApp((state) => state.preferences);
  const found = useFoundByStep(session);
  const lines = visibleLines(session, folds, chosen, preferences);
  const chosenIndex = lines.findIndex(({ step }) => step.key === chosen);
  const open = chosen !== undefined && chosenIndex >= 0;
  return (
    <VirtualSteps
      session={session}
      head={head}
      keys={lines.map(({ step }) => step.key)}
      chosenIndex={chosenIndex}
      chosenId={open ? `step-${chosen}` : undefined}
      top={null}
      render={(index, top, measure) => {
        const line = lines[index];
        return (
          line && (
            <StepRow
              measure={measure}
              line={line}
              previous={lines[index - 1]?.step}
              session={session}
              time={stepTimeText(line.step, preferences.stepTime, preferences.timeZone)}
              index={index}
              count={lines.length}
              chosen={index === chosenIndex}
              fold={folds.get(line.step.key)}
              found={found.get(line.step.key)}
              top={top}
            />
          )
        );
      }}
    />
  );
}

function LadderDialogue({ session, head }: { readonly session: Session; readonly head: ReactNode }) {
  const chosen = useWorkspace((workspace) => workspace.step);
  const { stepTime, timeZone } = useApp((state) => state.preferences);
  const found = useFoundByStep(session);
  const wire = useWire();
  const rows = useMemo(() => ladderRows(session, wire), [session, wire]);
  const chosenIndex = rowOfKey(rows, chosen);
  const row = rows[chosenIndex];
  return (
    <VirtualSteps
      session={session}
      head={head}
      keys={rows.map(({ key }) => key)}
      chosenIndex={chosenIndex}
      chosenId={row && `rung-${row.key}`}
      top={<LadderHead session={session} complete={wire?.complete !== false} />}
      render={(index, top, measure) => {
        const rung = rows[index];
        return (
          rung && (
            <LadderRung
              measure={measure}
              row={rung}
              session={session}
              time={stepTimeText(rung, stepTime, timeZone)}
              index={index}
              count={rows.length}
              chosen={index === chosenIndex}
              chosenStep={chosen}
              found={found}
              top={top}
            />
          )
        );
      }}
    />
  );
}

/** The scrolling list itself, of which only what is in view exists. */
function VirtualSteps(props: {
  readonly session: Session;
  readonly head: ReactNode;
  readonly keys: readonly string[];
  readonly chosenIndex: number;
  readonly chosenId: string | undefined;
  /** Stays below the bar. */
  readonly top: ReactNode;
  readonly render: (
    index: number,
    top: number,
    measure: (element: HTMLDivElement | null) => void,
  ) => ReactNode;
}) {
  const { session, keys, chosenIndex } = props;
  const actions = useActions();
  const folds = useWorkspace(({ dialogue }) => dialogue.folds);
  const step = useWorkspace((workspace) => workspace.step);
  const findPlace = useWorkspace(({ dialogue }) => dialogue.findPlace);
  const byClock = useApp((state) => state.preferences.stepTime === 'clock');
  const scroller = useRef<HTMLDivElement>(null);
  const [headSize, measureHead] = useElementSize<HTMLDivElement>();
  const [barSize, measureBar] = useElementSize<HTMLDivElement>();
  // eslint-disable-next-line react-hooks/incompatible-library -- this house does not run the React compiler
  const virtualizer = useVirtualizer({
    count: keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATED_HEIGHT,
    getItemKey: (index) => `${session.id} ${keys[index] ?? index}`,
    overscan: 16,
    scrollMargin: headSize.height + barSize.height,
    scrollPaddingStart: barSize.height + 40,
    scrollPaddingEnd: 24,
  });
  // Another session begins at its top; the list itself stays, and with it the keyboard's focus.
  useLayoutEffect(() => {
    scroller.current?.scrollTo(0, 0);
  }, [session.id]);
  useEffect(() => {
    if (chosenIndex >= 0) virtualizer.scrollToIndex(chosenIndex, { align: 'auto' });
  }, [virtualizer, chosenIndex, findPlace, folds]);
  return (
    <div className={`dialogue ${byClock ? 'dialogue-by-clock' : ''}`} ref={scroller} tabIndex={-1}>
      <div ref={measureHead}>{props.head}</div>
      <div className="dialogue-top" ref={measureBar}>
        <DialogueBar session={session} />
        {props.top}
      </div>
      <div
        role="listbox"
        tabIndex={0}
        data-dialogue
        data-testid="dialogue"
        aria-label="Dialogue"
        aria-activedescendant={props.chosenId}
        className="steps"
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={(event) => {
          onDialogueKey(event, actions, step, folds);
        }}
      >
        {virtualizer.getVirtualItems().map((item) => (
          <Item key={item.key}>
            {props.render(
              item.index,
              item.start - virtualizer.options.scrollMargin,
              virtualizer.measureElement,
            )}
          </Item>
        ))}
      </div>
    </div>
  );
}

function Item({ children }: { readonly children: ReactNode }) {
  return children;
}

function onDialogueKey(
  event: KeyboardEvent,
  actions: ReturnType<typeof useActions>,
  step: string | undefined,
  folds: ReadonlyMap<string, boolean>,
) {
  const fold = (open: boolean) => {
    if (step !== undefined) foldChosen(actions, step, folds, open);
  };
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      actions.moveStep(1);
    },
    ArrowUp: () => {
      actions.moveStep(-1);
    },
    ArrowRight: () => {
      fold(true);
    },
    ArrowLeft: () => {
      fold(false);
    },
    Home: () => {
      actions.moveToStep('first');
    },
    End: () => {
      actions.moveToStep('last');
    },
    Enter: () => {
      actions.setPreference('detailsShown', true);
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-step-details]')?.focus());
    },
    Escape: () => document.querySelector<HTMLElement>('[role="grid"]')?.focus(),
  };
  const move = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
  if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  move();
}

/** ← folds the chosen step, and once that is folded its group; → unfolds. */
function foldChosen(
  actions: ReturnType<typeof useActions>,
  step: string,
  folds: ReadonlyMap<string, boolean>,
  open: boolean,
) {
  const group = document.getElementById(`step-${step}`)?.dataset['group'];
  if (!open && group !== undefined && folds.get(step) === false) {
    actions.foldStep(group, false);
    actions.selectStep(group);
  } else actions.foldStep(step, open);
}
