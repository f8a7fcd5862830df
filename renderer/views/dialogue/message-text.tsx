import { useEffect } from 'react';
import type { Message } from '../../../shared/model/transaction.ts';
import { decodeText } from '../../../shared/model/text.ts';
import { byteSize } from '../../../shared/report/text/wording.ts';
import { WireText } from '../../components/wire-text.tsx';
import { packetsOfMessage } from '../../dialogue/step-packets.ts';
import { useActions, useWorkspace } from '../../state/store-context.tsx';
import { useWire } from './use-wire.ts';

/** The beginning of a message as it was sent, read again from the capture. */
export function MessageText({ message }: { readonly message: Message }) {
  const { loadPackets } = useActions();
  const wire = useWire();
  const loaded = useWorkspace((workspace) => workspace.packets);
  const packets = wire === undefined ? [] : packetsOfMessage(message, wire);
  const wanted = packets.join();
  useEffect(() => {
    if (wanted !== '') loadPackets(wanted.split(',').map(Number));
  }, [loadPackets, wanted]);
  if (wire === undefined) return <p className="step-more">Reading the message …</p>;
  const pieces = packets.flatMap((packet) => {
    const { bytes, payload } = loaded.get(packet) ?? {};
    return bytes && payload ? [bytes.subarray(payload.offset, payload.offset + payload.length)] : [];
  });
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (length === 0) return null;
  const text = pieces.map((piece) => decodeText(piece, 0, piece.length)).join('');
  return (
    <pre className="message-text">
      <WireLines text={text} />
      {length < message.bytes && <span className="step-more">The first {byteSize(length)} are shown.</span>}
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
