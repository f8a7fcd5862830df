import { useEffect, useRef } from 'react';
import { visibleText } from '../../../shared/model/visible-text.ts';
import type { FilterSuggestion } from '../../../shared/query/filter/suggest-filter.ts';

/** Fields by name, or the values of a field in this capture with the number of sessions that have each. */
export function Suggestions(props: {
  readonly id: string;
  readonly suggestions: readonly FilterSuggestion[];
  readonly active: number | undefined;
  readonly onAccept: (index: number) => void;
}) {
  const { id, suggestions, active, onAccept } = props;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <ul ref={list} id={id} role="listbox" aria-label="Suggestions" className="filter-suggestions">
      {suggestions.map(({ text, help, count }, index) => (
        <li
          key={text}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          onPointerDown={(event) => {
            // The field keeps the focus.
            event.preventDefault();
            onAccept(index);
          }}
        >
          <span className={count === undefined ? 'suggestion-field' : 'suggestion-value'}>
            {visibleText(text)}
          </span>
          {count === undefined ? (
            <span className="suggestion-help">{help}</span>
          ) : (
            <span className="suggestion-count">
              {count.toLocaleString('en-US')}
              <span className="spoken"> sessions</span>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
