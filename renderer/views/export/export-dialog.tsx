import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { EXPORT_NAMES, type ExportName, type ExportWish } from '../../../shared/ipc/contract.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { chosenOrSelected } from '../../state/chosen-sessions.ts';
import { useActions, useApp, useWorkspace } from '../../state/store-context.tsx';
import { FORMAT_GROUPS } from './export-formats.ts';
import '../../components/button.css';
import './export-dialog.css';

const NOTHING_HIDDEN: ExportWish['redact'] = { addresses: false, ips: false, subjects: false, bodies: false };
const HIDEABLE: readonly (readonly [name: keyof ExportWish['redact'], label: string])[] = [
  ['addresses', 'Mail addresses and host names'],
  ['ips', 'IP addresses'],
  ['subjects', 'Subjects'],
  ['bodies', 'Messages'],
];

/** What to export, as what, and what to hide in it; the main process then asks where to. */
export function ExportDialog() {
  const { showDialog, exportReport, cancelExport, announce } = useActions();
  const dialog = useRef<HTMLDialogElement>(null);
  const share = useApp((state) => state.exportShare);
  const filter = useWorkspace((workspace) => workspace.filter);
  const selected = useWorkspace((workspace) => chosenOrSelected(workspace).join());
  const ids = selected === '' ? [] : selected.split(',').map(Number);
  const [format, setFormat] = useState<ExportName>('html');
  const [scope, setScope] = useState<ExportWish['scope']>(
    ids.length > 1 ? 'selected' : filter.trim() === '' ? 'all' : 'filtered',
  );
  const [redact, setRedact] = useState(NOTHING_HIDDEN);
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const close = () => {
    if (share !== undefined) cancelExport();
    showDialog(undefined);
  };
  const start = async () => {
    setFailure(undefined);
    const result = await exportReport({ format, scope, filter, ids, redact });
    if (result?.kind === 'failed') setFailure(result.message);
    if (result?.kind !== 'done') return;
    announce([`Exported ${visibleText(result.name)}.`, ...result.warnings].join(' '));
    showDialog(undefined);
  };
  return (
    <dialog ref={dialog} className="export" aria-label="Export report" onClose={close}>
      <header>
        <h2>Export report</h2>
        <button type="button" className="icon-button" aria-label="Close" title="Close" onClick={close}>
          <X size={15} aria-hidden />
        </button>
      </header>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <label className="export-field">
          <span>Format</span>
          <select
            value={format}
            onChange={(event) => {
              setFormat(EXPORT_NAMES.find((name) => name === event.target.value) ?? 'html');
            }}
          >
            {FORMAT_GROUPS.map(({ title, formats }) => (
              <optgroup key={title} label={title}>
                {formats.map(([name, label]) => (
                  <option key={name} value={name}>
                    {label}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
        <fieldset>
          <legend>Sessions</legend>
          <Scope value="all" scope={scope} onChoose={setScope} label="All of this capture" />
          <Scope
            value="filtered"
            scope={scope}
            onChoose={setScope}
            label="Those that match the filter"
            disabled={filter.trim() === ''}
          />
          <Scope
            value="selected"
            scope={scope}
            onChoose={setScope}
            label={ids.length === 1 ? 'The selected one' : `The ${ids.length} selected ones`}
            disabled={ids.length === 0}
          />
        </fieldset>
        <fieldset>
          <legend>Put pseudonyms in place of</legend>
          {HIDEABLE.map(([name, label]) => (
            <label key={name} className="export-choice">
              <input
                type="checkbox"
                checked={redact[name]}
                onChange={(event) => {
                  setRedact({ ...redact, [name]: event.target.checked });
                }}
              />
              {label}
            </label>
          ))}
          <p className="faint">Passwords are masked unless the settings show them.</p>
        </fieldset>
        {failure !== undefined && (
          <p className="export-failure" role="alert">
            {visibleText(failure)}
          </p>
        )}
        <footer>
          {share !== undefined && <progress value={share} aria-label="Export progress" />}
          <button type="button" className="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" className="button button-primary" disabled={share !== undefined}>
            Export…
          </button>
        </footer>
      </form>
    </dialog>
  );
}

function Scope(props: {
  readonly value: ExportWish['scope'];
  readonly scope: ExportWish['scope'];
  readonly label: string;
  readonly disabled?: boolean;
  readonly onChoose: (scope: ExportWish['scope']) => void;
}) {
  return (
    <label className="export-choice">
      <input
        type="radio"
        name="scope"
        checked={props.scope === props.value}
        disabled={props.disabled ?? false}
        onChange={() => {
          props.onChoose(props.value);
        }}
      />
      {props.label}
    </label>
  );
}
