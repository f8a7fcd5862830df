import { MailOpen } from 'lucide-react';
import type { Session } from '../../../shared/model/session.ts';
import { count } from '../../../shared/report/text/wording.ts';
import { clipped } from '../../components/wire-text.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import type { MessageStep } from '../../dialogue/step.ts';
import { useActions } from '../../state/store-context.tsx';
import '../../components/button.css';

const VALUE_CHARACTERS = 500;

/** What is known of a message without reading it again, and the way into it. */
export function MessageDetails(props: { readonly step: MessageStep; readonly session: Session }) {
  const { openMessage } = useActions();
  const { message, transaction } = props.step;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Subject', message.subject],
    ['From', message.from],
    ['To', message.to],
    ['Date', message.date],
    ['Message-ID', message.messageId],
    ['Queued as', transaction.queueId],
    ['Size', `${count(message.bytes, 'byte')}${message.complete ? '' : ', incomplete in the capture'}`],
    ['SHA-256', message.sha256],
  ];
  return (
    <>
      <button
        type="button"
        className="button button-small message-open"
        title="Headers, parts, route and authentication (m)"
        onClick={() => {
          openMessage(props.session.transactions.indexOf(transaction));
        }}
      >
        <MailOpen size={13} aria-hidden />
        Look into the message
      </button>
      <dl className="message-facts">
        {facts.map(
          ([label, value]) =>
            value !== undefined && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  {clipped(value, VALUE_CHARACTERS)}
                  {(label === 'Message-ID' || label === 'SHA-256' || label === 'Queued as') && (
                    <CopyButton label={`Copy ${label}`} text={() => value} />
                  )}
                </dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}
