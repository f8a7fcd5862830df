import { useState } from 'react';
import type { HeaderField } from '../../../shared/model/mail/header-field.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { WireText } from '../../components/wire-text.tsx';

/** The header fields in their order: decoded, and as they were sent where that differs. */
export function HeadersTab({ headers }: { readonly headers: readonly HeaderField[] }) {
  const [raw, setRaw] = useState(false);
  const [wanted, setWanted] = useState('');
  const found = headers.filter(({ name, value }) =>
    `${name}: ${value}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  return (
    <>
      <div className="header-tools">
        <input
          type="search"
          aria-label="Find in the headers"
          placeholder="Find in the headers"
          value={wanted}
          onChange={(event) => {
            setWanted(event.target.value);
          }}
          onKeyDown={(event) => {
            // The first Escape only empties the field.
            if (event.key !== 'Escape' || wanted === '') return;
            event.preventDefault();
            setWanted('');
          }}
        />
        <label className="header-raw-choice">
          <input
            type="checkbox"
            checked={raw}
            onChange={(event) => {
              setRaw(event.target.checked);
            }}
          />
          As sent, beside
        </label>
        <CopyButton
          label="Copy the headers as they were sent"
          text={() =>
            found
              .map((field) => field.raw ?? `${field.name}: ${field.value}`)
              .map(visibleLines)
              .join('\n')
          }
        />
      </div>
      {found.length === 0 && (
        <p className="faint">{wanted === '' ? 'There is no header field.' : 'No field holds this.'}</p>
      )}
      <dl className={raw ? 'headers headers-raw' : 'headers'} data-testid="headers">
        {found.map((field, index) => (
          <Field key={index} field={field} raw={raw} />
        ))}
      </dl>
    </>
  );
}

function Field({ field, raw }: { readonly field: HeaderField; readonly raw: boolean }) {
  return (
    <div>
      <dt>{visibleText(field.name)}</dt>
      <dd>
        <WireText text={field.value} />
      </dd>
      {raw && (
        <dd className="header-raw">
          <Raw text={field.raw ?? `${field.name}: ${field.value}`} same={field.raw === undefined} />
        </dd>
      )}
    </div>
  );
}

function Raw({ text, same }: { readonly text: string; readonly same: boolean }) {
  if (same) return <span className="faint">the same</span>;
  return (
    <code>
      {text.split(/\r?\n/).map((line, index) => (
        <span key={index}>
          <WireText text={line} />
          {'\n'}
        </span>
      ))}
    </code>
  );
}

function visibleLines(text: string): string {
  return text.split(/\r?\n/).map(visibleText).join('\n');
}
