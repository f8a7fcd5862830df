import { CircleHelp, FileWarning, FolderOpen, LoaderCircle, Monitor, Moon, Sun, X } from 'lucide-react';
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
          {captures.map((capture) => (
            <Tab key={capture.captureId} capture={capture} active={capture.captureId === activeId} />
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
      <ThemeSwitch />
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

function Tab({ capture, active }: { readonly capture: CaptureProgress; readonly active: boolean }) {
  const { activate, closeCapture } = useActions();
  const name = visibleText(capture.name);
  return (
    <li className={`tab ${active ? 'tab-active' : ''}`}>
      <button
        type="button"
        className="tab-name"
        title={name}
        aria-current={active ? 'page' : undefined}
        onClick={() => {
          activate(capture.captureId);
        }}
        onAuxClick={(event) => {
          if (event.button === 1) closeCapture(capture.captureId);
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
