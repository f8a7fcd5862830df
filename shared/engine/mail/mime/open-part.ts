import type { HeaderField } from '../../../model/mail/header-field.ts';
import type { MimePart } from '../../../model/mail/mime-part.ts';
import type { Sha256 } from '../../../model/sha256.ts';
import { HeaderCollector, type HeaderBudget } from './header-collector.ts';
import type { LeafContent } from './leaf-content.ts';
import type { PartFacts } from './part-facts.ts';
import type { TakeBytes } from './transfer-decoder.ts';

/** What a part's content turned out to be, once its header section was read. */
export type PartContent =
  | { readonly kind: 'leaf'; readonly leaf: LeafContent }
  /** `level` is that of its boundary. */
  | { readonly kind: 'multipart'; readonly level: number; hasParts: boolean; isClosed: boolean }
  /** A message within the message: its bytes are counted and hashed as they pass, and taken apart as well. */
  | {
      readonly kind: 'message';
      sha256: Sha256 | undefined;
      readonly take: TakeBytes | undefined;
    };

/** A part that is being read. */
export class OpenPart {
  readonly path: string;
  /** Its type when it does not say one. */
  readonly usualType: string;
  /** Undefined once its header section was read. */
  header: HeaderCollector | undefined;
  fields: readonly HeaderField[] = [];
  facts: PartFacts | undefined;
  content: PartContent | undefined;
  /** Where its content begins, in bytes of the message. */
  bodyStart = 0;
  isWhole = true;
  readonly parts: MimePart[] = [];
  private children = 0;

  constructor(path: string, usualType: string, budget: HeaderBudget) {
    this.path = path;
    this.usualType = usualType;
    this.header = new HeaderCollector(budget);
  }

  /** "1.2" for the second part of "1". */
  nextPath(): string {
    this.children += 1;
    return this.path === '' ? String(this.children) : `${this.path}.${this.children}`;
  }

  /** The part of the model, once it is over; `end` is where its content ends. */
  toPart(end: number): MimePart {
    const { path, facts, content, isWhole, parts } = this;
    const measured = { bytes: Math.max(0, end - this.bodyStart) };
    const common = { path, ...(facts?.declared ?? { type: this.usualType }), complete: isWhole, parts };
    if (content?.kind === 'leaf') return { ...common, ...content.leaf.end(isWhole) };
    const sha256 = content?.kind === 'message' && isWhole ? content.sha256?.hex() : undefined;
    return { ...common, ...measured, ...(sha256 !== undefined && { sha256 }) };
  }
}
