import { useVirtualizer } from '@tanstack/react-virtual';
import {
  ArrowLeft,
  ArrowRight,
  Equal,
  EqualApproximately,
  Minus,
  Plus,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Session } from '../../../shared/model/session.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { clipped } from '../../components/wire-text.tsx';
import type { ComparedRow, ComparedStep } from '../../dialogue/align-sessions.ts';
import { linesOfStep } from '../../dialogue/step-lines.ts';
import { isError } from '../../dialogue/step.ts';
import { wordDifference, type TextPart } from '../../dialogue/word-difference.ts';
import { useActions } from '../../state/store-context.tsx';
import { spokenStep } from '../../wording/spoken-step.ts';

interface ComparedRowsProps {
  readonly left: Session;
  readonly right: Session;
  readonly rows: readonly ComparedRow[];
  readonly chosen: number;
}

const ESTIMATED_HEIGHT = 30;

/** Both dialogues, step beside step; only the rows in view exist. */
export function ComparedRows({ left, right, rows, chosen }: ComparedRowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { selectComparedRow, nextDifference } = useActions();
  // eslint-disable-next-line react-hooks/incompatible-library -- this house does not run the React compiler
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATED_HEIGHT,
    overscan: 16,
    scrollPaddingStart: 48,
    scrollPaddingEnd: 48,
  });
  useEffect(() => {
    virtualizer.scrollToIndex(chosen, { align: 'auto' });
  }, [virtualizer, chosen]);
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: chosen + 1,
      ArrowUp: chosen - 1,
      PageDown: chosen + 10,
      PageUp: chosen - 10,
      Home: 0,
      End: rows.length - 1,
    };
    const place = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
    if (place === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (place === undefined) nextDifference();
    else selectComparedRow(place);
  };
  return (
    <div className="compare-scroller" ref={scroller} tabIndex={-1}>
      <div
        role="listbox"
        tabIndex={0}
        aria-label="Steps of both sessions"
        aria-activedescendant={rows.length === 0 ? undefined : `compared-${chosen}`}
        className="compare-rows"
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <Row
                key={item.key}
                row={row}
                left={left}
                right={right}
                count={rows.length}
                chosen={row.place === chosen}
                top={item.start}
                measure={virtualizer.measureElement}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

const MARKS: Readonly<
  Record<ComparedRow['difference'], { readonly Icon: LucideIcon; readonly word: string }>
> = {
  same: { Icon: Equal, word: 'the same' },
  different: { Icon: EqualApproximately, word: 'other words' },
  decisive: { Icon: TriangleAlert, word: 'another answer' },
  left: { Icon: Minus, word: 'only on the left' },
  right: { Icon: Plus, word: 'only on the right' },
};

function Row(props: {
  readonly row: ComparedRow;
  readonly left: Session;
  readonly right: Session;
  readonly count: number;
  readonly chosen: boolean;
  readonly top: number;
  readonly measure: (element: HTMLDivElement | null) => void;
}) {
  const { row, left, right, count, chosen, top, measure } = props;
  const { selectComparedRow } = useActions();
  const { Icon, word } = MARKS[row.difference];
  const [leftLines, rightLines] = [linesIn(row.left, left), linesIn(row.right, right)];
  return (
    <div
      ref={measure}
      data-index={row.place}
      data-testid="compared-row"
      role="option"
      id={`compared-${row.place}`}
      aria-selected={chosen}
      aria-setsize={count}
      aria-posinset={row.place + 1}
      aria-label={spokenRow(row, left, right, word)}
      className={`compared compared-${row.difference}`}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => {
        selectComparedRow(row.place);
      }}
    >
      <Cell step={row.left} lines={leftLines} others={rightLines} side="left" />
      <span className="compared-mark" title={word}>
        <Icon size={13} aria-hidden />
      </span>
      <Cell step={row.right} lines={rightLines} others={leftLines} side="right" />
    </div>
  );
}

const LINES_SHOWN = 12;
const LINE_CHARACTERS = 400;

function linesIn(step: ComparedStep | undefined, session: Session): readonly string[] {
  return step ? linesOfStep(step, session).slice(0, step.kind === 'message' ? 1 : undefined) : [];
}

function Cell(props: {
  readonly step: ComparedStep | undefined;
  readonly lines: readonly string[];
  readonly others: readonly string[];
  readonly side: 'left' | 'right';
}) {
  const { step, lines, others, side } = props;
  if (!step) return <div className="compared-cell compared-none" />;
  const Icon = step.kind === 'reply' ? ArrowLeft : ArrowRight;
  const who = step.kind === 'reply' ? 'server' : step.kind === 'turn' ? 'nobody' : 'client';
  return (
    <div className={`compared-cell compared-of-${who} ${toneOf(step)}`}>
      {who !== 'nobody' && <Icon size={12} aria-hidden />}
      <div>
        {lines.slice(0, LINES_SHOWN).map((line, index) => (
          <code key={index}>
            <Parts parts={partsOf(line, others[index], side)} />
          </code>
        ))}
        {lines.length > LINES_SHOWN && (
          <span className="faint">and {lines.length - LINES_SHOWN} more lines</span>
        )}
      </div>
      {step.packet !== undefined && <span className="compared-packet">#{step.packet}</span>}
    </div>
  );
}

function partsOf(line: string, other: string | undefined, side: 'left' | 'right'): readonly TextPart[] {
  if (other === undefined) return [{ text: line, differs: false }];
  const cut = (text: string) => text.slice(0, LINE_CHARACTERS);
  return side === 'left'
    ? wordDifference(cut(line), cut(other)).left
    : wordDifference(cut(other), cut(line)).right;
}

function Parts({ parts }: { readonly parts: readonly TextPart[] }) {
  return parts.map(({ text, differs }, index) =>
    differs ? <mark key={index}>{visibleText(text)}</mark> : <span key={index}>{visibleText(text)}</span>,
  );
}

function toneOf(step: ComparedStep): string {
  if (!isError(step)) return '';
  return step.kind === 'reply' && step.reply.code < 500
    ? 'tone-warn compared-refused'
    : 'tone-bad compared-refused';
}

function spokenRow(row: ComparedRow, left: Session, right: Session, word: string): string {
  const one = row.left && spokenStep(row.left, left, undefined);
  const other = row.right && spokenStep(row.right, right, undefined);
  if (row.difference === 'same') return clipped(`the same: ${one ?? ''}`, LINE_CHARACTERS);
  return clipped(`${word}; left: ${one ?? 'nothing'}; right: ${other ?? 'nothing'}`, 2 * LINE_CHARACTERS);
}
