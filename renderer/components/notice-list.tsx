import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { Notice } from '../../shared/model/notice.ts';
import { visibleText } from '../../shared/model/visible-text.ts';
import './notice-list.css';

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info };
const TONES = { error: 'bad', warning: 'warn', info: 'info' };
const WORDS = { error: 'Error', warning: 'Warning', info: 'Note' };

/** What the analysis found doubtful or damaged, and what can be done about it. */
export function NoticeList(props: {
  readonly notices: readonly Notice[];
  readonly onPacket?: (packet: number) => void;
}) {
  return (
    <ul className="notices">
      {props.notices.map((notice, index) => {
        const Icon = ICONS[notice.severity];
        const { packet } = notice;
        return (
          <li key={index} className={`notice tone-${TONES[notice.severity]}`}>
            <Icon size={14} aria-hidden />
            <p>
              <span className="spoken">{WORDS[notice.severity]}: </span>
              {visibleText(notice.message)}
              {packet !== undefined && <PacketMark packet={packet} onPacket={props.onPacket} />}
              {notice.tip !== undefined && <span className="notice-tip">{visibleText(notice.tip)}</span>}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function PacketMark(props: {
  readonly packet: number;
  readonly onPacket: ((packet: number) => void) | undefined;
}) {
  const { packet, onPacket } = props;
  if (!onPacket) return <span className="faint"> Packet {packet}.</span>;
  return (
    <button
      type="button"
      className="link notice-packet"
      onClick={() => {
        onPacket(packet);
      }}
    >
      Packet {packet}
    </button>
  );
}
