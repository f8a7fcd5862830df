import { LIMITS } from '../../limits.ts';
import { decodeCharset } from '../charset.ts';
import type { PartText } from '../read-message.ts';
import type { LeafContent } from './leaf-content.ts';
import type { MimeNotice } from './mime-notices.ts';
import type { PartFacts } from './part-facts.ts';

/** Keeps the texts of a message's parts, within bounds. */
export class TextShelf {
  readonly all: PartText[] = [];
  private readonly isOpen: boolean;
  private room: number;

  /** `most` bytes of them; 0 for none. */
  constructor(most: number) {
    this.isOpen = most > 0;
    this.room = most;
  }

  /** How many bytes of such a part are to be kept. */
  wants({ declared: { type } }: PartFacts): number {
    return this.isOpen && /^(?:text|message)\//.test(type) ? Math.min(LIMITS.partTextBytes, this.room) : 0;
  }

  add(path: string, facts: PartFacts, content: LeafContent, seen: Set<MimeNotice>): void {
    const { type, charset, disposition } = facts.declared;
    if (!this.isOpen || !/^(?:text|message)\//.test(type)) return;
    const { bytes, isCut } = content.kept(Math.min(LIMITS.partTextBytes, this.room));
    this.room -= bytes.length;
    if (isCut) seen.add('text');
    const isShown = disposition !== 'attachment';
    this.all.push({ path, type, text: decodeCharset(bytes, charset), cut: isCut, isShown });
  }

  /** The header section of a message within the message. */
  addHeader(path: string, facts: PartFacts | undefined, section: string, isCut: boolean): void {
    if (!this.isOpen || this.room <= 0) return;
    const text = section.slice(0, this.room);
    this.room -= text.length;
    const type = facts?.declared.type ?? 'message/rfc822';
    this.all.push({ path, type, text, cut: isCut || text.length < section.length, isShown: false });
  }
}
