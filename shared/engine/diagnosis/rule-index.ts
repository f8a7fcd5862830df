import type { Literals } from './literals.ts';

/** Shorter strings stand in nearly every text. */
const SHORTEST = 3;
/** A power of two, well above the number of different beginnings of strings. */
const BUCKETS = 16_384;

interface Entry {
  readonly literal: string;
  /** Numbers of the rules it may stand for. */
  readonly rules: number[];
}

/**
 * Says which of many rules a text may fit, by strings that must stand in it, so that the others need not be tried, nor
 * their regular expressions ever compiled.
 */
export class RuleIndex<Rule> {
  private readonly rules: readonly Rule[];
  /** By the hash of the first three characters. */
  private readonly buckets: (readonly Entry[] | undefined)[] = new Array<undefined>(BUCKETS).fill(undefined);
  /** A bit a rule: those that no string tells of are always tried. */
  private readonly always: Uint32Array;

  constructor(rules: readonly Rule[], literalsOf: (rule: Rule) => Literals) {
    this.rules = rules;
    this.always = new Uint32Array((rules.length + 31) >> 5);
    const entries = new Map<string, Entry>();
    for (const [number, rule] of rules.entries()) {
      const literals = literalsOf(rule);
      if (literals === undefined || literals.some(({ length }) => length < SHORTEST))
        mark(this.always, number);
      else for (const literal of literals) this.enter(entries, literal, number);
    }
  }

  /** Those that the text may fit, in their order; the text in lower case. */
  candidates(text: string): readonly Rule[] {
    const marked = this.always.slice();
    for (let at = 0; at + SHORTEST <= text.length; at++) {
      const bucket = this.buckets[hash(text, at)];
      if (bucket === undefined) continue;
      for (const { literal, rules } of bucket)
        if (text.startsWith(literal, at)) for (const number of rules) mark(marked, number);
    }
    return this.marked(marked);
  }

  private enter(entries: Map<string, Entry>, literal: string, rule: number): void {
    const known = entries.get(literal);
    if (known !== undefined) {
      known.rules.push(rule);
      return;
    }
    const entry = { literal, rules: [rule] };
    entries.set(literal, entry);
    const bucket = hash(literal, 0);
    this.buckets[bucket] = [...(this.buckets[bucket] ?? []), entry];
  }

  private marked(bits: Uint32Array): readonly Rule[] {
    const found: Rule[] = [];
    for (const [index, word] of bits.entries()) {
      for (let rest = word; rest !== 0; rest &= rest - 1) {
        const rule = this.rules[index * 32 + 31 - Math.clz32(rest & -rest)];
        if (rule !== undefined) found.push(rule);
      }
    }
    return found;
  }
}

function mark(bits: Uint32Array, number: number): void {
  bits[number >> 5] = (bits[number >> 5] ?? 0) | (1 << (number & 31));
}

function hash(text: string, at: number): number {
  const [a, b, c] = [text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2)];
  return (a * 961 + b * 31 + c) & (BUCKETS - 1);
}
