import type { Session } from '../../model/session.ts';
import { FILTER_FIELDS } from './fields.ts';
import type { FieldTerm, FilterError, FilterNode } from './filter-node.ts';
import { createTextMatcher } from './match-text.ts';
import { createValueMatcher } from './matchers.ts';
import { parseFilter } from './parse-filter.ts';

export type SessionPredicate = (session: Session) => boolean;

export interface CompiledFilter {
  readonly matches: SessionPredicate;
  readonly errors: readonly FilterError[];
}

const FIELDS = new Map(FILTER_FIELDS.map((field) => [field.name, field]));

/** Makes a filter's text a test for sessions. When `errors` holds something, `matches` is not to be used. */
export function compileFilter(text: string): CompiledFilter {
  const { node, errors } = parseFilter(text);
  const problems = [...errors];
  const matches = compileNode(node, problems);
  return { matches, errors: problems };
}

function compileNode(node: FilterNode, errors: FilterError[]): SessionPredicate {
  switch (node.kind) {
    case 'all':
      return () => true;
    case 'text':
      return createTextMatcher(node.text);
    case 'field':
      return compileField(node, errors);
    case 'not': {
      const inner = compileNode(node.node, errors);
      return (session) => !inner(session);
    }
    case 'and': {
      const all = node.nodes.map((each) => compileNode(each, errors));
      return (session) => all.every((matches) => matches(session));
    }
    case 'or': {
      const any = node.nodes.map((each) => compileNode(each, errors));
      return (session) => any.some((matches) => matches(session));
    }
  }
}

function compileField(term: FieldTerm, errors: FilterError[]): SessionPredicate {
  const field = FIELDS.get(term.name);
  if (!field) {
    const message = `There is no field “${term.name}”. To look for the words themselves, put them in quotes.`;
    errors.push({ message, ...term.nameSpan });
    return () => false;
  }
  if (field.name === 'text') return createTextMatcher(term.value);
  const matcher = createValueMatcher(field.kind, term);
  if (typeof matcher !== 'function') {
    const { start, end } = term.valueSpan.end > term.valueSpan.start ? term.valueSpan : term;
    errors.push({ message: matcher.problem, start, end });
    return () => false;
  }
  return (session) => field.values(session).some(matcher);
}
