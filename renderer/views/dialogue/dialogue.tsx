import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { Session } from '../../../shared/model/session.ts';
import { useElementSize } from '../../components/use-element-size.ts';
import { stepsOf } from '../../dialogue/steps.ts';
import { useActions, useWorkspace } from '../../state/store-context.tsx';
import { StepRow } from './step-row.tsx';
import './dialogue.css';

const ESTIMATED_HEIGHT = 30;

/** Everything that happened, in order; `head` scrolls along above it. Only the steps in view exist. */
export function Dialogue({ session, head }: { readonly session: Session; readonly head: ReactNode }) {
  const steps = stepsOf(session);
  const chosen = useWorkspace((workspace) => workspace.step);
  const actions = useActions();
  const scroller = useRef<HTMLDivElement>(null);
  const [headSize, measureHead] = useElementSize<HTMLDivElement>();
  // eslint-disable-next-line react-hooks/incompatible-library -- this house does not run the React compiler
  const virtualizer = useVirtualizer({
    count: steps.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATED_HEIGHT,
    getItemKey: (index) => `${session.id} ${steps[index]?.key ?? index}`,
    overscan: 16,
    scrollMargin: headSize.height,
    scrollPaddingStart: 40,
    scrollPaddingEnd: 24,
  });
  // Another session begins at its top; the list itself stays, and with it the keyboard's focus.
  useLayoutEffect(() => {
    scroller.current?.scrollTo(0, 0);
  }, [session.id]);
  const chosenIndex = steps.findIndex(({ key }) => key === chosen);
  useEffect(() => {
    if (chosenIndex >= 0) virtualizer.scrollToIndex(chosenIndex, { align: 'auto' });
  }, [virtualizer, chosenIndex]);
  return (
    <div className="dialogue" ref={scroller} tabIndex={-1}>
      <div ref={measureHead}>{head}</div>
      <div
        role="listbox"
        tabIndex={0}
        data-dialogue
        data-testid="dialogue"
        aria-label="Dialogue"
        aria-activedescendant={chosenIndex < 0 ? undefined : `step-${chosen ?? ''}`}
        className="steps"
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={(event) => {
          onDialogueKey(event, actions);
        }}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const step = steps[item.index];
          return (
            step && (
              <StepRow
                key={item.key}
                measure={virtualizer.measureElement}
                step={step}
                previous={steps[item.index - 1]}
                session={session}
                index={item.index}
                count={steps.length}
                chosen={step.key === chosen}
                top={item.start - virtualizer.options.scrollMargin}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

function onDialogueKey(event: KeyboardEvent, actions: ReturnType<typeof useActions>) {
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      actions.moveStep(1);
    },
    ArrowUp: () => {
      actions.moveStep(-1);
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
