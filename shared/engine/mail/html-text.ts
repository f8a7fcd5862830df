import { Parser } from 'htmlparser2';
import { LIMITS } from '../limits.ts';

/** Elements whose content nobody reads. */
const HIDDEN: ReadonlySet<string> = new Set(
  'applet audio canvas head iframe math noembed noframes object script select style svg template textarea title video'.split(
    ' ',
  ),
);
/** Elements that begin, and end, on a line of their own. */
const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
/** Those with an empty line around them. */
const PARAGRAPHS: ReadonlySet<string> = new Set('blockquote h1 h2 h3 h4 h5 h6 ol p pre table ul'.split(' '));

export interface HtmlText {
  readonly text: string;
  readonly cut: boolean;
}

/**
 * Plain text made of HTML for reading: nothing of it is run, fetched or obeyed. Links keep their target where it is another
 * than their words say; pictures are told by their alternative text. At most `LIMITS.htmlTextCharacters` long.
 */
export function htmlToText(source: string): HtmlText {
  const writer = new TextWriter();
  const parser = new Parser({
    onopentag: (name, attributes) => {
      writer.open(name, attributes);
    },
    onclosetag: (name) => {
      writer.close(name);
    },
    ontext: (text) => {
      writer.text(text);
    },
  });
  for (let at = 0; at < source.length && !writer.isFull; at += PIECE)
    parser.write(source.slice(at, at + PIECE));
  if (!writer.isFull) parser.end();
  return { text: writer.result(), cut: writer.isFull };
}

/** So that a source whose text is long enough is not read to its end. */
const PIECE = 1 << 14;

class TextWriter {
  private output = '';
  private breaks = 0;
  private space = false;
  private hidden = 0;
  private depth = 0;
  private preformatted = 0;
  private readonly links: { readonly target: string; readonly from: number }[] = [];

  get isFull(): boolean {
    return this.output.length > LIMITS.htmlTextCharacters || this.depth > LIMITS.htmlDepth;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.depth += 1;
    if (HIDDEN.has(name)) this.hidden += 1;
    if (this.hidden > 0) return;
    this.breakFor(name);
    if (name === 'br') this.line(1, true);
    else if (name === 'li') this.text('- ');
    else if (name === 'pre') this.preformatted += 1;
    else if (name === 'td' || name === 'th') this.space = true;
    else if (name === 'img' && attributes['alt']) this.text(` [${attributes['alt']}] `);
    else if (name === 'a') this.links.push({ target: attributes['href'] ?? '', from: this.output.length });
  }

  close(name: string): void {
    this.depth -= 1;
    if (HIDDEN.has(name)) {
      this.hidden = Math.max(0, this.hidden - 1);
      return;
    }
    if (this.hidden > 0) return;
    if (name === 'pre') this.preformatted = Math.max(0, this.preformatted - 1);
    if (name === 'a') this.endLink();
    this.breakFor(name);
  }

  text(text: string): void {
    if (this.hidden > 0 || this.isFull) return;
    if (this.preformatted > 0) {
      this.write(text.replace(/\r\n?/g, '\n'));
      return;
    }
    const words = text.replace(/[ \t\r\n\f\u00a0]+/g, ' ');
    if (words.startsWith(' ')) this.space = true;
    if (words.trim() !== '') this.write(words.replace(/^ | $/g, ''));
    if (words.endsWith(' ')) this.space = true;
  }

  result(): string {
    return this.output.slice(0, LIMITS.htmlTextCharacters).trim();
  }

  private breakFor(name: string): void {
    if (PARAGRAPHS.has(name)) this.line(2, false);
    else if (BLOCKS.has(name)) this.line(1, false);
  }

  /** Line ends before what comes next: at least so many, or one more. */
  private line(count: number, more: boolean): void {
    this.breaks = more ? Math.min(2, this.breaks + count) : Math.max(this.breaks, count);
    this.space = false;
  }

  private write(text: string): void {
    if (this.output !== '') {
      if (this.breaks > 0) this.output += '\n'.repeat(this.breaks);
      else if (this.space) this.output += ' ';
    }
    this.breaks = 0;
    this.space = false;
    this.output += text;
  }

  private endLink(): void {
    const link = this.links.pop();
    if (!link) return;
    const target = link.target.trim();
    const words = this.output.slice(link.from).trim();
    if (!/^(?:https?|ftp|mailto|tel|javascript|data|file):/i.test(target)) return;
    const isSaid = words !== '' && (target === words || target.replace(/^mailto:/i, '') === words);
    if (!isSaid) this.text(` <${target.slice(0, LINK_CHARACTERS)}>`);
  }
}

const LINK_CHARACTERS = 1_000;
