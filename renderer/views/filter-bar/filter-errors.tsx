import type { FilterError } from '../../../shared/query/filter/filter-node.ts';

/**
 * A wavy line below what is wrong in the field. The text stands here once more, unseen, so that the line finds its
 * place; `offset` is where the field's text begins in the filter.
 */
export function FilterErrors(props: {
  readonly text: string;
  readonly offset: number;
  readonly errors: readonly FilterError[];
}) {
  const [error] = props.errors;
  if (!error) return null;
  const start = Math.max(0, Math.min(error.start - props.offset, props.text.length));
  const end = Math.max(start, Math.min(error.end - props.offset, props.text.length));
  return (
    <span className="filter-errors" aria-hidden data-testid="filter-error-place">
      {props.text.slice(0, start)}
      <span className="filter-wrong-part">{props.text.slice(start, end) || ' '}</span>
    </span>
  );
}
