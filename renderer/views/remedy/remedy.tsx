import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Rejection } from '../../../shared/model/rejection.ts';
import type { Session } from '../../../shared/model/session.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { settingsFor } from '../../../shared/remedy/settings/index.ts';
import type { Setting, SettingProgram } from '../../../shared/remedy/settings/setting.ts';
import { settingHeading } from '../../../shared/remedy/settings/settings-text.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { AllowButton } from './allow-button.tsx';
import { allowingClient, programOf } from './allowing.ts';
import './remedy.css';

/** The settings that cure a refusal, as each server program spells them, and the way to let its client in. */
export function Remedy({ rejection, session }: { readonly rejection: Rejection; readonly session: Session }) {
  const { reason } = rejection;
  const { settings, instead } = settingsFor(reason);
  const [open, setOpen] = useState(false);
  return (
    <section className="remedy">
      <h3 className="section-title">The fix</h3>
      {instead !== undefined && <p>{visibleText(instead)}</p>}
      <div className="remedy-buttons">
        {settings.length > 0 && (
          <details
            onToggle={(event) => {
              setOpen(event.currentTarget.open);
            }}
          >
            <summary data-testid="settings">Settings that cure it</summary>
            {open && <Settings settings={settings} first={programOf(session)} />}
          </details>
        )}
        <AllowButton
          reason={reason}
          allowing={() => allowingClient(session, rejection)}
          caption="Let this client in …"
        />
      </div>
    </section>
  );
}

/** Those of the program at hand stand first. */
function Settings({
  settings,
  first,
}: {
  readonly settings: readonly Setting[];
  readonly first: string | undefined;
}) {
  const rank = (program: SettingProgram) => (program === first ? 0 : 1);
  const ordered = [...settings].sort((a, b) => rank(a.program) - rank(b.program));
  return (
    <ul className="remedy-settings">
      {ordered.map((setting, index) => (
        <SettingItem key={index} setting={setting} />
      ))}
    </ul>
  );
}

function SettingItem({ setting }: { readonly setting: Setting }) {
  const { does, lines, then, caution } = setting;
  return (
    <li>
      <p className="remedy-heading">
        <strong>{settingHeading(setting)}</strong>
        <CopyButton label="Copy these lines" text={() => `${lines.join('\n')}\n`} />
      </p>
      <p>{does}</p>
      <pre className="allow-lines">{lines.join('\n')}</pre>
      {then !== undefined && (
        <p className="faint">
          Then: <code>{then}</code>
        </p>
      )}
      {caution !== undefined && (
        <p className="remedy-caution tone-warn">
          <TriangleAlert size={13} aria-hidden />
          {caution}
        </p>
      )}
    </li>
  );
}
