import { Ban, Clock, ExternalLink, OctagonX, UserRound } from 'lucide-react';
import type { Rejection } from '../../../shared/model/rejection.ts';
import type { Session } from '../../../shared/model/session.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { actorInWords, confidenceInWords } from '../../../shared/report/text/wording.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { clipped } from '../../components/wire-text.tsx';
import { useActions, usePacketWord } from '../../state/store-context.tsx';
import { REASON_TITLES } from '../../wording/reason-titles.ts';
import { STAGE_WORDS } from '../../wording/stages.ts';
import { Remedy } from '../remedy/remedy.tsx';
import { rejectionAsText } from './session-text.ts';

const LINE_CHARACTERS = 600;

/** Why it was refused, who must act, what to do, and the packets that prove it. */
export function RejectionCard(props: { readonly rejection: Rejection; readonly session: Session }) {
  const { rejection, session } = props;
  const { tone, word, Icon } = headOf(rejection);
  return (
    <div className={`verdict-card tone-${tone}`} data-testid="verdict">
      <p className="verdict-kicker">
        <Icon size={15} aria-hidden />
        <span>{word}</span>
        {rejection.code !== undefined && (
          <code>
            {rejection.code} {rejection.status}
          </code>
        )}
        <span className="verdict-stage">{STAGE_WORDS[rejection.stage]}</span>
        {rejection.recipient !== undefined && (
          <span className="verdict-stage">{clipped(rejection.recipient, LINE_CHARACTERS)}</span>
        )}
      </p>
      <div className="verdict-copy">
        <CopyButton label="Copy this explanation" caption="Copy" text={() => rejectionAsText(rejection)} />
      </div>
      <div className="verdict-lead">
        <h2>{visibleText(rejection.summary)}</h2>
        <p className="verdict-explanation">{visibleText(rejection.explanation)}</p>
      </div>
      <dl className="verdict-facts">
        <div>
          <dt>Reason</dt>
          <dd>
            {REASON_TITLES[rejection.reason]}
            <span className="faint"> ({confidenceInWords(rejection.confidence)})</span>
          </dd>
        </div>
        {rejection.blocklist && (
          <div>
            <dt>Blocklist</dt>
            <dd>
              {visibleText(rejection.blocklist.name)}
              {rejection.blocklist.state === 'closed' && (
                <strong className="closed-list">
                  {' '}
                  closed since {rejection.blocklist.since ?? 'long ago'}
                </strong>
              )}
            </dd>
          </div>
        )}
        <div>
          <dt>To act</dt>
          <dd className="verdict-actor">
            <UserRound size={14} aria-hidden />
            {actorInWords(rejection.actor)}
          </dd>
        </div>
      </dl>
      <div className="verdict-rest">
        {rejection.advice.length > 0 && (
          <section>
            <h3 className="section-title">What to do</h3>
            <ol className="advice">
              {rejection.advice.map((step, index) => (
                <li key={index}>
                  <p>{visibleText(step)}</p>
                </li>
              ))}
            </ol>
          </section>
        )}
        <Remedy rejection={rejection} session={session} />
        <Proof rejection={rejection} />
        <Links urls={rejection.urls} />
      </div>
    </div>
  );
}

/** Without a reply there was nobody to refuse or to put off. */
function headOf({ code, permanence }: Rejection) {
  if (code === undefined) return { tone: 'bad', word: 'No conversation', Icon: Ban };
  if (permanence === 'permanent') return { tone: 'bad', word: 'Refused for good', Icon: OctagonX };
  return { tone: 'warn', word: 'Put off for now', Icon: Clock };
}

function Proof({ rejection }: { readonly rejection: Rejection }) {
  const { showPacket } = useActions();
  const unit = usePacketWord();
  if (rejection.evidence.length === 0) return null;
  return (
    <section>
      <h3 className="section-title">Proof</h3>
      <ul className="proof">
        {rejection.evidence.map(({ packet, text }, index) => (
          <li key={index}>
            <button
              type="button"
              title={`Go to ${unit} ${packet}`}
              data-testid="proof"
              onClick={() => {
                showPacket(packet);
              }}
            >
              <span className="proof-packet">
                {unit === 'line' ? 'Line' : 'Packet'} {packet}
              </span>
              <code>{clipped(text, LINE_CHARACTERS)}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Links({ urls }: { readonly urls: readonly string[] }) {
  const { openLink } = useActions();
  if (urls.length === 0) return null;
  return (
    <section>
      <h3 className="section-title">Links in the reply</h3>
      <ul className="verdict-links">
        {urls.map((url) => (
          <li key={url}>
            <button
              type="button"
              className="link"
              title="Opens in your browser, after asking"
              onClick={() => {
                openLink(url);
              }}
            >
              {clipped(url, LINE_CHARACTERS)}
              <ExternalLink size={12} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
