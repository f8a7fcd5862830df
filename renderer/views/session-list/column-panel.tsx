import { ChevronDown, ChevronUp } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { COLUMNS } from './columns.tsx';
import type { ColumnControl } from './use-columns.ts';
import '../../components/button.css';

/** Which columns there are, and in what order. */
export function ColumnPanel({
  control,
  onClose,
}: {
  readonly control: ColumnControl;
  readonly onClose: () => void;
}) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('input')?.focus();
    const onPointerDown = (event: PointerEvent) => {
      if (!panel.current?.parentElement?.contains(event.target as Node)) onClose();
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown);
    };
  }, [onClose]);
  return (
    <div
      ref={panel}
      role="dialog"
      aria-label="Columns"
      className="column-panel"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
        document.querySelector<HTMLElement>('.column-button')?.focus();
      }}
    >
      <ul>
        {control.choices.map(({ id, shown }, place) => {
          const title = titleOf(id);
          return (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={shown}
                  onChange={() => {
                    control.toggle(id);
                  }}
                />
                {title}
              </label>
              <button
                type="button"
                className="icon-button"
                aria-label={`Move ${title} up`}
                disabled={place === 0}
                onClick={() => {
                  control.move(id, -1);
                }}
              >
                <ChevronUp size={14} aria-hidden />
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={`Move ${title} down`}
                disabled={place === control.choices.length - 1}
                onClick={() => {
                  control.move(id, 1);
                }}
              >
                <ChevronDown size={14} aria-hidden />
              </button>
            </li>
          );
        })}
      </ul>
      <button type="button" className="button button-small" onClick={control.reset}>
        The columns that fit
      </button>
    </div>
  );
}

function titleOf(id: string): string {
  const title = COLUMNS.find((each) => each.id === id)?.title ?? id;
  return title === '#' ? 'Number' : title;
}
