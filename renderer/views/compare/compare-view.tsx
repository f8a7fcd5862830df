import { ArrowLeftRight, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Session } from '../../../shared/model/session.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { OutcomeBadge } from '../../components/outcome-badge.tsx';
import { clipped } from '../../components/wire-text.tsx';
import { alignSessions } from '../../dialogue/align-sessions.ts';
import { factDifferences, firstParting } from '../../dialogue/compare-summary.ts';
import { compareAsText } from '../../dialogue/compare-text.ts';
import { useActions, useTimeZone } from '../../state/store-context.tsx';
import type { CompareState } from '../../state/dialogue-state.ts';
import { clockTime } from '../../wording/time.ts';
import { ComparedRows } from './compared-rows.tsx';
import '../../components/button.css';
import './compare.css';

/** Two sessions side by side: what differs first, then step by step. */
export function CompareView({ compare }: { readonly compare: CompareState }) {
  const { left, right, row } = compare;
  const rows = alignSessions(left, right);
  const { closeCompare, swapCompared, selectSession } = useActions();
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    frame.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  }, []);
  const facts = factDifferences(left, right);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    closeCompare();
  };
  const open = (session: Session) => {
    closeCompare();
    selectSession(session.id);
  };
  return (
    <main ref={frame} className="compare" aria-label="Comparison" onKeyDown={onKeyDown}>
      <header className="compare-header">
        <div className="compare-title">
          <h1>{visibleText(firstParting(rows))}</h1>
          <CopyButton
            label="Copy the comparison"
            caption="Copy"
            text={() => compareAsText(left, right, rows)}
          />
          <button
            type="button"
            className="icon-button"
            aria-label="Swap the sides"
            title="Swap the sides"
            onClick={swapCompared}
          >
            <ArrowLeftRight size={15} aria-hidden />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label="Close the comparison"
            title="Close (Esc)"
            onClick={closeCompare}
          >
            <X size={15} aria-hidden />
          </button>
        </div>
        <table className="compare-facts">
          <thead>
            <tr>
              <td />
              <Side session={left} name="Left" onOpen={open} />
              <Side session={right} name="Right" onOpen={open} />
            </tr>
          </thead>
          <tbody>
            {facts.map((fact) => (
              <tr key={fact.label}>
                <th scope="row">{fact.label}</th>
                <td>{clipped(fact.left, FACT_CHARACTERS)}</td>
                <td>{clipped(fact.right, FACT_CHARACTERS)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </header>
      <ComparedRows left={left} right={right} rows={rows} chosen={row} />
    </main>
  );
}

const FACT_CHARACTERS = 240;

function Side(props: {
  readonly session: Session;
  readonly name: string;
  readonly onOpen: (session: Session) => void;
}) {
  const { session, name, onOpen } = props;
  const zone = useTimeZone();
  return (
    <th scope="col">
      <span className="spoken">{name}: </span>
      <button
        type="button"
        className="link"
        title="Open this session"
        onClick={() => {
          onOpen(session);
        }}
      >
        Session {session.id}
      </button>{' '}
      <span className="faint">{clockTime(session.startedAt, zone)}</span>{' '}
      <OutcomeBadge outcome={session.outcome} />
    </th>
  );
}
