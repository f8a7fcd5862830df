import { decidingRejection } from '../../../shared/model/rejection.ts';
import type { Session } from '../../../shared/model/session.ts';
import { count } from '../../../shared/report/text/wording.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { NoticeList } from '../../components/notice-list.tsx';
import { OutcomeIcon } from '../../components/outcome-badge.tsx';
import { useActions } from '../../state/store-context.tsx';
import { outcomeStatement, OUTCOMES } from '../../wording/outcomes.ts';
import { DnsThen } from './dns-then.tsx';
import { RejectionCard } from './rejection-card.tsx';
import { RejectionFold } from './rejection-fold.tsx';
import './verdict.css';

/** What became of this session, why, and what to do: before anything else. */
export function Verdict({ session }: { readonly session: Session }) {
  const deciding = decidingRejection(session);
  const others = session.rejections.filter((rejection) => rejection !== deciding);
  const { showPacket } = useActions();
  return (
    <section className="verdict" aria-label="Verdict">
      {deciding ? (
        <RejectionCard rejection={deciding} session={session} />
      ) : (
        <OutcomeCard session={session} />
      )}
      {others.length > 0 && <RejectionFold rejections={others} session={session} />}
      <DnsThen session={session} />
      {session.notices.length > 0 && (
        <details className="verdict-notices">
          <summary>{count(session.notices.length, 'notice')} about this session</summary>
          <NoticeList notices={session.notices} onPacket={showPacket} />
        </details>
      )}
    </section>
  );
}

function OutcomeCard({ session }: { readonly session: Session }) {
  const { title, detail } = outcomeStatement(session);
  const queueIds = session.transactions.flatMap(({ queueId }) => (queueId === undefined ? [] : [queueId]));
  return (
    <div className={`verdict-card outcome-card tone-${OUTCOMES[session.outcome].tone}`}>
      <OutcomeIcon outcome={session.outcome} size={18} />
      <div>
        <h2>{title}</h2>
        <p>{detail}</p>
        {queueIds.length > 0 && (
          <p className="queue-ids">
            Queued as{' '}
            {queueIds.slice(0, QUEUE_IDS_SHOWN).map((id, index) => (
              <code key={index}>{visibleText(id)}</code>
            ))}
            {queueIds.length > QUEUE_IDS_SHOWN && `and ${queueIds.length - QUEUE_IDS_SHOWN} more`}
          </p>
        )}
      </div>
    </div>
  );
}

const QUEUE_IDS_SHOWN = 5;
