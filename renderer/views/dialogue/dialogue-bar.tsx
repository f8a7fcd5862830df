import { Brackets, List, Search, Waypoints } from 'lucide-react';
import type { Session } from '../../../shared/model/session.ts';
import { groupPipelines } from '../../dialogue/pipeline.ts';
import { stepsOf } from '../../dialogue/steps.ts';
import { useActions, useApp, useWorkspace } from '../../state/store-context.tsx';
import { zoneName, type StepTime, type TimeZone } from '../../wording/time-zone.ts';
import { CopyMenu } from './copy-menu.tsx';
import { FindBar } from './find-bar.tsx';
import { WaitSummary } from './wait-summary.tsx';
import '../../components/button.css';
import './dialogue-bar.css';

const MODES = [
  { mode: 'steps', title: 'Steps', Icon: List },
  { mode: 'ladder', title: 'Ladder', Icon: Waypoints },
] as const;

/** How the dialogue is shown, and what can be done with it; stays on top while the steps scroll. */
export function DialogueBar({ session }: { readonly session: Session }) {
  const mode = useApp((state) => state.preferences.dialogueMode);
  const findShown = useWorkspace(({ dialogue }) => dialogue.findShown);
  const { setPreference, openFind } = useActions();
  return (
    <div className="dialogue-bar">
      <div className="dialogue-tools" role="toolbar" aria-label="Dialogue">
        <div className="mode-switch" role="group" aria-label="Shown as">
          {MODES.map(({ mode: each, title, Icon }) => (
            <button
              key={each}
              type="button"
              aria-pressed={mode === each}
              title={`${title} (l)`}
              onClick={() => {
                setPreference('dialogueMode', each);
              }}
            >
              <Icon size={13} aria-hidden />
              {title}
            </button>
          ))}
        </div>
        <TimeChoice session={session} />
        {mode === 'steps' && <GroupToggle session={session} />}
        <WaitSummary session={session} />
        <button
          type="button"
          className="icon-button"
          title="Find in this session (Ctrl F)"
          aria-label="Find in this session"
          aria-pressed={findShown}
          onClick={openFind}
        >
          <Search size={14} aria-hidden />
        </button>
        <CopyMenu />
      </div>
      {findShown && <FindBar session={session} />}
    </div>
  );
}

function TimeChoice({ session }: { readonly session: Session }) {
  const stepTime = useApp((state) => state.preferences.stepTime);
  const timeZone = useApp((state) => state.preferences.timeZone);
  const { setPreference } = useActions();
  const local = zoneName('local', session.startedAt);
  return (
    <select
      className="time-choice"
      aria-label="Times"
      title="How the times of the steps are told"
      value={stepTime === 'clock' ? `clock-${timeZone}` : stepTime}
      onChange={({ target }) => {
        const [kind, zone] = target.value.split('-');
        setPreference('stepTime', kind as StepTime);
        if (zone !== undefined) setPreference('timeZone', zone as TimeZone);
      }}
    >
      <option value="relative">Since the start</option>
      <option value="delta">Since the step before</option>
      <option value="clock-utc">Clock, UTC</option>
      <option value="clock-local">Clock, here ({local})</option>
    </select>
  );
}

function GroupToggle({ session }: { readonly session: Session }) {
  const grouped = useApp((state) => state.preferences.pipelinesGrouped);
  const { setPreference } = useActions();
  const hasGroups = groupPipelines(stepsOf(session), () => false, undefined).some(({ group }) => group);
  if (!hasGroups) return null;
  return (
    <button
      type="button"
      className="icon-button"
      aria-pressed={grouped}
      aria-label="Replies beside their commands"
      title="Commands sent together: each reply beside its command"
      onClick={() => {
        setPreference('pipelinesGrouped', !grouped);
      }}
    >
      <Brackets size={14} aria-hidden />
    </button>
  );
}
