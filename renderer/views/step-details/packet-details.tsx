import type { Session } from '../../../shared/model/session.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { DetailsPane } from './details-pane.tsx';
import { HexPane } from './hex-pane.tsx';

/** A packet that is proof without being a step of this dialogue. */
export function PacketDetails({ packet, session }: { readonly packet: number; readonly session: Session }) {
  const proofs = session.rejections
    .flatMap(({ evidence }) => evidence)
    .filter((evidence) => evidence.packet === packet)
    .map(({ text }) => text);
  return (
    <DetailsPane
      title={`Packet ${packet}`}
      text={() => [`packet ${packet}`, ...proofs].map(visibleText).join('\n')}
    >
      {proofs.map((text, index) => (
        <p key={index} className="details-lead">
          <strong>{visibleText(text)}</strong>
        </p>
      ))}
      <p className="details-lead">This packet is no step of this session’s dialogue.</p>
      <HexPane packets={[packet]} />
    </DetailsPane>
  );
}
