import { Clock, Mail, MailCheck, OctagonX, Reply, UserRound } from 'lucide-react';
import type { DeliveryStatus, DsnRecipient } from '../../../shared/model/mail/delivery-status.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { actorInWords, count } from '../../../shared/report/text/wording.ts';
import { clipped } from '../../components/wire-text.tsx';
import { REASON_TITLES } from '../../wording/reason-titles.ts';
import { ACTION_WORDS, BOUNCE_KINDS } from './bounce-words.ts';

const FIELD_CHARACTERS = 400;
const RECIPIENTS_SHOWN = 50;

/** What a bounce, report or automatic reply tells of an earlier message: for whom, why, and who can help. */
export function BounceCard({ status }: { readonly status: DeliveryStatus }) {
  const { kind, recipients, reportingMta, original, feedback } = status;
  const shown = recipients.slice(0, RECIPIENTS_SHOWN);
  const failed = recipients.some(({ action }) => action === 'failed');
  return (
    <section
      className={`bounce-card tone-${failed ? 'bad' : 'info'}`}
      aria-label="What it tells"
      data-testid="bounce"
    >
      <p className="bounce-kind">
        <Reply size={14} aria-hidden />
        {BOUNCE_KINDS[kind]}
        {reportingMta !== undefined && (
          <span className="bounce-from">from {clipped(reportingMta, FIELD_CHARACTERS)}</span>
        )}
      </p>
      <ul className="bounce-recipients">
        {shown.map((recipient, index) => (
          <Recipient key={index} recipient={recipient} />
        ))}
      </ul>
      {shown.length < recipients.length && (
        <p className="faint">and {count(recipients.length - shown.length, 'more recipient')}</p>
      )}
      {feedback && (
        <p>
          Type of the report: {clipped(feedback.type, FIELD_CHARACTERS)}
          {feedback.sourceIp !== undefined &&
            `, about mail from ${clipped(feedback.sourceIp, FIELD_CHARACTERS)}`}
          {feedback.originalMailFrom !== undefined &&
            `, sent by ${clipped(feedback.originalMailFrom, FIELD_CHARACTERS)}`}
        </p>
      )}
      {original && <Original original={original} />}
    </section>
  );
}

function Recipient({ recipient }: { readonly recipient: DsnRecipient }) {
  const {
    action,
    address,
    originalAddress,
    status,
    diagnostic,
    remoteMta,
    reason,
    actor,
    advice = [],
  } = recipient;
  const tone = action === 'failed' ? 'bad' : action === 'delayed' ? 'warn' : 'good';
  const Icon = action === 'failed' ? OctagonX : action === 'delayed' ? Clock : MailCheck;
  return (
    <li className={`tone-${tone}`}>
      <p className="bounce-recipient">
        <Icon size={14} aria-hidden />
        <strong>{clipped(address, FIELD_CHARACTERS)}</strong>
        <span className="bounce-action">{ACTION_WORDS[action]}</span>
        {status !== undefined && <code>{visibleText(status)}</code>}
        {reason !== undefined && reason !== 'unknown' && <span>{REASON_TITLES[reason]}</span>}
      </p>
      {originalAddress !== undefined && originalAddress !== address && (
        <p className="faint">first sent to {clipped(originalAddress, FIELD_CHARACTERS)}</p>
      )}
      {recipient.summary !== undefined && <p>{visibleText(recipient.summary)}</p>}
      {diagnostic !== undefined && (
        <p className="bounce-diagnostic">
          {remoteMta !== undefined && (
            <span className="faint">{clipped(remoteMta, FIELD_CHARACTERS)} said: </span>
          )}
          <code>{clipped(diagnostic, FIELD_CHARACTERS * 4)}</code>
        </p>
      )}
      {recipient.explanation !== undefined && (
        <p className="bounce-explanation">{visibleText(recipient.explanation)}</p>
      )}
      {actor !== undefined && advice.length > 0 && (
        <details>
          <summary>
            <UserRound size={13} aria-hidden />
            To act: {actorInWords(actor)}
          </summary>
          <ol className="advice">
            {advice.map((step, index) => (
              <li key={index}>
                <p>{visibleText(step)}</p>
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  );
}

function Original({ original }: { readonly original: NonNullable<DeliveryStatus['original']> }) {
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['Subject', original.subject],
    ['From', original.from],
    ['To', original.to],
    ['Date', original.date],
    ['Message-ID', original.messageId],
  ];
  return (
    <div className="bounce-original">
      <p className="section-title">
        <Mail size={12} aria-hidden />
        The message it is about
      </p>
      <dl className="message-facts">
        {fields.map(
          ([label, value]) =>
            value !== undefined && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{clipped(value, FIELD_CHARACTERS)}</dd>
              </div>
            ),
        )}
      </dl>
    </div>
  );
}
