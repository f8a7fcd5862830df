import { CaseSensitive, ChevronDown, ChevronUp, Regex, X, type LucideIcon } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Session } from '../../../shared/model/session.ts';
import { useActions, useWorkspace } from '../../state/store-context.tsx';
import { useFound } from './use-found.ts';

/** Looks for a text in the session: Enter and Shift+Enter go on and back, Escape closes. */
export function FindBar({ session }: { readonly session: Session }) {
  const find = useWorkspace(({ dialogue }) => dialogue.find);
  const place = useWorkspace(({ dialogue }) => dialogue.findPlace);
  const { setFind, moveFind, closeFind } = useActions();
  const { matches, limited, error } = useFound(session);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    box.current?.select();
  }, []);
  const close = () => {
    closeFind();
    document.querySelector<HTMLElement>('[data-dialogue]')?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') moveFind(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  };
  return (
    <div className="find-bar" role="search" aria-label="Find in this session">
      <input
        ref={box}
        data-find-box
        autoFocus
        spellCheck={false}
        aria-label="Find in this session"
        aria-invalid={error !== undefined}
        placeholder="Find in this session"
        value={find.text}
        onChange={({ target }) => {
          setFind({ text: target.value });
        }}
        onKeyDown={onKeyDown}
      />
      <Toggle
        Icon={CaseSensitive}
        name="Match case"
        on={find.matchCase}
        onToggle={(matchCase) => {
          setFind({ matchCase });
        }}
      />
      <Toggle
        Icon={Regex}
        name="Regular expression"
        on={find.regex}
        onToggle={(regex) => {
          setFind({ regex });
        }}
      />
      <span className={`find-count ${error === undefined ? '' : 'find-error'}`} role="status">
        {error ?? countText(find.text, matches.length, place, limited)}
      </span>
      <Move
        Icon={ChevronUp}
        name="Previous"
        keys="Shift Enter"
        off={matches.length === 0}
        onPress={() => {
          moveFind(-1);
        }}
      />
      <Move
        Icon={ChevronDown}
        name="Next"
        keys="Enter"
        off={matches.length === 0}
        onPress={() => {
          moveFind(1);
        }}
      />
      <button
        type="button"
        className="icon-button"
        aria-label="Close the search"
        title="Close (Esc)"
        onClick={close}
      >
        <X size={14} aria-hidden />
      </button>
    </div>
  );
}

function countText(text: string, count: number, place: number, limited: boolean): string {
  if (text === '') return '';
  if (count === 0) return limited ? 'Not found in what was searched' : 'Not found';
  const total = `${count.toLocaleString('en-US')}${limited ? ' or more' : ''}`;
  return `${Math.min(place + 1, count).toLocaleString('en-US')} of ${total}`;
}

function Toggle(props: {
  readonly Icon: LucideIcon;
  readonly name: string;
  readonly on: boolean;
  readonly onToggle: (on: boolean) => void;
}) {
  const { Icon, name, on, onToggle } = props;
  return (
    <button
      type="button"
      className="icon-button"
      aria-pressed={on}
      aria-label={name}
      title={name}
      onClick={() => {
        onToggle(!on);
      }}
    >
      <Icon size={15} aria-hidden />
    </button>
  );
}

function Move(props: {
  readonly Icon: LucideIcon;
  readonly name: string;
  readonly keys: string;
  readonly off: boolean;
  readonly onPress: () => void;
}) {
  const { Icon, name, keys, off, onPress } = props;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={`${name} place`}
      title={`${name} (${keys})`}
      disabled={off}
      onClick={onPress}
    >
      <Icon size={15} aria-hidden />
    </button>
  );
}
