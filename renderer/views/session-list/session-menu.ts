import { visibleText } from '../../../shared/model/visible-text.ts';
import type { SessionRow } from '../../../shared/query/session-row.ts';
import type { MenuEntry } from '../../components/context-menu.tsx';
import type { AppActions } from '../../state/app-state.ts';
import { COLUMNS } from './columns.tsx';

const TERM_CHARACTERS = 48;
const LINE: MenuEntry = { kind: 'line' };
/** What the menu is about when no cell was pointed at. */
const USUAL_COLUMNS = ['outcome', 'client', 'server', 'reason'];

/** What can be done with a session of the list, and with the value of the cell that was pointed at. */
export function sessionMenu(
  row: SessionRow,
  column: string | undefined,
  chosenCount: number,
  isPinned: boolean,
  actions: AppActions,
): readonly MenuEntry[] {
  const columns = column === undefined ? USUAL_COLUMNS : [column];
  const terms = COLUMNS.filter(({ id }) => columns.includes(id)).flatMap((each) => each.terms?.(row) ?? []);
  const item = (title: string, run: () => void, keys?: string): MenuEntry => ({
    kind: 'item',
    title,
    run,
    ...(keys !== undefined && { keys }),
  });
  const what = chosenCount > 1 ? `${chosenCount.toLocaleString('en-US')} sessions` : 'session';
  return [
    ...terms.map((term) =>
      item(`Filter for ${shortTerm(term)}`, () => {
        actions.filterFor(term);
      }),
    ),
    ...terms.map((term) =>
      item(`Leave out ${shortTerm(term)}`, () => {
        actions.filterOut(term);
      }),
    ),
    ...(terms.length > 0 ? [LINE] : []),
    item(`${isPinned ? 'Unpin' : 'Pin'} ${what}`, actions.togglePins, 'P'),
    LINE,
    item(`Copy ${what} as text`, () => void actions.copyChosen('text')),
    item(`Copy ${what} as CSV`, () => void actions.copyChosen('csv')),
    item(`Copy ${what} as Markdown`, () => void actions.copyChosen('markdown')),
    item(
      `Export ${what}…`,
      () => {
        actions.showDialog('export');
      },
      'Ctrl+E',
    ),
    LINE,
    item('Open in Wireshark', actions.openInWireshark, 'W'),
  ];
}

function shortTerm(term: string): string {
  const text = visibleText(term);
  return text.length > TERM_CHARACTERS ? `${text.slice(0, TERM_CHARACTERS)}…` : text;
}
