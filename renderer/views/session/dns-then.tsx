import type { Session } from '../../../shared/model/session.ts';
import { dnsLines } from '../../../shared/report/dns-lines.ts';
import { count } from '../../../shared/report/text/wording.ts';
import { clipped } from '../../components/wire-text.tsx';
import { useActions } from '../../state/store-context.tsx';
import './dns-then.css';

const LINE_CHARACTERS = 300;

/** What the name servers said when the session was captured, each with the packet that proves it. */
export function DnsThen({ session }: { readonly session: Session }) {
  const { showPacket } = useActions();
  const lines = dnsLines(session.dns);
  if (lines.length === 0) return null;
  return (
    <details className="verdict-notices dns-then">
      <summary>{count(lines.length, 'DNS answer')} of that time about this session</summary>
      <ul data-testid="dns-then">
        {lines.map(({ packet, asked, said }, index) => (
          <li key={index}>
            <button
              type="button"
              title={`Go to packet ${packet}`}
              onClick={() => {
                showPacket(packet);
              }}
            >
              <span className="proof-packet">Packet {packet}</span>
              <code>{clipped(asked, LINE_CHARACTERS)}</code>
              <code className="dns-said">{clipped(said, LINE_CHARACTERS)}</code>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
