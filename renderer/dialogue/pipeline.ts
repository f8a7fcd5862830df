import type { Exchange } from '../../shared/model/exchange.ts';
import type { GroupStep, Step } from './step.ts';

/** A line of the dialogue view: a step, and how it stands in a pipelined group. */
export interface DialogueLine {
  readonly step: Step;
  /** Key of the group that the line belongs to; its heading has none. */
  readonly group?: string;
  readonly endsGroup?: true;
}

/** What is folded away: the groups closed by the user. */
type IsClosed = (groupKey: string) => boolean;

/**
 * Puts each reply beside its command where a client sent several commands before their replies (RFC 2920), under a
 * heading for the group. A closed group is its heading alone, unless the step `kept` stands in it.
 */
export function groupPipelines(
  steps: readonly Step[],
  isClosed: IsClosed,
  kept: string | undefined,
): readonly DialogueLine[] {
  const lines: DialogueLine[] = [];
  let next = 0;
  for (const group of findGroups(steps)) {
    for (; next < group.start; next++) lines.push(...lineOf(steps[next]));
    const members = steps.slice(group.start, group.end);
    const closed = isClosed(group.key) && !members.some(({ key }) => key === kept);
    lines.push({ step: headingOf(group.key, members, closed) });
    if (!closed) lines.push(...inPairs(members, group.key));
    next = group.end;
  }
  for (; next < steps.length; next++) lines.push(...lineOf(steps[next]));
  return lines;
}

/** A line a step, in the order in which they happened. */
export function asCaptured(steps: readonly Step[]): readonly DialogueLine[] {
  return steps.map((step) => ({ step }));
}

interface Group {
  readonly key: string;
  /** Places in the steps, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Runs of exchanges in which the next command, or message, was sent before the reply to the one before. */
function findGroups(steps: readonly Step[]): readonly Group[] {
  const places = placesByExchange(steps);
  const groups: Group[] = [];
  let open: { start: number; end: number; index: number; size: number } | undefined;
  const close = () => {
    if (open && open.size > 1)
      groups.push({ key: `group-${open.index}`, start: open.start, end: open.end + 1 });
    open = undefined;
  };
  for (const [index, { said, answered }] of places) {
    if (said === undefined || answered === undefined) continue;
    if (open && said < open.end) {
      open.end = Math.max(open.end, answered);
      open.size += 1;
    } else {
      close();
      open = { start: said, end: answered, index, size: 1 };
    }
  }
  close();
  return groups;
}

function placesByExchange(steps: readonly Step[]) {
  const places = new Map<number, { said?: number; answered?: number }>();
  steps.forEach((step, place) => {
    const index = exchangeOf(step)?.index;
    if (index === undefined) return;
    const known = places.get(index) ?? {};
    if (step.kind === 'reply') places.set(index, { ...known, answered: place });
    else if (known.said === undefined) places.set(index, { ...known, said: place });
  });
  return [...places].sort(([a], [b]) => a - b);
}

function exchangeOf(step: Step): Pick<Exchange, 'index'> | undefined {
  if (step.kind === 'command' || step.kind === 'reply') return step.exchange;
  return step.kind === 'message' ? { index: step.exchangeIndex } : undefined;
}

/** What was said of one exchange together; what happened on the wire stays behind the step that it followed. */
function inPairs(members: readonly Step[], group: string): readonly DialogueLine[] {
  const byExchange = new Map<number, Step[]>();
  let current = 0;
  for (const step of members) {
    current = exchangeOf(step)?.index ?? current;
    const run = byExchange.get(current) ?? [];
    run.push(step);
    byExchange.set(current, run);
  }
  const ordered = [...byExchange].sort(([a], [b]) => a - b).flatMap(([, run]) => run);
  return ordered.map((step, place) =>
    place === ordered.length - 1 ? { step, group, endsGroup: true } : { step, group },
  );
}

function headingOf(key: string, members: readonly Step[], closed: boolean): Step {
  const first = members[0];
  const heading: GroupStep = {
    kind: 'group',
    key,
    closed,
    said: members.flatMap((step) =>
      step.kind === 'command' ? [step.command.verb] : step.kind === 'message' ? ['the message'] : [],
    ),
    codes: members.flatMap((step) => (step.kind === 'reply' ? [step.reply.code] : [])),
    stop: closed,
    ...(first?.at !== undefined && { at: first.at }),
    ...(first?.packet !== undefined && { packet: first.packet }),
  };
  return {
    ...heading,
    ...(first?.sinceStartMs !== undefined && { sinceStartMs: first.sinceStartMs }),
  };
}

function lineOf(step: Step | undefined): readonly DialogueLine[] {
  return step === undefined ? [] : [{ step }];
}
