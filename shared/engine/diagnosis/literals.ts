/** Strings in lower case, of which at least one stands in every text that fits; undefined where none can be told. */
export type Literals = readonly string[] | undefined;

/**
 * Finds them in the source of a regular expression or of a phrase. `named` gives those of a `{name}` of the vocabulary.
 *
 * Sample: `\b(?:listed|found) (?:in|at) .{0,20}spamhaus` holds "spamhaus"; `(user|mailbox) ~2 unknown` holds " unknown".
 */
export function literalsOf(source: string, named: (name: string) => Literals = () => undefined): Literals {
  return new LiteralReader(source, named).alternatives();
}

/** The more telling of two: the longer its shortest string, and the fewer. */
export function moreTelling(left: Literals, right: Literals): Literals {
  if (left === undefined || right === undefined) return left ?? right;
  const difference = shortest(left) - shortest(right);
  return difference > 0 || (difference === 0 && left.length <= right.length) ? left : right;
}

const shortest = (literals: readonly string[]): number =>
  literals.reduce((least, { length }) => Math.min(least, length), Number.POSITIVE_INFINITY);

// Characters that stand for themselves, but for one that a quantifier follows
const PLAIN = /[^\\^$.|?*+()[\]{}]+(?![?*+{])/y;
// "?", "*", "+", "{2}", "{0,3}", each perhaps with a "?" behind it
const QUANTIFIER = /(?:[?*+]|\{\d+(?:,\d*)?\})\??/y;
const CLASS = /\[(?:\\.|[^\]\\])*\]/y;
const NAME = /\{([a-zA-Z]+)\}/y;
const GROUP_START = /\((?:\?(?:[:=!]|<[=!]|<\w+>))?/y;
// "\b" and "\B" have no width; other escaped letters and digits stand for more than themselves.
const LETTER_OR_DIGIT = /[a-z0-9]/i;

class LiteralReader {
  private at = 0;
  private readonly source: string;
  private readonly named: (name: string) => Literals;

  constructor(source: string, named: (name: string) => Literals) {
    this.source = source;
    this.named = named;
  }

  /** Up to the end or the bracket that closes the group. */
  alternatives(): Literals {
    const all: string[] = [];
    let isKnown = true;
    for (let isFirst = true; isFirst || this.source[this.at] === '|'; isFirst = false) {
      if (!isFirst) this.at++;
      const literals = this.sequence();
      if (literals === undefined) isKnown = false;
      else all.push(...literals);
    }
    return isKnown ? all : undefined;
  }

  private sequence(): Literals {
    let best: Literals;
    let run = '';
    const endRun = (): void => {
      if (run !== '') best = moreTelling(best, [run.toLowerCase()]);
      run = '';
    };
    while (!this.endsSequence()) {
      const plain = this.take(PLAIN)?.[0];
      if (plain !== undefined) {
        run += plain;
        continue;
      }
      const part = this.part();
      if (part === undefined) continue;
      const count = this.leastCount();
      const isChar = typeof part === 'string';
      if (isChar && count !== 0) run += part;
      if (isChar && count === undefined) continue;
      endRun();
      if (!isChar && count !== 0) best = moreTelling(best, part.literals);
    }
    endRun();
    return best;
  }

  private endsSequence(): boolean {
    if (this.at >= this.source.length) return true;
    const char = this.source.charAt(this.at);
    return char === '|' || char === ')';
  }

  /** A character, something else that takes room in the text, or undefined for what takes none. */
  private part(): string | { readonly literals: Literals } | undefined {
    const char = this.source.charAt(this.at);
    if (char === '(') return this.group();
    if (char === '^' || char === '$') return void this.at++;
    if (char === '\\') return this.escaped();
    if (char === '[') {
      this.take(CLASS);
      return { literals: undefined };
    }
    if (char === '{') return { literals: this.named(this.take(NAME)?.[1] ?? '') };
    this.at++;
    return char === '.' ? { literals: undefined } : char;
  }

  private escaped(): string | { readonly literals: Literals } | undefined {
    const char = this.source.charAt(this.at + 1);
    this.at += 2;
    if (char === 'b' || char === 'B') return undefined;
    return LETTER_OR_DIGIT.test(char) ? { literals: undefined } : char;
  }

  private group(): { readonly literals: Literals } | undefined {
    const start = this.take(GROUP_START)?.[0] ?? '';
    const literals = this.alternatives();
    this.at++;
    const looksAround = start.endsWith('=') || start.endsWith('!');
    return looksAround ? undefined : { literals };
  }

  /** How often the part before must stand at least; undefined without a quantifier. */
  private leastCount(): number | undefined {
    const quantifier = this.take(QUANTIFIER)?.[0];
    if (quantifier === undefined) return undefined;
    if (quantifier.startsWith('{')) return Number.parseInt(quantifier.slice(1), 10);
    return quantifier.startsWith('+') ? 1 : 0;
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.source);
    if (match !== null) this.at += match[0].length;
    return match ?? undefined;
  }
}
