import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { COMMANDS, type Command } from '../../state/commands.ts';
import { useActions, useApp } from '../../state/store-context.tsx';
import { keyCaption } from './key-caption.ts';
import '../../components/button.css';
import './shortcut-sheet.css';

const GROUPS: readonly Command['group'][] = ['Sessions', 'Dialogue', 'Captures', 'Window'];

/** Keys of the lists themselves, which are no commands of the window. */
const LIST_KEYS: readonly {
  readonly group: Command['group'];
  readonly title: string;
  readonly keys: readonly string[];
}[] = [
  { group: 'Sessions', title: 'Move in the list', keys: ['↑', '↓', 'PgUp', 'PgDn'] },
  { group: 'Sessions', title: 'Choose several', keys: ['Shift+↑', 'Shift+↓', 'Ctrl+a'] },
  { group: 'Sessions', title: 'Open the session, go to its dialogue', keys: ['Enter'] },
  { group: 'Sessions', title: 'What can be done with the session', keys: ['Shift+F10'] },
  { group: 'Sessions', title: 'In a column’s title: move it, make it wider', keys: ['Ctrl+→', 'Shift+→'] },
  { group: 'Sessions', title: 'Close the session', keys: ['Esc'] },
  { group: 'Dialogue', title: 'First, last step', keys: ['Home', 'End'] },
  { group: 'Dialogue', title: 'Back to the list', keys: ['Esc'] },
];

/** Every key that does something. */
export function ShortcutSheet() {
  const { showDialog } = useActions();
  const platform = useApp((state) => state.facts?.platform);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const close = () => {
    showDialog(undefined);
  };
  return (
    <dialog
      ref={dialog}
      className="shortcuts"
      aria-label="Keyboard shortcuts"
      onClose={close}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <header>
        <h2>Keyboard shortcuts</h2>
        <button type="button" className="icon-button" aria-label="Close" title="Close" onClick={close}>
          <X size={15} aria-hidden />
        </button>
      </header>
      <div className="shortcut-groups">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3 className="section-title">{group}</h3>
            <dl>
              {[...COMMANDS, ...LIST_KEYS]
                .filter((each) => each.group === group && each.keys.length > 0)
                .map(({ title, keys }) => (
                  <div key={title}>
                    <dt>{title}</dt>
                    <dd>
                      {keys.map((key) => (
                        <kbd key={key}>{keyCaption(key, platform)}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  );
}
