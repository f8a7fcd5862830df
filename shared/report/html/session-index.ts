import { decidingRejection } from '../../model/rejection.ts';
import type { Session } from '../../model/session.ts';
import { senderInWords } from '../text/wording.ts';
import { OUTCOME_LOOKS } from './charts.ts';
import { html, type Markup } from './markup.ts';

const FEWEST = 3;
const LONGEST_IPV4 = 15;
const MOST = 500;

/** A table of contents: a session a row. Nothing for so few that they can be seen at once. */
export function sessionIndex(sessions: readonly Session[]): Markup | undefined {
  if (sessions.length < FEWEST) return undefined;
  const hidden = sessions.length - MOST;
  return html`<h2>All sessions</h2>
    <table class="index">
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">Time (UTC)</th>
          <th scope="col">Client</th>
          <th scope="col">Sender</th>
          <th scope="col">Outcome</th>
        </tr>
      </thead>
      <tbody>
        ${sessions.slice(0, MOST).map(indexRow)}
      </tbody>
    </table>
    ${hidden > 0 && html`<p class="faint">and ${hidden} more, below</p>`}`;
}

function indexRow(session: Session): Markup {
  const rejection = decidingRejection(session);
  const code = [rejection?.code, rejection?.status].filter((part) => part !== undefined).join(' ');
  return html`<tr>
    <td class="number"><a href="#session-${session.id}">${session.id}</a></td>
    <td class="time">${session.startedAt.slice(0, 19).replace('T', ' ')}</td>
    <td class="mono${session.client.address.length > LONGEST_IPV4 && ' long'}">${session.client.address}</td>
    <td>${session.transactions[0] ? senderInWords(session.transactions[0].sender) : '–'}</td>
    <td>
      <b class="${OUTCOME_LOOKS[session.outcome]}">${session.outcome}</b
      >${rejection && html` <span class="faint">${code} <code>${rejection.reason}</code></span>`}
    </td>
  </tr>`;
}
