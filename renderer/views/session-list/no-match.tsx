import { filterTerms } from '../../../shared/query/filter/edit-filter.ts';
import { useActions, useWorkspace } from '../../state/store-context.tsx';
import '../../components/button.css';

/** What to do when nothing matches: take the filter away, or its last term. */
export function NoMatch() {
  const terms = useWorkspace((workspace) => filterTerms(workspace.filter).length);
  const { setFilter, removeFilterTerm } = useActions();
  return (
    <div className="session-none" role="status">
      <p>No session matches the filter.</p>
      <div className="session-none-actions">
        {terms > 1 && (
          <button
            type="button"
            className="button button-small"
            onClick={() => {
              removeFilterTerm(terms - 1);
            }}
          >
            Take out the last term
          </button>
        )}
        <button
          type="button"
          className="button button-small"
          onClick={() => {
            setFilter('');
          }}
        >
          Clear the filter
        </button>
      </div>
    </div>
  );
}
