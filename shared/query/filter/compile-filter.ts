import type { Session } from '../../model/session.ts';
import type { FilterField } from './field.ts';
import { findField } from './fields.ts';
import type { FieldTerm, FilterError, FilterNode } from './filter-node.ts';
import { createTextMatcher } from './match-text.ts';
import { createValueMatcher, type ValueMatcher } from './matchers.ts';
import { parseFilter } from './parse-filter.ts';

export interface CompiledFilter<Subject = Session> {
  readonly matches: (subject: Subject) => boolean;
  readonly errors: readonly FilterError[];
  /** It asks for what is inside messages. */
  readonly readsMessages: boolean;
}

/** How the terms of a filter are tested, whatever stands for a session. */
export interface FilterTerms<Subject> {
  havingText(text: string): (subject: Subject) => boolean;
  havingValue(field: FilterField, matches: ValueMatcher): (subject: Subject) => boolean;
}

const SESSION_TERMS: FilterTerms<Session> = {
  havingText: createTextMatcher,
  havingValue: (field, matches) => (session) => field.values(session).some(matches),
};

/** Makes a filter's text a test for sessions. When `errors` holds something, `matches` is not to be used. */
export function compileFilter(text: string): CompiledFilter {
  return compileFilterFor(SESSION_TERMS, text);
}

/** The same for what stands for a session elsewhere, such as its place in a collection. */
export function compileFilterFor<Subject>(
  terms: FilterTerms<Subject>,
  text: string,
): CompiledFilter<Subject> {
  const { node, errors } = parseFilter(text);
  const problems = [...errors];
  const matches = compileNode(terms, node, problems);
  return { matches, errors: problems, readsMessages: readsMessages(node) };
}

function readsMessages(node: FilterNode): boolean {
  switch (node.kind) {
    case 'all':
    case 'text':
      return false;
    case 'field':
      return findField(node.name)?.readsMessages === true;
    case 'not':
      return readsMessages(node.node);
    case 'and':
    case 'or':
      return node.nodes.some(readsMessages);
  }
}

function compileNode<Subject>(
  terms: FilterTerms<Subject>,
  node: FilterNode,
  errors: FilterError[],
): (subject: Subject) => boolean {
  switch (node.kind) {
    case 'all':
      return () => true;
    case 'text':
      return terms.havingText(node.text);
    case 'field':
      return compileField(terms, node, errors);
    case 'not': {
      const inner = compileNode(terms, node.node, errors);
      return (subject) => !inner(subject);
    }
    case 'and': {
      const all = node.nodes.map((each) => compileNode(terms, each, errors));
      return (subject) => all.every((matches) => matches(subject));
    }
    case 'or': {
      const any = node.nodes.map((each) => compileNode(terms, each, errors));
      return (subject) => any.some((matches) => matches(subject));
    }
  }
}

function compileField<Subject>(
  terms: FilterTerms<Subject>,
  term: FieldTerm,
  errors: FilterError[],
): (subject: Subject) => boolean {
  const field = findField(term.name);
  if (!field) {
    const message = `There is no field “${term.name}”. To look for the words themselves, put them in quotes.`;
    errors.push({ message, ...term.nameSpan });
    return () => false;
  }
  if (field.name === 'text') return terms.havingText(term.value);
  const matcher = createValueMatcher(field.kind, term);
  if (typeof matcher !== 'function') {
    const { start, end } = term.valueSpan.end > term.valueSpan.start ? term.valueSpan : term;
    errors.push({ message: matcher.problem, start, end });
    return () => false;
  }
  return terms.havingValue(field, matcher);
}
