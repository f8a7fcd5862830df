import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleOff,
  Clock,
  Lock,
  OctagonX,
  Unplug,
  type LucideIcon,
} from 'lucide-react';
import type { SessionOutcome } from '../../shared/model/session.ts';
import { OUTCOMES } from '../wording/outcomes.ts';
import './outcome-badge.css';

const ICONS: Readonly<Record<SessionOutcome, LucideIcon>> = {
  rejected: OctagonX,
  refused: Ban,
  unanswered: CircleOff,
  deferred: Clock,
  'partially-delivered': CircleAlert,
  abandoned: Unplug,
  delivered: CircleCheck,
  encrypted: Lock,
  'no-mail': CircleDashed,
  unknown: CircleHelp,
};

export function OutcomeIcon({
  outcome,
  size = 14,
}: {
  readonly outcome: SessionOutcome;
  readonly size?: number;
}) {
  const Icon = ICONS[outcome];
  return <Icon size={size} aria-hidden className={`outcome-icon tone-${OUTCOMES[outcome].tone}`} />;
}

/** How a session ended: icon, word and colour, never colour alone. */
export function OutcomeBadge({ outcome }: { readonly outcome: SessionOutcome }) {
  const { word, tone, meaning } = OUTCOMES[outcome];
  return (
    <span className={`outcome-badge tone-${tone}`} title={meaning}>
      <OutcomeIcon outcome={outcome} />
      {word}
    </span>
  );
}
