import { scaleLinear, scaleTime, scaleUtc } from 'd3-scale';
import { stack } from 'd3-shape';
import { useMemo } from 'react';
import type { Activity } from '../../../shared/query/overview/activity.ts';
import { count } from '../../../shared/report/text/wording.ts';
import { useElementSize } from '../../components/use-element-size.ts';
import { useTimeZone } from '../../state/store-context.tsx';
import { OUTCOME_ORDER, OUTCOMES } from '../../wording/outcomes.ts';
import { dayAndTime } from '../../wording/time.ts';
import type { TimeZone } from '../../wording/time-zone.ts';
import { ActivityBrush } from './activity-brush.tsx';
import { tickText } from './tick-text.ts';
import './activity-chart.css';

const HEIGHT = 132;
const MARGIN = { top: 6, right: 4, bottom: 20, left: 38 };
const GAP = 1;
/** CSS pixels between two times of the axis at least. */
const TICK_ROOM = 96;

/** Sessions over time, stacked by how they ended; a stretch dragged out, or chosen by keys, becomes a filter. */
export function ActivityChart({ activity }: { readonly activity: Activity }) {
  const zone = useTimeZone();
  const [size, measure] = useElementSize<HTMLDivElement>();
  const width = Math.max(0, size.width);
  const { buckets, bucketMs } = activity;
  const bars = useMemo(() => stackedBars(activity), [activity]);
  const start = Date.parse(buckets[0]?.from ?? '');
  // Ticks stand at full hours and midnights of the zone.
  const x = (zone === 'utc' ? scaleUtc() : scaleTime())
    .domain([start, start + buckets.length * bucketMs])
    .range([MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)]);
  const y = scaleLinear()
    .domain([0, bars.highest])
    .nice(3)
    .range([HEIGHT - MARGIN.bottom, MARGIN.top]);
  const barWidth = Math.max(1, x(start + bucketMs) - x(start) - GAP);
  if (buckets.length === 0) return null;
  // A text that would be cut off at the edge is left out.
  const ticks = x
    .ticks(Math.max(2, Math.floor(width / TICK_ROOM)))
    .filter((time) => x(time) > MARGIN.left + 8 && x(time) < width - 28);
  return (
    <div className="activity" ref={measure}>
      {width > 0 && (
        <>
          <svg width={width} height={HEIGHT} aria-hidden>
            {y
              .ticks(3)
              .filter(Number.isInteger)
              .map((value) => (
                <g key={value} className="activity-line">
                  <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y(value)} y2={y(value)} />
                  <text x={MARGIN.left - 6} y={y(value)} dy="0.32em" textAnchor="end">
                    {value.toLocaleString('en-US')}
                  </text>
                </g>
              ))}
            {ticks.map((time) => (
              <text
                key={time.getTime()}
                className="activity-time"
                x={x(time)}
                y={HEIGHT - 5}
                textAnchor="middle"
              >
                {tickText(time, bucketMs, zone)}
              </text>
            ))}
            {bars.layers.map(({ outcome, segments }) => (
              <g
                key={outcome}
                className={`activity-layer tone-${OUTCOMES[outcome].tone} activity-${outcome}`}
              >
                {segments.map(([bucket, from, to]) => (
                  <rect
                    key={bucket}
                    x={x(start + bucket * bucketMs) + GAP / 2}
                    width={barWidth}
                    y={y(to)}
                    height={Math.max(0, y(from) - y(to))}
                  />
                ))}
              </g>
            ))}
          </svg>
          <ActivityBrush
            activity={activity}
            left={MARGIN.left}
            right={MARGIN.right}
            width={width}
            height={HEIGHT - MARGIN.bottom}
          />
        </>
      )}
      <Table activity={activity} zone={zone} />
    </div>
  );
}

/** The layers of the chart, the worst outcome at the bottom where lengths compare best. */
function stackedBars({ buckets }: Activity) {
  const present = OUTCOME_ORDER.filter((outcome) => buckets.some(({ outcomes }) => outcomes[outcome]));
  const layers = stack<Activity['buckets'][number], (typeof present)[number]>()
    .keys(present)
    .value(({ outcomes }, outcome) => outcomes[outcome] ?? 0)(buckets)
    .map((series) => ({
      outcome: series.key,
      segments: series.flatMap(([from, to], bucket) => (to > from ? [[bucket, from, to] as const] : [])),
    }));
  const totals = buckets.map(({ outcomes }) => Object.values(outcomes).reduce((sum, each) => sum + each, 0));
  return { layers, highest: Math.max(1, ...totals) };
}

const ROWS_SPOKEN = 24;

/** The same in words, for who cannot see the bars; the fullest stretches only when there are many. */
function Table({ activity, zone }: { readonly activity: Activity; readonly zone: TimeZone }) {
  const rows = activity.buckets
    .map(({ from, outcomes }) => ({
      from,
      outcomes: OUTCOME_ORDER.flatMap((outcome) =>
        outcomes[outcome] ? [`${outcomes[outcome]} ${OUTCOMES[outcome].word.toLowerCase()}`] : [],
      ),
      total: Object.values(outcomes).reduce((sum, each) => sum + each, 0),
    }))
    .filter(({ total }) => total > 0);
  const shown = new Set([...rows].sort((a, b) => b.total - a.total).slice(0, ROWS_SPOKEN));
  return (
    <ul className="spoken" aria-label="Sessions over time">
      {rows
        .filter((row) => shown.has(row))
        .map(({ from, outcomes, total }) => (
          <li key={from}>
            {dayAndTime(from, zone)}: {count(total, 'session')}, {outcomes.join(', ')}
          </li>
        ))}
    </ul>
  );
}
