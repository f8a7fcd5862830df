import { explainStatus } from '../../../shared/model/status-codes/enhanced-status.ts';
import { explainReplyCode } from '../../../shared/model/status-codes/reply-code.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import type { ReplyStep } from '../../dialogue/step.ts';

/** A reply taken apart: its code digit by digit, its enhanced code part by part. */
export function ReplyDetails({ step }: { readonly step: ReplyStep }) {
  const { reply, exchange, rejection } = step;
  const code = explainReplyCode(reply.code, exchange.stage);
  const status = reply.status === undefined ? undefined : explainStatus(reply.status);
  return (
    <>
      {rejection && (
        <p className="details-lead">
          <strong>{visibleText(rejection.summary)}</strong>
        </p>
      )}
      <CodeTable
        caption={reply.code === 0 ? code.title : `${reply.code}: ${code.title}`}
        parts={code.digits.map(({ digit, meaning }) => ({ digits: digit, meaning }))}
        explanation={code.explanation}
        reference={code.reference}
      />
      {status && (
        <CodeTable
          caption={`${status.status}: ${status.title}`}
          parts={[status.class, status.subject, status.detail]}
          explanation={status.explanation}
          reference={status.reference}
        />
      )}
    </>
  );
}

function CodeTable(props: {
  readonly caption: string;
  readonly parts: readonly { readonly digits: string; readonly meaning: string }[];
  readonly explanation: string;
  readonly reference: string;
}) {
  return (
    <section className="code-table">
      <h3>{props.caption}</h3>
      <p>
        {props.explanation} <span className="details-reference">{props.reference}</span>
      </p>
      <dl>
        {props.parts.map(({ digits, meaning }, index) => (
          <div key={index}>
            <dt>{digits}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
