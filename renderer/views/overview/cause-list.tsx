import { ArrowRight, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import type { Cause, Tally } from '../../../shared/model/cause.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { actorInWords, count } from '../../../shared/report/text/wording.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { useActions, useTimeZone } from '../../state/store-context.tsx';
import { GROUP_TITLES, REASON_TITLES } from '../../wording/reason-titles.ts';
import { timeSpan } from '../../wording/time.ts';
import { AllowButton } from '../remedy/allow-button.tsx';
import { allowingCause } from '../remedy/allowing.ts';
import { causeAsText } from './cause-text.ts';
import '../../components/button.css';
import './cause-list.css';

const SHOWN_AT_FIRST = 6;

/** Why mail was refused in this capture, the most frequent cause first. */
export function CauseList(props: { readonly causes: readonly Cause[]; readonly reading: boolean }) {
  const { causes, reading } = props;
  const [all, setAll] = useState(false);
  const shown = all ? causes : causes.slice(0, SHOWN_AT_FIRST);
  if (causes.length === 0)
    return reading ? null : (
      <p className="no-causes tone-good">
        <CircleCheck size={16} aria-hidden />
        Nothing was refused in the sessions that can be read.
      </p>
    );
  return (
    <section aria-label="Why mail was refused">
      <h2 className="section-title">Why mail was refused</h2>
      <ol className="causes">
        {shown.map((cause) => (
          <CauseCard key={`${cause.reason} ${cause.pattern}`} cause={cause} />
        ))}
      </ol>
      {shown.length < causes.length && (
        <button
          type="button"
          className="button button-small"
          onClick={() => {
            setAll(true);
          }}
        >
          Show {count(causes.length - shown.length, 'more cause')}
        </button>
      )}
    </section>
  );
}

function CauseCard({ cause }: { readonly cause: Cause }) {
  const { showCause } = useActions();
  const zone = useTimeZone();
  return (
    <li className={`cause tone-${cause.permanence === 'permanent' ? 'bad' : 'warn'}`} data-testid="cause">
      <p className="cause-count">
        <strong>{cause.refusals.toLocaleString('en-US')}</strong>
        <span>{cause.refusals === 1 ? 'refusal' : 'refusals'}</span>
      </p>
      <div className="cause-body">
        <h3>
          <button
            type="button"
            className="cause-open"
            onClick={() => {
              showCause(cause);
            }}
          >
            {visibleText(cause.summary)}
          </button>
        </h3>
        <p className="cause-facts">
          <span>{REASON_TITLES[cause.reason]}</span>
          <span>{GROUP_TITLES[cause.group]}</span>
          <span className="cause-permanence">
            {cause.permanence === 'permanent' ? 'Permanent' : 'Temporary'}
          </span>
        </p>
        <dl>
          <div>
            <dt>To act</dt>
            <dd className="cause-actor">{actorInWords(cause.actor)}</dd>
          </div>
          <TallyLine label="Servers" tallies={cause.servers} />
          <TallyLine label="Clients" tallies={cause.clientNetworks} />
          <TallyLine label="Recipients at" tallies={cause.recipientDomains} />
          <div>
            <dt>When</dt>
            <dd>{timeSpan(cause.firstAt, cause.lastAt, zone)}</dd>
          </div>
        </dl>
      </div>
      <div className="cause-actions">
        <span className="cause-tools">
          <AllowButton reason={cause.reason} allowing={() => allowingCause(cause)} />
          <CopyButton label="Copy this cause" text={() => causeAsText(cause, zone)} />
        </span>
        <span className="cause-go" aria-hidden>
          {count(cause.sessions, 'session')}
          <ArrowRight size={14} />
        </span>
      </div>
    </li>
  );
}

const TALLIES_SHOWN = 3;

function TallyLine({ label, tallies }: { readonly label: string; readonly tallies: readonly Tally[] }) {
  if (tallies.length === 0) return null;
  const hidden = tallies.length - TALLIES_SHOWN;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {tallies.slice(0, TALLIES_SHOWN).map(({ value, count: number }) => (
          <span key={value} className="tally">
            {visibleText(value)}
            {tallies.length > 1 && <span className="faint"> ×{number.toLocaleString('en-US')}</span>}
          </span>
        ))}
        {hidden > 0 && <span className="faint">and {hidden.toLocaleString('en-US')} more</span>}
      </dd>
    </div>
  );
}
