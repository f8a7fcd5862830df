import { Bookmark, History, Star, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { useActions, useApp } from '../../state/store-context.tsx';

const HISTORY_SHOWN = 12;

/** Filters used lately and filters saved by name. */
export function FilterMenu({ isRight }: { readonly isRight: boolean }) {
  const [open, setOpen] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    panel.current?.querySelector<HTMLElement>('input, button')?.focus();
    const onPointerDown = (event: PointerEvent) => {
      if (!panel.current?.parentElement?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown);
    };
  }, [open]);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div
      className="filter-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.preventDefault();
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className="icon-button"
        aria-label="Saved and earlier filters"
        title="Saved and earlier filters"
        aria-expanded={open}
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(!open);
        }}
      >
        <Bookmark size={14} aria-hidden />
      </button>
      {open && (
        <div ref={panel} className="filter-panel" role="dialog" aria-label="Saved and earlier filters">
          {isRight && <SaveForm />}
          <SavedFilters
            onDone={() => {
              setOpen(false);
            }}
          />
        </div>
      )}
    </div>
  );
}

function SaveForm() {
  const { saveFilter } = useActions();
  const [name, setName] = useState('');
  return (
    <form
      className="filter-save"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') saveFilter(name.trim());
        setName('');
      }}
    >
      <input
        type="text"
        aria-label="Name for this filter"
        placeholder="Name for this filter"
        maxLength={80}
        value={name}
        onChange={(event) => {
          setName(event.target.value);
        }}
      />
      <button type="submit" className="button button-small" disabled={name.trim() === ''}>
        Save
      </button>
    </form>
  );
}

function SavedFilters({ onDone }: { readonly onDone: () => void }) {
  const saved = useApp(({ preferences }) => preferences.savedFilters);
  const history = useApp(({ preferences }) => preferences.filterHistory);
  const { setFilter, show, forgetSavedFilter } = useActions();
  const take = (filter: string) => {
    setFilter(filter);
    show('sessions');
    onDone();
  };
  return (
    <>
      <h2 className="section-title">Saved</h2>
      {saved.length === 0 && <p className="faint">Type a filter, then save it here under a name.</p>}
      <ul>
        {saved.map(({ name, filter }) => (
          <li key={name} className="filter-entry">
            <button
              type="button"
              className="filter-take"
              onClick={() => {
                take(filter);
              }}
            >
              <Star size={13} aria-hidden />
              <span className="filter-name">{visibleText(name)}</span>
              <span className="filter-code">{visibleText(filter)}</span>
            </button>
            <button
              type="button"
              className="icon-button"
              aria-label={`Delete the saved filter ${visibleText(name)}`}
              title="Delete"
              onClick={() => {
                forgetSavedFilter(name);
              }}
            >
              <Trash2 size={13} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <h2 className="section-title">Lately</h2>
      {history.length === 0 && <p className="faint">Filters that you use are remembered here.</p>}
      <ul>
        {history.slice(0, HISTORY_SHOWN).map((filter) => (
          <li key={filter} className="filter-entry">
            <button
              type="button"
              className="filter-take"
              onClick={() => {
                take(filter);
              }}
            >
              <History size={13} aria-hidden />
              <span className="filter-code">{visibleText(filter)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
