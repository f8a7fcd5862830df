import type { Session, SessionOutcome } from '../../model/session.ts';
import { html, type Markup } from './markup.ts';

/** The four looks of an outcome; each stands beside its word, so colour is never the only sign. */
export const OUTCOME_LOOKS: Readonly<Record<SessionOutcome, 'good' | 'bad' | 'doubt' | 'plain'>> = {
  delivered: 'good',
  'partially-delivered': 'doubt',
  rejected: 'bad',
  deferred: 'doubt',
  abandoned: 'doubt',
  refused: 'bad',
  unanswered: 'bad',
  encrypted: 'plain',
  'no-mail': 'plain',
  unknown: 'plain',
};

const LOOKS = ['bad', 'doubt', 'plain', 'good'] as const;
const WIDTH = 960;
const HEIGHT = 150;
const BASE = HEIGHT - 22;
const MOST_BARS = 60;
/** So few sessions are shown one by one. */
const MOST_MARKS = 60;

/** How the sessions ended: one bar cut in shares, and the same in words. */
export function outcomeBar(sessions: readonly Session[]): Markup | undefined {
  if (sessions.length === 0) return undefined;
  const counts = new Map<SessionOutcome, number>();
  for (const { outcome } of sessions) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const order = [...counts].sort(
    (a, b) => LOOKS.indexOf(OUTCOME_LOOKS[a[0]]) - LOOKS.indexOf(OUTCOME_LOOKS[b[0]]) || b[1] - a[1],
  );
  let x = 0;
  const shares = order.map(([outcome, number]) => {
    const width = (number / sessions.length) * WIDTH;
    const share = html`<rect
      class="${OUTCOME_LOOKS[outcome]}"
      x="${x.toFixed(1)}"
      y="0"
      width="${Math.max(1, width - 2).toFixed(1)}"
      height="12"
    ></rect>`;
    x += width;
    return share;
  });
  return html`<svg class="shares" viewBox="0 0 ${WIDTH} 12" preserveAspectRatio="none" aria-hidden="true">
      ${shares}
    </svg>
    <ul class="legend">
      ${order.map(([outcome, number]) => html`<li><span class="swatch ${OUTCOME_LOOKS[outcome]}"></span><b>${number}</b> ${outcome}</li>`)}
    </ul>`;
}

/** Sessions over time: a mark each when they are few, else stacked bars, refused ones at the bottom. */
export function sessionsOverTime(sessions: readonly Session[]): Markup | undefined {
  const times = sessions.map(({ startedAt }) => Date.parse(startedAt));
  const [first, last] = [least(times), greatest(times)];
  // For a single moment there is nothing to draw.
  if (sessions.length < 3 || last - first < 1000) return undefined;
  return sessions.length <= MOST_MARKS
    ? marksOverTime(sessions, first, last)
    : barsOverTime(sessions, first, last);
}

const LANE = 16;
const RADIUS = 5.5;

function marksOverTime(sessions: readonly Session[], first: number, last: number): Markup {
  const lanes: number[] = [];
  const marks = sessions.map(({ id, startedAt, outcome }) => {
    const x = RADIUS + ((Date.parse(startedAt) - first) / (last - first)) * (WIDTH - 2 * RADIUS);
    // The lowest lane where the mark touches no earlier one.
    const free = lanes.findIndex((end) => end < x - 2 * RADIUS - 1);
    const lane = free < 0 ? lanes.length : free;
    lanes[lane] = x;
    return { id, outcome, x, lane };
  });
  const base = lanes.length * LANE + 4;
  return html`<svg
    class="chart"
    viewBox="0 0 ${WIDTH} ${base + 22}"
    role="img"
    aria-label="${sessions.length} sessions over time, a mark each"
  >
    <line class="axis" x1="0" x2="${WIDTH}" y1="${base}" y2="${base}"></line>
    ${marks.map(({ id, outcome, x, lane }) => mark(OUTCOME_LOOKS[outcome], x, base - 10 - lane * LANE, `session ${id}: ${outcome}`))}
    ${timeScale(first, last, base + 16)}
  </svg>`;
}

/** Shapes differ as well as colours: a cross is refused, a diamond in between, a dot went well. */
function mark(look: (typeof LOOKS)[number], x: number, y: number, title: string): Markup {
  const place = `translate(${x.toFixed(1)} ${y.toFixed(1)})`;
  const tip = html`<title>${title}</title>`;
  if (look === 'bad')
    return html`<path class="bad stroke" d="M-4-4 4 4M4-4-4 4" transform="${place}">${tip}</path>`;
  if (look === 'doubt')
    return html`<path class="doubt" d="M0-6 6 0 0 6-6 0Z" transform="${place}">${tip}</path>`;
  return html`<circle class="${look}" r="${look === 'good' ? 5 : 4}" transform="${place}">${tip}</circle>`;
}

function timeScale(first: number, last: number, y: number): Markup {
  return html`<text x="0" y="${y}">${clock(first)}</text>
    <text x="${WIDTH}" y="${y}" text-anchor="end">${clock(last)} UTC</text>`;
}

function barsOverTime(sessions: readonly Session[], first: number, last: number): Markup {
  const bars = countBars(sessions, first, last);
  const highest = greatest(bars.map((bar) => LOOKS.reduce((sum, look) => sum + bar[look], 0)));
  const step = WIDTH / bars.length;
  const columns = bars.map((bar, index) => column(bar, index * step, Math.max(1, step - 1.5), highest));
  const label = `${sessions.length} sessions over time; the tallest bar stands for ${highest}`;
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">
    ${columns}
    <line class="axis" x1="0" x2="${WIDTH}" y1="${BASE}" y2="${BASE}"></line>
    ${timeScale(first, last, HEIGHT - 6)}
    <text x="0" y="11">${highest} sessions</text>
  </svg>`;
}

type Bar = Record<(typeof LOOKS)[number], number>;

function countBars(sessions: readonly Session[], first: number, last: number): readonly Bar[] {
  const number = Math.min(MOST_BARS, Math.ceil(Math.sqrt(sessions.length) * 4));
  const bars: Bar[] = Array.from({ length: number }, () => ({ good: 0, bad: 0, doubt: 0, plain: 0 }));
  for (const { startedAt, outcome } of sessions) {
    const place = Math.floor(((Date.parse(startedAt) - first) / (last - first)) * number);
    const bar = bars[Math.min(place, number - 1)];
    if (bar) bar[OUTCOME_LOOKS[outcome]]++;
  }
  return bars;
}

function column(bar: Bar, x: number, width: number, highest: number): readonly Markup[] {
  let top = BASE;
  return LOOKS.filter((look) => bar[look] > 0).map((look) => {
    const height = (bar[look] / highest) * (BASE - 16);
    top -= height;
    return html`<rect
      class="${look}"
      x="${x.toFixed(1)}"
      y="${top.toFixed(1)}"
      width="${width.toFixed(1)}"
      height="${height.toFixed(1)}"
    ></rect>`;
  });
}

/** "2017-04-30 16:16:13" */
function clock(millis: number): string {
  return new Date(millis).toISOString().slice(0, 19).replace('T', ' ');
}

const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
const greatest = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity);
