import type { Cause, Tally } from '../../model/cause.ts';
import { causeHeadline } from '../../model/cause-headline.ts';
import { settingsFor } from '../../remedy/settings/index.ts';
import type { Setting } from '../../remedy/settings/setting.ts';
import { settingHeading } from '../../remedy/settings/settings-text.ts';
import { refusalCount } from '../refusal-count.ts';
import type { Report } from '../report.ts';
import { actorInWords, permanenceInWords } from '../text/wording.ts';
import { html, type Markup } from './markup.ts';

/** Why mail was refused: a card a cause, the most frequent first. */
export function causeCards(report: Report): Markup | undefined {
  const { causes } = report;
  if (causes.length === 0) return undefined;
  const total = refusalCount(report);
  const shown = new Set(report.sessions.map(({ id }) => id));
  return html`<h2>Why mail was refused</h2>
    <ol class="causes">
      ${causes.map((cause, at) =>
        causeCard(cause, total, shown, causes.findIndex(({ reason }) => reason === cause.reason) === at),
      )}
    </ol>`;
}

const IDS_SHOWN = 12;

function causeCard(
  cause: Cause,
  total: number,
  shown: ReadonlySet<number>,
  isFirstOfReason: boolean,
): Markup {
  const ids = cause.sessionIds
    .slice(0, IDS_SHOWN)
    .map(
      (id, index) =>
        html`${index > 0 && ', '}${shown.has(id) ? html`<a href="#session-${id}">${id}</a>` : id}`,
    );
  const more = cause.sessions > IDS_SHOWN ? ` and ${cause.sessions - IDS_SHOWN} more` : '';
  return html`<li class="cause ${cause.permanence}">
    <h3>${causeHeadline(cause, total)}</h3>
    ${cause.blocklist && html`<p>${cause.summary}</p>`}
    <dl class="facts">
      <dt>To act</dt>
      <dd><b>${actorInWords(cause.actor)}</b></dd>
      ${tallies('Refused by', cause.servers)} ${tallies('Clients', cause.clientNetworks.map(withoutFullMask))}
      ${tallies('Recipients at', cause.recipientDomains)}
      <dt>Sessions</dt>
      <dd>${ids}${more}</dd>
      <dt>Verdict</dt>
      <dd><code>${cause.reason}</code>; ${permanenceInWords(cause.permanence)}</dd>
    </dl>
    ${isFirstOfReason && settingsOf(cause)}
  </li>`;
}

/** The settings that cure it, folded; once a reason. */
function settingsOf({ reason }: Cause): Markup | undefined {
  const { settings } = settingsFor(reason);
  if (settings.length === 0) return undefined;
  return html`<details>
    <summary>Settings that cure it</summary>
    ${settings.map(settingItem)}
  </details>`;
}

function settingItem(setting: Setting): Markup {
  const { lines, then, does, caution } = setting;
  const all = then === undefined ? lines : [...lines, `# then: ${then}`];
  return html`<p>${settingHeading(setting)}: ${does} ${caution}</p>
    <p class="mono">${all.map((line) => html`${line}<br />`)}</p>`;
}

/** A network of one address is that address. */
const withoutFullMask = ({ value, count }: Tally): Tally => ({
  value: value.replace(/\/(?:32|128)$/, ''),
  count,
});

const TALLIES_SHOWN = 4;

function tallies(label: string, list: readonly Tally[]): Markup | undefined {
  if (list.length === 0) return undefined;
  const names = list
    .slice(0, TALLIES_SHOWN)
    .map(({ value, count }) => (list.length > 1 ? `${value} (${count})` : value))
    .join(', ');
  const more = list.length > TALLIES_SHOWN ? ` and ${list.length - TALLIES_SHOWN} more` : '';
  return html`<dt>${label}</dt>
    <dd class="mono">${names}${more}</dd>`;
}
