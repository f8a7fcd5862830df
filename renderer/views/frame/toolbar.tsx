import { ChartNoAxesColumn, Search, TableProperties, X } from 'lucide-react';
import type { View } from '../../state/app-state.ts';
import { useActions, useWorkspace } from '../../state/store-context.tsx';
import '../../components/button.css';
import './toolbar.css';

/** What to look at, and the filter. */
export function Toolbar({ view }: { readonly view: View }) {
  const { show } = useActions();
  return (
    <div className="toolbar">
      <nav aria-label="Views" className="view-switch">
        <button
          type="button"
          aria-current={view === 'overview' ? 'page' : undefined}
          onClick={() => {
            show('overview');
          }}
        >
          <ChartNoAxesColumn size={14} aria-hidden />
          Overview
        </button>
        <button
          type="button"
          aria-current={view === 'sessions' ? 'page' : undefined}
          onClick={() => {
            show('sessions');
          }}
        >
          <TableProperties size={14} aria-hidden />
          Sessions
        </button>
      </nav>
      <FilterBox />
    </div>
  );
}

function FilterBox() {
  const filter = useWorkspace((workspace) => workspace.filter);
  const loaded = useWorkspace((workspace) => workspace.list.loaded);
  const matching = useWorkspace((workspace) => workspace.list.matching);
  const total = useWorkspace((workspace) => workspace.list.total);
  const { setFilter, show } = useActions();
  const filtered = filter.trim() !== '';
  return (
    <div className={`filter ${filtered ? 'filter-on' : ''}`} role="search">
      <Search size={14} aria-hidden />
      <input
        type="text"
        data-filter-box
        data-testid="filter"
        aria-label="Filter the sessions"
        placeholder="Filter: address, domain, code, words of the dialogue …"
        spellCheck={false}
        autoComplete="off"
        value={filter}
        onChange={(event) => {
          setFilter(event.target.value);
          show('sessions');
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setFilter('');
          if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault();
            document.querySelector<HTMLElement>('[role="grid"]')?.focus();
          }
        }}
      />
      {filtered && loaded && (
        <span className="filter-count" role="status">
          {matching.toLocaleString('en-US')} of {total.toLocaleString('en-US')}
        </span>
      )}
      {filtered && (
        <button
          type="button"
          className="icon-button"
          aria-label="Clear the filter"
          title="Clear the filter (Esc)"
          onClick={() => {
            setFilter('');
          }}
        >
          <X size={14} aria-hidden />
        </button>
      )}
    </div>
  );
}
