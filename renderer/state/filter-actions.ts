import { compileFilter } from '../../shared/query/filter/compile-filter.ts';
import { addTerm, filterTerms, joinTerms, replaceField } from '../../shared/query/filter/edit-filter.ts';
import type { ActionContext } from './action-context.ts';
import { committedPart } from './committed-part.ts';
import type { AppActions, Workspace } from './app-state.ts';
import { FILTERS_REMEMBERED, MOST_SAVED_FILTERS } from './preferences.ts';

type FilterActions = Pick<
  AppActions,
  | 'typeFilter'
  | 'setFilter'
  | 'filterFor'
  | 'filterOut'
  | 'removeFilterTerm'
  | 'rememberFilter'
  | 'saveFilter'
  | 'forgetSavedFilter'
  | 'suggestFilter'
>;

/** The filter: typed, clicked together, remembered and saved. `apply` has the list show what a right filter finds. */
export function createFilterActions(
  { bridge, get, update, report }: ActionContext,
  apply: (change: Partial<Workspace>) => void,
): FilterActions {
  const textNow = () => {
    const { activeId, workspaces } = get();
    return (activeId === undefined ? undefined : workspaces.get(activeId)?.filterText) ?? '';
  };
  const remember = () => {
    const filter = textNow().trim();
    const { filterHistory } = get().preferences;
    if (filter === '' || filterHistory[0] === filter || compileFilter(filter).errors.length > 0) return;
    const others = filterHistory.filter((each) => each !== filter);
    get().actions.setPreference('filterHistory', [filter, ...others].slice(0, FILTERS_REMEMBERED));
  };
  const typeFilter = (filterText: string) => {
    const { activeId } = get();
    if (activeId === undefined) return;
    // A wrong filter stays in its box; the list shows what its finished terms find, or what it showed before.
    const finished = filterText.slice(0, committedPart(filterText));
    const right = [filterText, finished].find((each) => compileFilter(each).errors.length === 0);
    if (right === undefined) update(activeId, () => ({ filterText }));
    else apply({ filterText, filter: right.trim() });
  };
  const setFilter = (filter: string) => {
    typeFilter(filter);
    remember();
  };
  const add = (term: string) => {
    // What is wrong cannot be added to.
    const before = compileFilter(textNow()).errors.length === 0 ? textNow() : '';
    // Another value of the same field takes the place of the one before: both at once are seldom meant, and rarely found.
    const field = filterTerms(term)[0]?.field;
    setFilter(field === undefined ? addTerm(before, term) : replaceField(before, field, [term]));
    get().actions.show('sessions');
  };

  return {
    typeFilter,
    setFilter,
    rememberFilter: remember,
    filterFor: add,
    filterOut(term) {
      add(`NOT ${term}`);
    },
    removeFilterTerm(index) {
      const terms = filterTerms(textNow()).map(({ text }) => text);
      setFilter(joinTerms(terms.filter((_, place) => place !== index)));
    },
    saveFilter(name) {
      const filter = textNow().trim();
      const others = get().preferences.savedFilters.filter((each) => each.name !== name);
      const saved = [...others, { name, filter }].sort((a, b) => a.name.localeCompare(b.name));
      get().actions.setPreference('savedFilters', saved.slice(0, MOST_SAVED_FILTERS));
    },
    forgetSavedFilter(name) {
      const { savedFilters } = get().preferences;
      get().actions.setPreference(
        'savedFilters',
        savedFilters.filter((each) => each.name !== name),
      );
      get().actions.offerUndo(`Saved filter “${name}” deleted.`, () => {
        get().actions.setPreference('savedFilters', savedFilters);
      });
    },
    async suggestFilter(filter, cursor) {
      const captureId = get().activeId;
      return captureId === undefined
        ? undefined
        : report(bridge.suggestFilter({ captureId, filter, cursor }));
    },
  };
}
