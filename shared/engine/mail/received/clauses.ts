import { tokenize } from '../tokens.ts';

/** What follows one of the words from, by, via, with, id, for. */
export interface Clause {
  readonly words: readonly string[];
  readonly comments: readonly string[];
}

type ClauseName = 'from' | 'by' | 'via' | 'with' | 'id' | 'for';

/** A Received field divided into its clauses (RFC 5321 section 4.4). */
export type Clauses = { readonly [Name in ClauseName]?: Clause } & {
  /** Comments in front of the first clause: "(qmail 123 invoked from network)". */
  readonly leading: readonly string[];
  /** What stands after the last ";". */
  readonly date?: string;
};

const NAMES: ReadonlySet<string> = new Set<ClauseName>(['from', 'by', 'via', 'with', 'id', 'for']);

/** Divides an unfolded Received field; words that belong to no clause are passed over. */
export function parseClauses(value: string): Clauses {
  const tokens = tokenize(value, ';');
  const lastSemicolon = tokens.filter((token) => token.kind === 'special').at(-1);
  const clauses: { [Name in ClauseName]?: { words: string[]; comments: string[] } } = {};
  const leading: string[] = [];
  let current: { words: string[]; comments: string[] } | undefined;
  for (const { kind, text, start } of tokens) {
    if (kind === 'special') continue;
    if (lastSemicolon !== undefined && start > lastSemicolon.start) break;
    const name = kind === 'word' ? text.toLowerCase() : '';
    // "from by.example": a clause's word follows the clause's name, whatever it is.
    const isExpected = current === undefined || current.words.length + current.comments.length > 0;
    if (isClauseName(name) && isExpected && clauses[name] === undefined) {
      current = clauses[name] = { words: [], comments: [] };
    } else if (kind === 'comment') {
      (current?.comments ?? leading).push(text);
    } else {
      current?.words.push(kind === 'literal' ? `[${text}]` : text);
    }
  }
  const date = lastSemicolon === undefined ? undefined : value.slice(lastSemicolon.end).trim();
  return { ...clauses, leading, ...(date !== undefined && date !== '' && { date }) };
}

const isClauseName = (name: string): name is ClauseName => NAMES.has(name);
