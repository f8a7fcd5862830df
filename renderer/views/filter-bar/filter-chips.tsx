import { X } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { filterTerms, joinTerms } from '../../../shared/query/filter/edit-filter.ts';
import { useActions } from '../../state/store-context.tsx';

/** The finished terms of a filter. Each can be taken out, or taken back into the field to be changed. */
export function FilterChips(props: {
  readonly text: string;
  readonly input: RefObject<HTMLInputElement | null>;
}) {
  const { text, input } = props;
  const { typeFilter, removeFilterTerm } = useActions();
  const terms = filterTerms(text);
  if (terms.length === 0) return null;
  const edit = (index: number) => {
    const others = joinTerms(terms.filter((_, place) => place !== index).map((term) => term.text));
    typeFilter(`${others} ${terms[index]?.text ?? ''}`.trimStart());
    input.current?.focus();
  };
  const remove = (index: number) => {
    removeFilterTerm(index);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number) => {
    const moves: Readonly<Record<string, () => void>> = {
      Enter: () => {
        edit(index);
      },
      F2: () => {
        edit(index);
      },
      Delete: () => {
        remove(index);
      },
      Backspace: () => {
        remove(index);
      },
      ArrowLeft: () => {
        chipBeside(event.currentTarget, -1)?.focus();
      },
      ArrowRight: () => {
        (chipBeside(event.currentTarget, 1) ?? input.current)?.focus();
      },
    };
    const move = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
    if (!move) return;
    event.preventDefault();
    move();
  };
  return (
    <ul className="filter-chips" aria-label="Terms of the filter">
      {terms.map((term, index) => (
        <li key={`${term.start} ${term.text}`} className="filter-chip" data-testid="filter-chip">
          <button
            type="button"
            data-chip
            tabIndex={-1}
            className="filter-chip-text"
            title={`${visibleText(term.text)}\nEnter or click changes it, Delete takes it out.`}
            onKeyDown={(event) => {
              onKeyDown(event, index);
            }}
            onClick={() => {
              edit(index);
            }}
          >
            <ChipText text={visibleText(term.text)} field={term.field} />
          </button>
          <button
            type="button"
            tabIndex={-1}
            className="filter-chip-remove"
            aria-label={`Take out ${visibleText(term.text)}`}
            onClick={() => {
              remove(index);
            }}
          >
            <X size={11} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

function ChipText({ text, field }: { readonly text: string; readonly field: string | undefined }) {
  if (field === undefined) return <>{text}</>;
  const colon = text.indexOf(':') + 1;
  return (
    <>
      <span className="filter-chip-field">{text.slice(0, colon)}</span>
      {text.slice(colon)}
    </>
  );
}

function chipBeside(chip: HTMLElement, by: number): HTMLElement | undefined {
  const chips = [...(chip.closest('ul')?.querySelectorAll<HTMLElement>('[data-chip]') ?? [])];
  return chips[chips.indexOf(chip) + by];
}
