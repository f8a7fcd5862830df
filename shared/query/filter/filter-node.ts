/** Where something stands in the filter's text: UTF-16 offsets, the end excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Comparison = '=' | '>' | '>=' | '<' | '<=';

/** `name:value`, as in `outcome:rejected` or `wait:>5s`. */
export interface FieldTerm extends Span {
  readonly kind: 'field';
  readonly name: string;
  readonly nameSpan: Span;
  readonly comparison: Comparison;
  readonly value: string;
  readonly valueSpan: Span;
  /** A value in quotes is taken literally: `*` is a star. */
  readonly quoted: boolean;
}

/** A word or a "phrase" that may stand anywhere in the session. */
interface TextTerm extends Span {
  readonly kind: 'text';
  readonly text: string;
}

/** What a filter says. */
export type FilterNode =
  | FieldTerm
  | TextTerm
  | { readonly kind: 'and' | 'or'; readonly nodes: readonly FilterNode[] }
  | { readonly kind: 'not'; readonly node: FilterNode }
  | { readonly kind: 'all' };

/** What is wrong with a filter, and where. */
export interface FilterError extends Span {
  readonly message: string;
}
