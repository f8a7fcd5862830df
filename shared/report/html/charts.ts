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

/** Sessions over time as stacked bars, refused ones at the bottom; nothing for a single moment. */
export function sessionsOverTime(sessions: readonly Session[]): Markup | undefined {
  const times = sessions.map(({ startedAt }) => Date.parse(startedAt));
  const [first, last] = [least(times), greatest(times)];
  if (sessions.length < 3 || last - first < 1000) return undefined;
  const bars = countBars(sessions, first, last);
  const highest = greatest(bars.map((bar) => LOOKS.reduce((sum, look) => sum + bar[look], 0)));
  const step = WIDTH / bars.length;
  const columns = bars.map((bar, index) => column(bar, index * step, Math.max(1, step - 1.5), highest));
  const label = `${sessions.length} sessions over time; the tallest bar stands for ${highest}`;
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">
    ${columns}
    <line class="axis" x1="0" x2="${WIDTH}" y1="${BASE}" y2="${BASE}"></line>
    <text x="0" y="${HEIGHT - 6}">${clock(first)}</text>
    <text x="${WIDTH}" y="${HEIGHT - 6}" text-anchor="end">${clock(last)} UTC</text>
    <text x="0" y="11">${highest}</text>
  </svg>`;
}

type Bar = Record<(typeof LOOKS)[number], number>;

function countBars(sessions: readonly Session[], first: number, last: number): readonly Bar[] {
  const number = Math.min(MOST_BARS, Math.max(12, Math.ceil(Math.sqrt(sessions.length) * 3)));
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
