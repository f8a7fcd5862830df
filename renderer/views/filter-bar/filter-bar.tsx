import { CircleAlert, CircleCheck, Search, X } from 'lucide-react';
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { compileFilter } from '../../../shared/query/filter/compile-filter.ts';
import { useActions, useWorkspace } from '../../state/store-context.tsx';
import { FilterChips } from './filter-chips.tsx';
import { FilterErrors } from './filter-errors.tsx';
import { FilterMenu } from './filter-menu.tsx';
import { committedPart } from '../../state/committed-part.ts';
import { Suggestions } from './suggestions.tsx';
import { useSuggestions } from './use-suggestions.ts';
import '../../components/button.css';
import './filter-bar.css';

/** The filter: finished terms as chips, the one being typed as text, with suggestions; right or wrong at a glance. */
export function FilterBar() {
  const text = useWorkspace((workspace) => workspace.filterText);
  const { typeFilter, setFilter, rememberFilter, show } = useActions();
  const input = useRef<HTMLInputElement>(null);
  const [focused, setFocused] = useState(false);
  const listId = useId();
  const errorId = useId();
  const errors = useMemo(() => compileFilter(text).errors, [text]);
  // While typed, the last term is text; left alone, a right filter is chips from end to end.
  const chipsEnd = focused || errors.length > 0 ? committedPart(text) : text.length;
  const committed = text.slice(0, chipsEnd);
  const draft = text.slice(chipsEnd);
  const suggesting = useSuggestions(focused, text, chipsEnd, input);

  const write = (wanted: string) => {
    typeFilter(committed + wanted);
    show('sessions');
  };
  const accept = (index: number) => {
    const taken = suggesting.textWith(index);
    if (taken === undefined) return;
    typeFilter(taken);
    show('sessions');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (suggesting.onKey(event, accept)) return;
    const atStart = event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === 0;
    if (event.key === 'Escape') {
      event.preventDefault();
      if (text === '') focusList();
      else setFilter('');
    } else if (event.key === 'Enter' || (event.key === 'ArrowDown' && !suggesting.open)) {
      event.preventDefault();
      rememberFilter();
      focusList();
    } else if (atStart && committed !== '' && event.key === 'ArrowLeft') {
      event.preventDefault();
      lastChip(event.currentTarget)?.focus();
    } else if (draft === '' && event.key === 'Backspace') {
      // Without the blank after it, the last term is being typed again.
      event.preventDefault();
      typeFilter(text.trimEnd());
    }
  };

  // What is being completed is not wrong yet.
  const completing = suggesting.open && errors.every(({ end }) => end >= text.trimEnd().length);
  const state =
    text.trim() === '' || (errors.length > 0 && completing) ? 'empty' : errors.length > 0 ? 'wrong' : 'right';
  return (
    <div className={`filter filter-${state}`} role="search" data-testid="filter-bar" data-state={state}>
      <StateIcon state={state} />
      <FilterChips text={committed} input={input} />
      <div className="filter-field">
        <FilterErrors text={draft} offset={chipsEnd} errors={completing ? [] : errors} />
        <input
          ref={input}
          type="text"
          role="combobox"
          data-filter-box
          data-testid="filter"
          aria-label="Filter the sessions"
          aria-expanded={suggesting.open}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={
            suggesting.active === undefined ? undefined : `${listId}-${suggesting.active}`
          }
          aria-invalid={state === 'wrong'}
          aria-describedby={errors.length > 0 && !suggesting.open ? errorId : undefined}
          placeholder={committed === '' ? 'Filter: address, domain, code, words of the dialogue …' : ''}
          spellCheck={false}
          autoComplete="off"
          value={draft}
          onChange={(event) => {
            write(event.target.value);
          }}
          onSelect={suggesting.moved}
          onFocus={() => {
            setFocused(true);
          }}
          onBlur={() => {
            setFocused(false);
            rememberFilter();
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <MatchCount />
      {text !== '' && (
        <button
          type="button"
          className="icon-button"
          aria-label="Clear the filter"
          title="Clear the filter (Esc)"
          onClick={() => {
            setFilter('');
            input.current?.focus();
          }}
        >
          <X size={14} aria-hidden />
        </button>
      )}
      <FilterMenu isRight={state === 'right'} />
      {suggesting.open && (
        <Suggestions
          id={listId}
          suggestions={suggesting.suggestions}
          active={suggesting.active}
          onAccept={accept}
        />
      )}
      {errors[0] && !suggesting.open && (
        <p className="filter-problem" id={errorId} role="status">
          <CircleAlert size={13} aria-hidden />
          {errors[0].message}
        </p>
      )}
    </div>
  );
}

function StateIcon({ state }: { readonly state: 'empty' | 'right' | 'wrong' }) {
  if (state === 'right')
    return <CircleCheck size={14} aria-label="The filter is right" className="filter-mark" />;
  if (state === 'wrong')
    return <CircleAlert size={14} aria-label="The filter is wrong" className="filter-mark" />;
  return <Search size={14} aria-hidden className="filter-mark" />;
}

function MatchCount() {
  const filtered = useWorkspace(({ filter }) => filter !== '');
  const list = useWorkspace((workspace) => workspace.list);
  if (!filtered || !list.loaded) return null;
  return (
    <span className="filter-count" role="status">
      {list.matching.toLocaleString('en-US')} of {list.total.toLocaleString('en-US')}
      {list.messagesRead !== undefined && `, reading messages: ${Math.floor(list.messagesRead * 100)} %`}
    </span>
  );
}

function focusList() {
  document.querySelector<HTMLElement>('[role="grid"]')?.focus();
}

function lastChip(input: HTMLInputElement): HTMLElement | undefined {
  const bar = input.closest('.filter');
  return [...(bar?.querySelectorAll<HTMLElement>('[data-chip]') ?? [])].at(-1);
}
