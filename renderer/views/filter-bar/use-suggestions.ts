import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { FilterSuggestion, FilterSuggestions } from '../../../shared/query/filter/suggest-filter.ts';
import { useActions, useActiveCapture } from '../../state/store-context.tsx';

const NONE: readonly FilterSuggestion[] = [];

/** Suggestions, and the text that they were made for. */
type Answer = FilterSuggestions & { readonly text: string };

/** What could stand at the cursor of the filter, and the keys that choose from it. */
export function useSuggestions(
  focused: boolean,
  text: string,
  offset: number,
  input: RefObject<HTMLInputElement | null>,
) {
  const { suggestFilter } = useActions();
  const [cursor, setCursor] = useState(0);
  const [answer, setAnswer] = useState<Answer>();
  const [active, setActive] = useState<number>();
  const shown = useRef(NONE);
  // Values may come late: of fields for which messages have to be read.
  const revision = useActiveCapture()?.revision;
  /** The text for which the list was asked for by key. */
  const [wanted, setWanted] = useState<string>();
  // Escape, or having taken a suggestion that ends a term, puts the list away until the text changes.
  const [dismissed, setDismissed] = useState<string>();

  useEffect(() => {
    if (!focused) return;
    let stale = false;
    void suggestFilter(text, offset + cursor).then((found) => {
      if (stale || !found) return;
      setAnswer({ ...found, text });
      // What was chosen meanwhile stays chosen where it still stands.
      setActive((place) => {
        const chosen = place === undefined ? undefined : shown.current[place]?.text;
        const now = found.suggestions.findIndex((each) => each.text === chosen);
        return now < 0 ? undefined : now;
      });
    });
    return () => {
      stale = true;
    };
  }, [focused, text, offset, cursor, revision, suggestFilter]);

  const current = answer && currentFor(answer, text);
  const suggestions = current?.suggestions ?? NONE;
  useEffect(() => {
    shown.current = suggestions;
  }, [suggestions]);
  // Behind a finished term the list would only hide what was found: there it comes when asked for.
  const isQuiet = offset > 0 && offset === text.length && wanted !== text;
  const open = focused && suggestions.length > 0 && dismissed !== text && !isQuiet;
  return {
    open,
    suggestions,
    active: open ? active : undefined,
    /** The cursor, or the text, has changed. */
    moved: () => {
      setCursor(input.current?.selectionStart ?? 0);
    },
    /** The filter with a suggestion in it; a value ends its term with a blank. */
    textWith(index: number): string | undefined {
      const suggestion = suggestions[index];
      if (!current || !suggestion) return undefined;
      const { start, end } = current.replace;
      const isValue = suggestion.count !== undefined;
      const rest = text.slice(end);
      const taken = `${text.slice(0, start)}${suggestion.text}${isValue && !/^\s/.test(rest) ? ' ' : ''}`;
      if (isValue) setDismissed(taken + rest);
      requestAnimationFrame(() => {
        input.current?.focus();
      });
      return taken + rest;
    },
    /** True when the key was for the list. */
    onKey(event: KeyboardEvent, accept: (index: number) => void): boolean {
      if (!open)
        return reopen(event, () => {
          setDismissed(undefined);
          setWanted(text);
        });
      const last = suggestions.length - 1;
      const moves: Readonly<Record<string, () => void>> = {
        ArrowDown: () => {
          setActive(active === undefined || active === last ? 0 : active + 1);
        },
        ArrowUp: () => {
          setActive(active === undefined || active === 0 ? last : active - 1);
        },
        Escape: () => {
          setDismissed(text);
        },
        ...(active !== undefined && {
          Enter: () => {
            accept(active);
          },
          Tab: () => {
            accept(active);
          },
        }),
      };
      const move = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
      if (!move) return false;
      event.preventDefault();
      move();
      return true;
    },
  };
}

/** Alt+Down shows the list again, as in every combobox. */
function reopen(event: KeyboardEvent, show: () => void): boolean {
  if (!event.altKey || event.key !== 'ArrowDown') return false;
  event.preventDefault();
  show();
  return true;
}

/** Until the answer to the last letters is here, the one before it, as far as it holds for them. */
function currentFor(answer: Answer, text: string): FilterSuggestions | undefined {
  if (answer.text === text) return answer;
  const { replace, suggestions } = answer;
  const isLonger = text.startsWith(answer.text) && replace.end === answer.text.length;
  if (!isLonger || /[\s():"]/.test(text.slice(replace.end))) return undefined;
  const typed = text.slice(replace.start).toLowerCase();
  return {
    replace: { start: replace.start, end: text.length },
    suggestions: suggestions.filter((each) => each.text.toLowerCase().includes(typed)),
  };
}
