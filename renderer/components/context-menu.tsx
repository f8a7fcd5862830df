import { useEffect, useRef, type KeyboardEvent } from 'react';
import './context-menu.css';

export type MenuEntry =
  | { readonly kind: 'item'; readonly title: string; readonly keys?: string; readonly run: () => void }
  | { readonly kind: 'line' };

/** A menu at a point of the window, for pointer and keyboard; the focus goes back where it was. */
export function ContextMenu(props: {
  readonly at: { readonly x: number; readonly y: number };
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly onClose: () => void;
}) {
  const { at, label, entries, onClose } = props;
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const element = menu.current;
    if (!element) return;
    // It must be there to be measured, and then fit into the window.
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(4, Math.min(at.x, innerWidth - width - 4))}px`;
    element.style.top = `${Math.max(4, Math.min(at.y, innerHeight - height - 4))}px`;
    element.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [at]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    event.stopPropagation();
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
    const place = items.findIndex((item) => item === document.activeElement);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: (place + 1) % items.length,
      ArrowUp: (place - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    const target = Object.hasOwn(targets, event.key) ? targets[event.key] : undefined;
    if (target !== undefined) items[target]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
  };
  return (
    <div
      className="context-veil"
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div ref={menu} role="menu" aria-label={label} className="context-menu" onKeyDown={onKeyDown}>
        {entries.map((entry, index) =>
          entry.kind === 'line' ? (
            <div key={index} role="separator" className="context-line" />
          ) : (
            <button
              key={index}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                onClose();
                entry.run();
              }}
            >
              <span>{entry.title}</span>
              {entry.keys !== undefined && <kbd>{entry.keys}</kbd>}
            </button>
          ),
        )}
      </div>
    </div>
  );
}
