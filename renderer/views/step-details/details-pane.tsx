import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { CopyButton } from '../../components/copy-button.tsx';
import { useActions, useTimeZone } from '../../state/store-context.tsx';
import { exactClockTime } from '../../wording/time.ts';
import '../../components/button.css';
import './step-details.css';

/** The pane beside or below the dialogue: a title, what can be done with it, and what is to be known. */
export function DetailsPane(props: {
  readonly title: string;
  readonly at?: string;
  /** What the copy button gives. */
  readonly text: () => string;
  readonly children: ReactNode;
}) {
  const { setPreference } = useActions();
  const zone = useTimeZone();
  return (
    <section className="details" aria-label="Details" data-testid="details">
      <header>
        <h2>{props.title}</h2>
        {props.at !== undefined && <span className="details-time">{exactClockTime(props.at, zone)}</span>}
        <CopyButton label="Copy this step" text={props.text} />
        <button
          type="button"
          className="icon-button"
          aria-label="Hide the details"
          title="Hide the details (d)"
          onClick={() => {
            setPreference('detailsShown', false);
          }}
        >
          <X size={14} aria-hidden />
        </button>
      </header>
      <div className="details-body" data-step-details role="region" aria-label={props.title} tabIndex={0}>
        {props.children}
      </div>
    </section>
  );
}
