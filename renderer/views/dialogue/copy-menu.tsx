import { ChevronDown, Copy } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { COPY_COMMANDS } from '../../state/dialogue-commands.ts';
import type { Command } from '../../state/command.ts';
import { useActions, useApp } from '../../state/store-context.tsx';
import '../../components/button.css';
import './copy-menu.css';

/** What can be copied of the session, in a menu. */
export function CopyMenu() {
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    frame.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    const onPointerDown = ({ target }: PointerEvent) => {
      if (target instanceof Node && !frame.current?.contains(target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown);
    };
  }, [open]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div
      className="copy-menu"
      ref={frame}
      onKeyDown={(event) => {
        onMenuKey(event, close);
      }}
    >
      <button
        ref={button}
        type="button"
        className="button button-small"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label="Copy from this session"
        title="Copy from this session"
        onClick={() => {
          setOpen(!open);
        }}
      >
        <Copy size={13} aria-hidden />
        <span className="button-caption">Copy</span>
        <ChevronDown size={12} aria-hidden />
      </button>
      {open && (
        <div role="menu" aria-label="Copy" className="menu">
          {COPY_COMMANDS.map((command) => (
            <CopyItem key={command.name} command={command} onDone={close} />
          ))}
        </div>
      )}
    </div>
  );
}

function CopyItem({ command, onDone }: { readonly command: Command; readonly onDone: () => void }) {
  const state = useApp((each) => each);
  const actions = useActions();
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      onClick={() => {
        command.run(actions, state);
        onDone();
      }}
    >
      {command.title}
    </button>
  );
}

function onMenuKey(event: KeyboardEvent<HTMLDivElement>, close: () => void) {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  if (items.length === 0) return;
  const place = items.indexOf(document.activeElement as HTMLElement);
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => items[(place + 1) % items.length]?.focus(),
    ArrowUp: () => items.at(place - 1)?.focus(),
    Home: () => items[0]?.focus(),
    End: () => items.at(-1)?.focus(),
    Escape: close,
    Tab: close,
  };
  const move = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
  if (!move) return;
  event.preventDefault();
  event.stopPropagation();
  move();
}
