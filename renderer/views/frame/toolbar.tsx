import { ChartNoAxesColumn, TableProperties } from 'lucide-react';
import type { View } from '../../state/app-state.ts';
import { useActions } from '../../state/store-context.tsx';
import { FilterBar } from '../filter-bar/filter-bar.tsx';
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
      <FilterBar />
    </div>
  );
}
