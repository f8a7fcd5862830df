import type { Session } from '../../shared/model/session.ts';
import { alignSequences } from './align-sequences.ts';
import type { CommandStep, MessageStep, ReplyStep, Step, TurnStep } from './step.ts';
import { stepsOf } from './steps.ts';
import { groupPipelines } from './pipeline.ts';

/** What two sessions are compared by: what was said, and where the connection as a whole changed. */
export type ComparedStep = Extract<Step, CommandStep | ReplyStep | MessageStep | TurnStep>;

/** A row of the comparison. */
export interface ComparedRow {
  /** Its place, from 0 on. */
  readonly place: number;
  readonly left: ComparedStep | undefined;
  readonly right: ComparedStep | undefined;
  /**
   * `same` in what matters, `different` words that are bound to differ (names, addresses, queue ids), `decisive` another
   * code, another kind of ending; `left` or `right` where only one of them has it.
   */
  readonly difference: 'same' | 'different' | 'decisive' | 'left' | 'right';
}

const rowsByPair = new WeakMap<Session, WeakMap<Session, readonly ComparedRow[]>>();

/** Two sessions side by side, aligned by what was asked and what was answered; made once a pair. */
export function alignSessions(left: Session, right: Session): readonly ComparedRow[] {
  const known = rowsByPair.get(left)?.get(right);
  if (known) return known;
  const rows = makeRows(left, right);
  rowsByPair.set(
    left,
    (rowsByPair.get(left) ?? new WeakMap<Session, readonly ComparedRow[]>()).set(right, rows),
  );
  return rows;
}

function makeRows(left: Session, right: Session): readonly ComparedRow[] {
  return alignSequences(comparedSteps(left), comparedSteps(right), likeness).map((pair, place) => ({
    ...pair,
    place,
    difference: differenceOf(pair.left, pair.right),
  }));
}

/** Replies beside their commands, whether they were pipelined or not: sessions with and without are alike then. */
function comparedSteps(session: Session): readonly ComparedStep[] {
  const lines = groupPipelines(stepsOf(session), () => false, undefined);
  return lines.flatMap(({ step }) => (isCompared(step) ? [step] : []));
}

function isCompared(step: Step): step is ComparedStep {
  return step.kind !== 'wire' && step.kind !== 'group';
}

const ALIKE = 10;

function likeness(left: ComparedStep, right: ComparedStep): number {
  if (left.kind === 'command' && right.kind === 'command') {
    if (left.command.verb !== right.command.verb) return 0;
    return left.command.line === right.command.line ? ALIKE + 2 : ALIKE;
  }
  if (left.kind === 'reply' && right.kind === 'reply') {
    // A reply to the same question stands beside it, whatever it says: that is the difference looked for.
    if (left.exchange.stage !== right.exchange.stage) return 0;
    const sameClass = Math.floor(left.reply.code / 100) === Math.floor(right.reply.code / 100);
    return left.reply.code === right.reply.code ? ALIKE - 2 : sameClass ? ALIKE - 4 : ALIKE - 5;
  }
  if (left.kind === 'turn' && right.kind === 'turn') {
    if (left.turn === right.turn) return ALIKE;
    return left.key === right.key ? 1 : 0;
  }
  return left.kind === right.kind ? ALIKE : 0;
}

function differenceOf(
  left: ComparedStep | undefined,
  right: ComparedStep | undefined,
): ComparedRow['difference'] {
  if (left === undefined) return 'right';
  if (right === undefined) return 'left';
  if (left.kind === 'reply' && right.kind === 'reply') {
    if (left.reply.code !== right.reply.code || left.reply.status !== right.reply.status) return 'decisive';
    return left.reply.lines.join('\n') === right.reply.lines.join('\n') ? 'same' : 'different';
  }
  if (left.kind === 'command' && right.kind === 'command')
    return left.command.line === right.command.line ? 'same' : 'different';
  if (left.kind === 'message' && right.kind === 'message')
    return left.message.subject === right.message.subject && left.message.bytes === right.message.bytes
      ? 'same'
      : 'different';
  if (left.kind === 'turn' && right.kind === 'turn') return left.turn === right.turn ? 'same' : 'decisive';
  return 'decisive';
}
