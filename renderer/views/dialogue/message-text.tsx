import { useEffect } from 'react';
import { byteSize } from '../../../shared/report/text/wording.ts';
import { WireText } from '../../components/wire-text.tsx';
import { useActions, useWorkspace } from '../../state/store-context.tsx';
import './message-text.css';

/** The beginning of a message as it was sent, read again from the capture. `transaction` is its place in the session. */
export function MessageText({ transaction }: { readonly transaction: number }) {
  const { loadSource } = useActions();
  const id = useWorkspace(({ session }) => session?.id);
  const source = useWorkspace(({ sources }) => sources.get(transaction));
  useEffect(() => {
    loadSource(transaction);
  }, [loadSource, transaction, id]);
  if (source === undefined) return <p className="step-more">Reading the message …</p>;
  if (source === 'none' || source.text.trim() === '') return null;
  return (
    <pre className="message-text">
      <WireLines text={source.text} />
      {source.cut && <span className="step-more">The first {byteSize(source.text.length)} are shown.</span>}
    </pre>
  );
}

/** Line ends stay line ends; everything else that acts is made visible. */
function WireLines({ text }: { readonly text: string }) {
  const lines = text.replace(/\r\n/g, '\n').split('\n');
  return lines.slice(0, LINES_SHOWN).map((line, index) => (
    <span key={index}>
      <WireText text={line} />
      {'\n'}
    </span>
  ));
}

const LINES_SHOWN = 400;
