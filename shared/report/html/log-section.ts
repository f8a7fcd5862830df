import type { LogJoin } from '../../model/log.ts';
import type { Session } from '../../model/session.ts';
import { joinInWords, laterLines, logLineInWords } from '../text/join-text.ts';
import { html, type Markup } from './markup.ts';

/** What was read beside the capture: clocks, and refusals that it does not hold. */
export function logsSection(logs: LogJoin | undefined): Markup | undefined {
  if (!logs) return undefined;
  const { sentences, refusals, moreRefusals } = joinInWords(logs);
  return html`<section class="logs">
    <h2>Mail logs</h2>
    <ul>
      ${[...sentences, ...logs.notices.map(({ message, tip }) => [message, tip].filter(Boolean).join(' '))].map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
    ${
      refusals.length > 0 &&
      html`<h3>Refusals in the logs that the capture does not hold</h3>
        <ul>
          ${refusals.map(
            ({ place, summary, text }) =>
              html`<li><b>${summary}</b><br /><span class="mono faint">${place}: ${text}</span></li>`,
          )}
        </ul>
        ${moreRefusals > 0 && html`<p class="faint">and ${moreRefusals} more</p>`}`
    }
  </section> `;
}

/** What became of the mail after the session, and why lines are taken to be of it. */
export function laterSection(session: Session): Markup | undefined {
  const { log = [] } = session;
  if (log.length === 0) return undefined;
  const later = laterLines(session).map(logLineInWords);
  const reasons = new Set(log.filter((line) => !line.later).map((line) => logLineInWords(line).why));
  return html`${
    later.length > 0 &&
    html`<h3>What became of it, by the mail log</h3>
      <ul class="mono">
        ${later.map(({ place, text }) => html`<li><span class="faint">${place}:</span> ${text}</li>`)}
      </ul>`
  }
  ${[...reasons].map((why) => html`<p class="faint">Log lines: ${why}</p>`)}`;
}
