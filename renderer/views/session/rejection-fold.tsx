import { Clock, OctagonX } from 'lucide-react';
import { useState } from 'react';
import type { Rejection } from '../../../shared/model/rejection.ts';
import type { Session } from '../../../shared/model/session.ts';
import { count } from '../../../shared/report/text/wording.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { clipped } from '../../components/wire-text.tsx';
import { RejectionCard } from './rejection-card.tsx';

const SHOWN_AT_FIRST = 12;
const RECIPIENT_CHARACTERS = 80;

/** The refusals besides the deciding one, a line each until they are opened. */
export function RejectionFold(props: {
  readonly rejections: readonly Rejection[];
  readonly session: Session;
}) {
  const { rejections, session } = props;
  const [all, setAll] = useState(false);
  const shown = all ? rejections : rejections.slice(0, SHOWN_AT_FIRST);
  return (
    <div className="rejection-fold">
      <h3 className="section-title">{count(rejections.length, 'more refusal')} in this session</h3>
      {shown.map((rejection, index) => (
        <FoldedRejection key={index} rejection={rejection} session={session} />
      ))}
      {shown.length < rejections.length && (
        <button
          type="button"
          className="button button-small"
          onClick={() => {
            setAll(true);
          }}
        >
          Show all {rejections.length.toLocaleString('en-US')}
        </button>
      )}
    </div>
  );
}

function FoldedRejection(props: { readonly rejection: Rejection; readonly session: Session }) {
  const { rejection, session } = props;
  const [open, setOpen] = useState(false);
  const permanent = rejection.permanence === 'permanent';
  const Icon = permanent ? OctagonX : Clock;
  return (
    <details
      className={`tone-${permanent ? 'bad' : 'warn'}`}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <Icon size={13} aria-hidden />
        <code>{rejection.code}</code>
        <span className="fold-summary">{visibleText(rejection.summary)}</span>
        {rejection.recipient !== undefined && (
          <span className="faint">{clipped(rejection.recipient, RECIPIENT_CHARACTERS)}</span>
        )}
      </summary>
      {open && <RejectionCard rejection={rejection} session={session} />}
    </details>
  );
}
