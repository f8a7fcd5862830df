import {
  CircleHelp,
  Command,
  FileWarning,
  FolderOpen,
  LoaderCircle,
  Monitor,
  Moon,
  Settings,
  Sun,
  X,
} from 'lucide-react';
import { useState } from 'react';
import type { CaptureProgress } from '../../../shared/ipc/contract.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import type { Preferences } from '../../state/preferences.ts';
import { useActions, useApp } from '../../state/store-context.tsx';
import '../../components/button.css';
import './tab-bar.css';

/** The open captures, and what belongs to the whole window. */
export function TabBar() {
  const captures = useApp((state) => state.captures);
  const activeId = useApp((state) => state.activeId);
  const actions = useActions();
  return (
    <header className="tab-bar">
      <nav aria-label="Open captures" className="tabs">
        <ul>
          {captures.map((capture, place) => (
            <Tab
              key={capture.captureId}
              capture={capture}
              place={place}
              active={capture.captureId === activeId}
            />
          ))}
        </ul>
        <button
          type="button"
          className="icon-button"
          title="Open a capture (Ctrl+O)"
          aria-label="Open a capture"
          onClick={actions.openDialog}
        >
          <FolderOpen size={15} aria-hidden />
        </button>
      </nav>
      <button
        type="button"
        className="icon-button"
        title="All commands (Ctrl+K)"
        aria-label="All commands"
        onClick={() => {
          actions.showDialog('palette');
        }}
      >
        <Command size={15} aria-hidden />
      </button>
      <ThemeSwitch />
      <button
        type="button"
        className="icon-button"
        title="Settings (Ctrl+,)"
        aria-label="Settings"
        onClick={() => {
          actions.showDialog('settings');
        }}
      >
        <Settings size={15} aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button"
        title="Keyboard shortcuts (?)"
        aria-label="Keyboard shortcuts"
        onClick={() => {
          actions.showDialog('shortcuts');
        }}
      >
        <CircleHelp size={15} aria-hidden />
      </button>
    </header>
  );
}

/** Of what is dragged when a tab is moved. */
const DRAG_TYPE = 'application/x-smtpscope-tab';

function Tab(props: { readonly capture: CaptureProgress; readonly place: number; readonly active: boolean }) {
  const { capture, place, active } = props;
  const { activate, closeCapture, moveCapture } = useActions();
  const [drop, setDrop] = useState(false);
  const name = visibleText(capture.name);
  return (
    <li
      className={`tab ${active ? 'tab-active' : ''} ${drop ? 'tab-drop' : ''}`}
      data-testid="tab"
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAG_TYPE, capture.captureId);
        event.dataTransfer.effectAllowed = 'move';
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAG_TYPE)) return;
        event.preventDefault();
        setDrop(true);
      }}
      onDragLeave={() => {
        setDrop(false);
      }}
      onDrop={(event) => {
        setDrop(false);
        const dragged = event.dataTransfer.getData(DRAG_TYPE);
        if (dragged !== '') moveCapture(dragged, place);
      }}
      onAuxClick={(event) => {
        if (event.button === 1) closeCapture(capture.captureId);
      }}
    >
      <button
        type="button"
        className="tab-name"
        title={name}
        aria-current={active ? 'page' : undefined}
        onClick={() => {
          activate(capture.captureId);
        }}
      >
        {capture.state.kind === 'reading' && <LoaderCircle size={13} aria-label="reading" className="spin" />}
        {capture.state.kind === 'failed' && (
          <FileWarning size={13} aria-label="failed" className="tab-failed" />
        )}
        <span>{name}</span>
      </button>
      <button
        type="button"
        className="icon-button tab-close"
        aria-label={`Close ${name}`}
        title="Close"
        onClick={() => {
          closeCapture(capture.captureId);
        }}
      >
        <X size={13} aria-hidden />
      </button>
    </li>
  );
}

const THEMES: readonly {
  readonly theme: Preferences['theme'];
  readonly label: string;
  readonly Icon: typeof Sun;
}[] = [
  { theme: 'system', label: 'Theme of the system', Icon: Monitor },
  { theme: 'light', label: 'Light theme', Icon: Sun },
  { theme: 'dark', label: 'Dark theme', Icon: Moon },
];

function ThemeSwitch() {
  const theme = useApp((state) => state.preferences.theme);
  const { setPreference } = useActions();
  return (
    <div role="radiogroup" aria-label="Theme" className="theme-switch">
      {THEMES.map(({ theme: each, label, Icon }) => (
        <button
          key={each}
          type="button"
          role="radio"
          aria-checked={theme === each}
          aria-label={label}
          title={label}
          className="icon-button"
          onClick={() => {
            setPreference('theme', each);
          }}
        >
          <Icon size={14} aria-hidden />
        </button>
      ))}
    </div>
  );
}
