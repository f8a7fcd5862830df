import type { Tally } from '../../../shared/model/cause.ts';
import { OutcomeIcon } from '../../components/outcome-badge.tsx';
import { useActions } from '../../state/store-context.tsx';
import { OUTCOME_ORDER, OUTCOMES } from '../../wording/outcomes.ts';
import './outcome-counts.css';

/** How many sessions ended which way, as a bar and as numbers; each number leads to its sessions. */
export function OutcomeCounts({ outcomes }: { readonly outcomes: readonly Tally[] }) {
  const { filterFor } = useActions();
  const counts = new Map(outcomes.map(({ value, count }) => [value, count] as const));
  const total = outcomes.reduce((sum, { count }) => sum + count, 0);
  const shown = OUTCOME_ORDER.flatMap((outcome) => {
    const count = counts.get(outcome) ?? 0;
    return count > 0 ? [{ outcome, count }] : [];
  });
  return (
    <>
      <div className="outcome-bar" aria-hidden>
        {shown.map(({ outcome, count }) => (
          <span key={outcome} className={`tone-${OUTCOMES[outcome].tone}`} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className="outcome-counts">
        {shown.map(({ outcome, count }) => (
          <li key={outcome}>
            <button
              type="button"
              className={`tone-${OUTCOMES[outcome].tone}`}
              title={`${OUTCOMES[outcome].meaning} Show these sessions.`}
              onClick={() => {
                filterFor(`outcome:${outcome}`);
              }}
            >
              <OutcomeIcon outcome={outcome} />
              <span className="outcome-number">{count.toLocaleString('en-US')}</span>
              <span>{OUTCOMES[outcome].word}</span>
              <span className="outcome-share">{percent(count, total)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function percent(part: number, whole: number): string {
  const share = (100 * part) / whole;
  return share > 0 && share < 1 ? '< 1 %' : `${Math.round(share)} %`;
}
