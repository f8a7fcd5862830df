import type { Session } from '../../../shared/model/session.ts';
import './ladder.css';

/** Names the two lifelines; stays on top while the rungs scroll. */
export function LadderHead(props: { readonly session: Session; readonly complete: boolean }) {
  const { client, server } = props.session;
  return (
    <>
      <div className="ladder-head ladder-grid">
        <span />
        <span />
        <span className="ladder-client">Client {client.address}</span>
        <span className="ladder-server">Server {server.address}</span>
      </div>
      {!props.complete && (
        <p className="ladder-limited" role="note">
          This session is too long to show every packet of it; the last ones are left out.
        </p>
      )}
    </>
  );
}
