import { useEffect, useId, useRef, useState } from 'react';
import { COMMANDS, type Command } from '../../state/commands.ts';
import { useAppStore, useActions, useApp } from '../../state/store-context.tsx';
import { keyCaption } from '../shortcuts/key-caption.ts';
import { rankCommands } from './rank-commands.ts';
import './command-palette.css';

/** Every command of the window, found by its name. */
export function CommandPalette() {
  const { showDialog } = useActions();
  const store = useAppStore();
  const platform = useApp((state) => state.facts?.platform);
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, typed]);
  const found = rankCommands(COMMANDS, typed).filter(({ name }) => name !== 'palette');
  const close = () => {
    showDialog(undefined);
  };
  const run = (command: Command | undefined) => {
    if (!command) return;
    // The palette has gone before the command looks at where the focus is.
    dialog.current?.close();
    close();
    requestAnimationFrame(() => {
      command.run(store.getState().actions, store.getState());
    });
  };
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label="All commands"
      onClose={close}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <input
        type="text"
        role="combobox"
        autoFocus
        aria-label="Command"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={found[active] ? `${listId}-${active}` : undefined}
        placeholder="What do you want to do?"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          const last = found.length - 1;
          if (event.key === 'ArrowDown') setActive(active >= last ? 0 : active + 1);
          else if (event.key === 'ArrowUp') setActive(active <= 0 ? last : active - 1);
          else if (event.key === 'Enter') run(found[active]);
          else return;
          event.preventDefault();
        }}
      />
      <ul ref={list} id={listId} role="listbox" aria-label="Commands">
        {found.map((command, index) => (
          <li
            key={command.name}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            onPointerMove={() => {
              setActive(index);
            }}
            onClick={() => {
              run(command);
            }}
          >
            <span>{command.title}</span>
            <span className="faint">{command.group}</span>
            <span className="palette-keys">
              {command.keys.map((key) => (
                <kbd key={key}>{keyCaption(key, platform)}</kbd>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="palette-none">No command is called that.</p>}
    </dialog>
  );
}
