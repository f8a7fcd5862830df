import type { KeyboardEvent } from 'react';
import './tabs.css';

interface Tab<Id extends string> {
  readonly id: Id;
  readonly title: string;
  /** A number beside the title. */
  readonly count: number | undefined;
}

/** The id of the panel that a tab shows. */
export function tabPanelId(name: string, id: string): string {
  return `${name}-panel-${id}`;
}

/** One row of tabs; arrow keys go from one to the next. */
export function Tabs<Id extends string>(props: {
  /** Tells these tabs from others. */
  readonly name: string;
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}) {
  const { name, label, tabs, chosen, onChoose } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const place = tabs.findIndex(({ id }) => id === chosen);
    const last = tabs.length - 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: place === last ? 0 : place + 1,
      ArrowLeft: place === 0 ? last : place - 1,
      Home: 0,
      End: last,
    };
    const target = Object.hasOwn(targets, event.key) ? targets[event.key] : undefined;
    const tab = target === undefined ? undefined : tabs[target];
    if (!tab) return;
    event.preventDefault();
    onChoose(tab.id);
    event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')[target ?? 0]?.focus();
  };
  return (
    <div role="tablist" aria-label={label} className="tab-row" onKeyDown={onKeyDown}>
      {tabs.map(({ id, title, count }) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={id === chosen}
          aria-controls={id === chosen ? tabPanelId(name, id) : undefined}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => {
            onChoose(id);
          }}
        >
          {title}
          {count !== undefined && count > 0 && (
            <span className="tab-row-count">{count.toLocaleString('en-US')}</span>
          )}
        </button>
      ))}
    </div>
  );
}
