import { EmbeddedActionsParser, EOF, type IRecognitionException, type IToken } from 'chevrotain';
import type { Comparison, FilterError, FilterNode, Span } from './filter-node.ts';
import {
  and,
  field,
  filterLexer,
  leftParenthesis,
  not,
  or,
  quoted,
  rightParenthesis,
  TOKENS,
  word,
} from './tokens.ts';

export interface ParsedFilter {
  readonly node: FilterNode;
  readonly errors: readonly FilterError[];
}

/**
 *     filter      = [ disjunction ]
 *     disjunction = conjunction *( "OR" conjunction )
 *     conjunction = negation *( [ "AND" ] negation )
 *     negation    = *"NOT" primary
 *     primary     = "(" disjunction ")" / field / word / quoted
 */
class FilterParser extends EmbeddedActionsParser {
  constructor() {
    super(TOKENS);
    this.performSelfAnalysis();
  }

  readonly filter = this.RULE('filter', (): FilterNode => {
    let node: FilterNode = { kind: 'all' };
    this.OPTION(() => {
      node = this.SUBRULE(this.disjunction);
    });
    return node;
  });

  private readonly disjunction = this.RULE('disjunction', (): FilterNode => {
    const nodes = [this.SUBRULE(this.conjunction)];
    this.MANY(() => {
      this.CONSUME(or);
      nodes.push(this.SUBRULE2(this.conjunction));
    });
    return joined('or', nodes);
  });

  private readonly conjunction = this.RULE('conjunction', (): FilterNode => {
    const nodes = [this.SUBRULE(this.negation)];
    this.MANY(() => {
      this.OPTION(() => this.CONSUME(and));
      nodes.push(this.SUBRULE2(this.negation));
    });
    return joined('and', nodes);
  });

  private readonly negation = this.RULE('negation', (): FilterNode => {
    let negated = false;
    this.MANY(() => {
      this.CONSUME(not);
      negated = !negated;
    });
    const node = this.SUBRULE(this.primary);
    return negated ? { kind: 'not', node } : node;
  });

  private readonly primary = this.RULE('primary', (): FilterNode =>
    this.OR([
      { ALT: (): FilterNode => this.SUBRULE(this.group) },
      { ALT: (): FilterNode => fieldTerm(this.CONSUME(field)) },
      { ALT: (): FilterNode => textTerm(this.CONSUME(word)) },
      { ALT: (): FilterNode => textTerm(this.CONSUME(quoted)) },
    ]),
  );

  private readonly group = this.RULE('group', (): FilterNode => {
    this.CONSUME(leftParenthesis);
    const node = this.SUBRULE(this.disjunction);
    this.CONSUME(rightParenthesis);
    return node;
  });
}

/** Nested deeper than anybody writes; keeps a hostile filter from exhausting the stack. */
const DEEPEST_NESTING = 50;

// Made at the first use: analysing the grammar costs a few milliseconds.
let parser: FilterParser | undefined;

/** Reads a filter; whatever is wrong with it is told with its place, and the node then matches nothing to rely on. */
export function parseFilter(text: string): ParsedFilter {
  const { tokens } = filterLexer.tokenize(text);
  const tooDeep = nestingError(tokens);
  if (tooDeep) return { node: { kind: 'all' }, errors: [tooDeep] };
  parser ??= new FilterParser();
  parser.input = tokens;
  const node = parser.filter() as FilterNode | undefined;
  const errors = parser.errors.map((error) => explainError(error, text.length));
  return { node: node ?? { kind: 'all' }, errors: [...errors, ...openQuotes(tokens)] };
}

function joined(kind: 'and' | 'or', nodes: readonly FilterNode[]): FilterNode {
  const [only] = nodes;
  return nodes.length === 1 && only ? only : { kind, nodes };
}

function spanOf(token: IToken): Span {
  return { start: token.startOffset, end: token.startOffset + token.image.length };
}

function textTerm(token: IToken): FilterNode {
  return { kind: 'text', text: unquote(token.image), ...spanOf(token) };
}

const FIELD_PARTS = /^([^:]*):(>=|<=|>|<|=)?(.*)$/s;

function fieldTerm(token: IToken): FilterNode {
  const [, name = '', comparison = '=', value = ''] = FIELD_PARTS.exec(token.image) ?? [];
  const { start, end } = spanOf(token);
  return {
    kind: 'field',
    name: name.toLowerCase(),
    nameSpan: { start, end: start + name.length },
    comparison: comparison as Comparison,
    value: unquote(value),
    valueSpan: { start: end - value.length, end },
    quoted: value.startsWith('"'),
    start,
    end,
  };
}

/** `"spam \"block\""` → `spam "block"` */
function unquote(text: string): string {
  if (!text.startsWith('"')) return text;
  return text.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1');
}

function openQuotes(tokens: readonly IToken[]): readonly FilterError[] {
  return tokens
    .filter(
      (token) =>
        (token.tokenType === quoted || token.tokenType === field) &&
        /^[^"]*"(?:[^"\\]|\\.)*$/.test(token.image),
    )
    .map((token) => ({ message: 'The closing quote is missing.', ...spanOf(token) }));
}

function nestingError(tokens: readonly IToken[]): FilterError | undefined {
  let depth = 0;
  for (const token of tokens) {
    if (token.tokenType === leftParenthesis && ++depth > DEEPEST_NESTING) {
      return { message: `Parentheses are nested deeper than ${DEEPEST_NESTING}.`, ...spanOf(token) };
    }
    if (token.tokenType === rightParenthesis) depth--;
  }
  return undefined;
}

function explainError(error: IRecognitionException, length: number): FilterError {
  const { token } = error;
  if (token.tokenType === EOF) {
    const previousToken = 'previousToken' in error ? (error.previousToken as IToken | undefined) : undefined;
    const expected = previousToken && [and, or, not].includes(previousToken.tokenType);
    const message = expected
      ? `Something must follow ${previousToken.image}.`
      : 'A closing parenthesis is missing.';
    return { message, start: Math.max(0, length - 1), end: length };
  }
  if (token.tokenType === rightParenthesis)
    return { message: 'There is nothing for this parenthesis to close.', ...spanOf(token) };
  return { message: `“${token.image}” cannot stand here.`, ...spanOf(token) };
}
