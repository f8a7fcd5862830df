import type { SessionLogLine } from '../../../shared/model/log.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { WireText } from '../../components/wire-text.tsx';
import { certaintyInWords, writerInWords } from '../../wording/log-lines.ts';

/** A line of a mail log: where it stands, how sure it is that it tells of this session, and why. */
export function LogDetails({ line }: { readonly line: SessionLogLine }) {
  return (
    <>
      <p className="details-lead">
        <strong>{certaintyInWords(line)}</strong>
      </p>
      <ul className="log-why">
        {line.why.map((reason, index) => (
          <li key={index}>{visibleText(reason)}</li>
        ))}
      </ul>
      <pre className="details-text">
        <WireText text={line.text} />
      </pre>
      <p className="faint">
        {visibleText(line.file)}, line {line.line.toLocaleString('en-US')}; written by {writerInWords(line)}
        {line.queueId !== undefined && `; queue id ${visibleText(line.queueId)}`}
        {line.later === true && '. It is of the queue’s life after this session.'}
      </p>
    </>
  );
}
