import { Fragment, type ReactNode } from 'react';
import { visibleText } from '../../../shared/model/visible-text.ts';
import type { Match } from '../../dialogue/find.ts';
import './found-text.css';

/** What was found in one step, and which of it is the current place. */
export interface StepMatches {
  readonly matches: readonly Match[];
  readonly current: Match | undefined;
}

interface FoundTextProps {
  readonly text: string;
  /** Which line of the step it is. */
  readonly line: number;
  readonly found: StepMatches | undefined;
  /** How many characters at the beginning are bold. */
  readonly strong?: number;
  /** How many characters are shown; what is found behind them is shown as well. */
  readonly characters?: number;
}

/** A line of a step, made safe to look at, with what was found in it marked. */
export function FoundText({ text, line, found, strong = 0, characters = Infinity }: FoundTextProps) {
  const matches = found?.matches.filter((match) => match.line === line) ?? [];
  const end = Math.max(characters, matches.at(-1)?.end ?? 0);
  const shown = text.slice(0, end);
  const hidden = text.length - shown.length;
  return (
    <>
      {pieces(shown, matches, strong).map(({ from, to, bold, match }) => {
        const content: ReactNode = visibleText(shown.slice(from, to));
        const marked = match ? (
          <mark className={match === found?.current ? 'found found-current' : 'found'}>{content}</mark>
        ) : (
          content
        );
        return bold ? <strong key={from}>{marked}</strong> : <Fragment key={from}>{marked}</Fragment>;
      })}
      {hidden > 0 && `… (${hidden.toLocaleString('en-US')} more characters)`}
    </>
  );
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly bold: boolean;
  readonly match: Match | undefined;
}

/** Cuts a text wherever boldness or a match begins or ends. */
function pieces(text: string, matches: readonly Match[], strong: number): readonly Piece[] {
  const cuts = new Set([0, Math.min(strong, text.length), text.length]);
  for (const { start, end } of matches) cuts.add(start).add(end);
  const places = [...cuts].filter((place) => place <= text.length).sort((a, b) => a - b);
  return places.slice(0, -1).map((from, index) => ({
    from,
    to: places[index + 1] ?? text.length,
    bold: from < strong,
    match: matches.find(({ start, end }) => from >= start && from < end),
  }));
}
