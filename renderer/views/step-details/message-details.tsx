import type { Message, Transaction } from '../../../shared/model/transaction.ts';
import { count } from '../../../shared/report/text/wording.ts';
import { clipped } from '../../components/wire-text.tsx';
import { CopyButton } from '../../components/copy-button.tsx';

const VALUE_CHARACTERS = 500;

/** What is known of a message; its text is not kept. */
export function MessageDetails(props: { readonly message: Message; readonly transaction: Transaction }) {
  const { message, transaction } = props;
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
  );
}
