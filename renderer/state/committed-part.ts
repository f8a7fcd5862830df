import { filterTerms } from '../../shared/query/filter/edit-filter.ts';

/**
 * How much of a filter stands in chips while it is being typed: everything up to the term at its end, and that as well
 * once a blank follows it. "|" is the result: `outcome:rejected |code:5`, `outcome:rejected code:550 |`, `|a OR `.
 */
export function committedPart(text: string): number {
  const last = filterTerms(text).at(-1);
  if (!last) return 0;
  const isFinished = text.length > last.end && !isWaiting(last.text);
  return isFinished ? text.length : last.start;
}

/** A term that asks for more: it ends in an operator, or in an open parenthesis or quote. */
function isWaiting(term: string): boolean {
  const bare = term.replace(/\\./g, '');
  const quotes = bare.match(/"/g)?.length ?? 0;
  const depth = (bare.match(/\(/g)?.length ?? 0) - (bare.match(/\)/g)?.length ?? 0);
  return /(?:^|\s)(?:AND|OR|NOT|&&|\|\||!)$/.test(term) || depth > 0 || quotes % 2 === 1;
}
