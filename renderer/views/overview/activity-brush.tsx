import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Activity } from '../../../shared/query/overview/activity.ts';
import { useActions, useTimeZone, useWorkspace } from '../../state/store-context.tsx';
import { OUTCOME_ORDER, OUTCOMES } from '../../wording/outcomes.ts';
import { timeSpan } from '../../wording/time.ts';
import type { TimeZone } from '../../wording/time-zone.ts';
import { barThere, filterForRange, rangeOfFilter, type BucketRange } from './time-range.ts';

/** Whole bars; the head may lie on either side of the anchor. */
interface DrawnBars {
  readonly anchor: number;
  readonly head: number;
}

/** Over the chart: drag to choose a stretch of time; or with keys: arrows, Shift with arrows, Enter. */
export function ActivityBrush(props: {
  readonly activity: Activity;
  readonly left: number;
  readonly right: number;
  readonly width: number;
  readonly height: number;
}) {
  const { activity, left, right, width, height } = props;
  const filter = useWorkspace((workspace) => workspace.filter);
  const { setFilter, show } = useActions();
  const zone = useTimeZone();
  const [drawnBars, setDrawn] = useState<DrawnBars>();
  const [dragging, setDragging] = useState(false);
  const [overBar, setOver] = useState<number>();
  const last = activity.buckets.length - 1;
  const drawn = drawnBars && {
    anchor: barThere(drawnBars.anchor, activity),
    head: barThere(drawnBars.head, activity),
  };
  const over = overBar === undefined ? undefined : barThere(overBar, activity);
  const step = (width - left - right) / activity.buckets.length;
  const range = drawn ? rangeOf(drawn) : rangeOfFilter(filter, activity);

  const choose = (wanted: BucketRange) => {
    setFilter(filterForRange(filter, activity, wanted));
    show('sessions');
  };
  const bucketAt = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return Math.max(0, Math.min(last, Math.floor((event.clientX - box.left) / step)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const head = drawn?.head ?? range?.to ?? 0;
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: head - 1,
      ArrowRight: drawn ? head + 1 : head,
      Home: 0,
      End: last,
    };
    const target = Object.hasOwn(targets, event.key) ? targets[event.key] : undefined;
    if (target !== undefined) {
      const to = Math.max(0, Math.min(last, target));
      setDrawn({ anchor: event.shiftKey && drawn ? drawn.anchor : to, head: to });
    } else if (event.key === 'Enter' && drawn) choose(rangeOf(drawn));
    else if (event.key === 'Escape' && drawn) setDrawn(undefined);
    else return;
    event.preventDefault();
  };
  const told = over ?? drawn?.head;
  return (
    <>
      <div
        role="slider"
        tabIndex={0}
        aria-label="Stretch of time. Arrow keys choose a bar, Shift with them more, Enter shows its sessions."
        aria-orientation="horizontal"
        aria-valuemin={1}
        aria-valuemax={last + 1}
        aria-valuenow={(drawn?.head ?? range?.from ?? 0) + 1}
        aria-valuetext={range ? textOf(activity, range, zone) : 'nothing chosen'}
        data-testid="activity-brush"
        className="activity-brush"
        style={{ left, width: Math.max(0, width - left - right), height }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setDrawn(undefined);
        }}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragging(true);
          setDrawn({ anchor: bucketAt(event), head: bucketAt(event) });
        }}
        onPointerMove={(event) => {
          setOver(bucketAt(event));
          if (dragging && drawn) setDrawn({ ...drawn, head: bucketAt(event) });
        }}
        onPointerLeave={() => {
          setOver(undefined);
        }}
        onPointerUp={() => {
          setDragging(false);
          if (dragging && drawn) choose(rangeOf(drawn));
        }}
        onPointerCancel={() => {
          setDragging(false);
          setDrawn(undefined);
        }}
      >
        {range && (
          <span
            className="activity-chosen"
            style={{ left: range.from * step, width: (range.to - range.from) * step }}
          />
        )}
      </div>
      <p className="activity-told" aria-hidden>
        {told === undefined
          ? 'Drag over the bars to see the sessions of that time.'
          : textOf(
              activity,
              drawn && over === undefined
                ? rangeOf(drawn)
                : range && dragging
                  ? range
                  : { from: told, to: told + 1 },
              zone,
            )}
      </p>
    </>
  );
}

function rangeOf({ anchor, head }: DrawnBars): BucketRange {
  return { from: Math.min(anchor, head), to: Math.max(anchor, head) + 1 };
}

/** "30 Apr 2017, 16:18:00 to 16:20:00 UTC: 12 rejected, 3 delivered". */
function textOf({ buckets, bucketMs }: Activity, { from, to }: BucketRange, zone: TimeZone): string {
  const first = buckets[from]?.from ?? '';
  const last = new Date(Date.parse(buckets[to - 1]?.from ?? '') + bucketMs).toISOString();
  const within = buckets.slice(from, to);
  const counts = OUTCOME_ORDER.flatMap((outcome) => {
    const number = within.reduce((sum, { outcomes }) => sum + (outcomes[outcome] ?? 0), 0);
    return number > 0 ? [`${number.toLocaleString('en-US')} ${OUTCOMES[outcome].word.toLowerCase()}`] : [];
  });
  return `${timeSpan(first, last, zone)}: ${counts.length === 0 ? 'no session' : counts.join(', ')}`;
}
