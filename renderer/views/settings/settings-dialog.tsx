import { X } from 'lucide-react';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { AnalysisSettings } from '../../../shared/ipc/contract.ts';
import { useActions, useApp } from '../../state/store-context.tsx';
import { parsePorts } from './parse-ports.ts';
import '../../components/button.css';
import './settings-dialog.css';

/** How the window looks, and how captures are read. */
export function SettingsDialog() {
  const { showDialog } = useActions();
  const dialog = useRef<HTMLDialogElement>(null);
  const analysis = useApp((state) => state.facts?.analysis);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const close = () => {
    showDialog(undefined);
  };
  return (
    <dialog
      ref={dialog}
      className="settings"
      aria-label="Settings"
      onClose={close}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <header>
        <h2>Settings</h2>
        <button type="button" className="icon-button" aria-label="Close" title="Close" onClick={close}>
          <X size={15} aria-hidden />
        </button>
      </header>
      <div className="settings-body">
        <Appearance />
        {analysis && <Reading analysis={analysis} onDone={close} />}
      </div>
    </dialog>
  );
}

function Appearance() {
  const { theme, timeZone, rowsColoured } = useApp((state) => state.preferences);
  const { setPreference } = useActions();
  return (
    <section>
      <h3 className="section-title">Window</h3>
      <Choice
        label="Colours"
        value={theme}
        options={[
          ['system', 'As the system'],
          ['light', 'Light'],
          ['dark', 'Dark'],
        ]}
        onChange={(value) => {
          setPreference('theme', value);
        }}
      />
      <Choice
        label="Times of day"
        value={timeZone}
        options={[
          ['utc', 'UTC'],
          ['local', 'Local time'],
        ]}
        onChange={(value) => {
          setPreference('timeZone', value);
        }}
      />
      <Check
        checked={rowsColoured}
        onChange={(checked) => {
          setPreference('rowsColoured', checked);
        }}
      >
        Rows of the session list in the colour of their outcome
      </Check>
    </section>
  );
}

/** Ports and masking are put in force together: a change reads the open captures anew. */
function Reading({ analysis, onDone }: { readonly analysis: AnalysisSettings; readonly onDone: () => void }) {
  const { setAnalysis } = useActions();
  const captures = useApp((state) => state.captures.length);
  const [ports, setPorts] = useState(analysis.extraPorts.join(', '));
  const [maskSecrets, setMaskSecrets] = useState(analysis.maskSecrets);
  const hintId = useId();
  const parsed = parsePorts(ports);
  const changed =
    parsed.problem === undefined &&
    (parsed.ports.join() !== analysis.extraPorts.join() || maskSecrets !== analysis.maskSecrets);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!changed) return;
        setAnalysis({ extraPorts: parsed.ports, maskSecrets });
        onDone();
      }}
    >
      <h3 className="section-title">Reading captures</h3>
      <label className="settings-field">
        <span>Further ports on which mail is spoken</span>
        <input
          type="text"
          inputMode="numeric"
          placeholder="such as 2525, 10024"
          aria-invalid={parsed.problem !== undefined}
          aria-describedby={hintId}
          value={ports}
          onChange={(event) => {
            setPorts(event.target.value);
          }}
        />
      </label>
      <p
        id={hintId}
        className={parsed.problem === undefined ? 'settings-hint' : 'settings-hint settings-problem'}
      >
        {parsed.problem ??
          'SMTP on any port is recognised by what is said; name a port here to see what fails before a word.'}
      </p>
      <Check checked={maskSecrets} onChange={setMaskSecrets}>
        Show “*” in place of passwords
      </Check>
      {!maskSecrets && (
        <p className="settings-hint settings-problem">
          Passwords in the captures will be readable on the screen and in what you copy.
        </p>
      )}
      <div className="settings-actions">
        <p className="faint">{changed && captures > 0 ? 'The open captures will be read anew.' : ''}</p>
        <button type="submit" className="button button-primary" disabled={!changed}>
          Apply
        </button>
      </div>
    </form>
  );
}

function Choice<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className="settings-choice">
      <legend>{props.label}</legend>
      {props.options.map(([value, label]) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            checked={value === props.value}
            onChange={() => {
              props.onChange(value);
            }}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function Check(props: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <label className="settings-check">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => {
          props.onChange(event.target.checked);
        }}
      />
      {props.children}
    </label>
  );
}
