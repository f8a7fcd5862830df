import type { Session } from '../../shared/model/session.ts';
import { visibleText } from '../../shared/model/visible-text.ts';
import type { ComparedRow, ComparedStep } from './align-sessions.ts';
import { factDifferences, firstParting } from './compare-summary.ts';
import { linesOfStep } from './step-lines.ts';

const MARKS: Readonly<Record<ComparedRow['difference'], string>> = {
  same: ' ',
  different: '~',
  decisive: '!',
  left: '<',
  right: '>',
};

/** A comparison as plain text: what differs, then both dialogues, a pair of lines a step. */
export function compareAsText(left: Session, right: Session, rows: readonly ComparedRow[]): string {
  const facts = factDifferences(left, right).map((fact) => `${fact.label}: ${fact.left} | ${fact.right}`);
  const steps = rows.flatMap((row) => {
    const mark = MARKS[row.difference];
    if (row.difference === 'same') return [`${mark} both   ${textOf(row.left, left)}`];
    return [
      ...(row.left ? [`${mark} left   ${textOf(row.left, left)}`] : []),
      ...(row.right ? [`${mark} right  ${textOf(row.right, right)}`] : []),
    ];
  });
  return [`Left: ${nameOf(left)}`, `Right: ${nameOf(right)}`, firstParting(rows), ...facts, '', ...steps]
    .map(visibleText)
    .join('\n');
}

function nameOf({ id, client, server, startedAt, outcome }: Session): string {
  return `session ${id}, ${client.address} to ${server.address}, ${startedAt}, ${outcome}`;
}

function textOf(step: ComparedStep | undefined, session: Session): string {
  if (!step) return '';
  const who = step.kind === 'reply' ? 'S: ' : step.kind === 'turn' ? '' : 'C: ';
  return `${who}${linesOfStep(step, session).join(' / ')}`;
}
