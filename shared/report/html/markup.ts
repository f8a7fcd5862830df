import { visibleText } from '../../model/visible-text.ts';
import { escapeMarkup } from '../escape-markup.ts';

/** A piece of HTML that is safe to put into a page; only `html` makes one. */
export interface Markup {
  readonly markup: string;
}

type Part = Markup | string | number | undefined | false | readonly Part[];

/** Template tag: what is put in is shown as text, made visible and escaped, unless it is Markup itself. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const text = literals
    .map((literal, index) => (index === 0 ? '' : render(parts[index - 1])) + literal)
    .join('');
  return { markup: text };
}

/** Markup of our own making that holds nothing from a capture: style sheets. */
export function trusted(markup: string): Markup {
  return { markup };
}

function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escapeMarkup(visibleText(part));
  if ('markup' in part) return part.markup;
  return part.map(render).join('');
}
