import type { HeaderField } from '../../../model/mail/header-field.ts';
import type { MimePart } from '../../../model/mail/mime-part.ts';
import type { CreateSha256 } from '../../../model/sha256.ts';
import { encodeUtf8 } from '../../../model/text.ts';
import { LIMITS } from '../../limits.ts';
import { parseHeaderFields } from '../header-section.ts';
import type { ReadMessage } from '../read-message.ts';
import { BoundaryScanner, type ScannerSink } from './boundary-scanner.ts';
import { LeafContent } from './leaf-content.ts';
import { MIME_NOTICES, type MimeNotice } from './mime-notices.ts';
import { OpenPart, type PartContent } from './open-part.ts';
import { readPartFacts, type PartFacts } from './part-facts.ts';
import { TextShelf } from './text-shelf.ts';
import type { TakeBytes } from './transfer-decoder.ts';

export interface MimeReaderOptions {
  /** Without it parts have no sha256. */
  readonly createSha256?: CreateSha256 | undefined;
  /** Bytes of the texts of parts that are kept of the message; 0 for none. */
  readonly textBytes: number;
  /** Told when the message's own header section was read; takes, if it wants, the bytes of the body as they stand. */
  onHeader?(fields: readonly HeaderField[]): TakeBytes | undefined;
  /** Takes the decoded content of a part, if it wants. */
  onPart?(path: string): TakeBytes | undefined;
}

const PLAIN = 'text/plain';
const MESSAGE_TYPES: ReadonlySet<string> = new Set(['message/rfc822', 'message/global', 'message/news']);
/** Encodings that leave bytes as they are (RFC 2045 section 6.2). */
const IDENTITIES: ReadonlySet<string | undefined> = new Set([undefined, '7bit', '8bit', 'binary']);
const ENCODINGS: ReadonlySet<string | undefined> = new Set([...IDENTITIES, 'base64', 'quoted-printable']);

/**
 * Takes a message apart (RFC 5322, 2045, 2046) while its bytes pass, in whatever pieces: what is kept of it is bounded,
 * however large it is. What is broken is read as far as it goes.
 */
export class MimeReader implements ScannerSink {
  private readonly options: MimeReaderOptions;
  private readonly scanner = new BoundaryScanner(this);
  private readonly texts: TextShelf;
  private readonly headerBudget = { bytes: LIMITS.messageHeaderBytes };
  private readonly seen = new Set<MimeNotice>();
  private readonly root: OpenPart;
  /** The parts that are open, the message itself first. */
  private readonly open: OpenPart[];
  private partCount = 1;
  private offset = 0;
  private missingBytes = 0;
  private headerText = '';
  private headerIsCut = false;
  private body: TakeBytes | undefined;
  private result: MimePart | undefined;

  constructor(options: MimeReaderOptions) {
    this.options = options;
    this.texts = new TextShelf(options.textBytes);
    this.root = new OpenPart('', PLAIN, this.headerBudget);
    this.open = [this.root];
  }

  /** The next bytes of the message; borrowed. */
  push(bytes: Uint8Array, start: number, end: number): void {
    this.scanner.push(bytes, start, end);
  }

  /** So many bytes are missing. */
  gap(length: number): void {
    this.scanner.gap();
    this.offset += length;
    this.missingBytes += length;
    if (this.current.header) this.endHeader(this.current);
    for (const { content } of this.open) {
      if (content?.kind === 'leaf') content.leaf.gap();
      else if (content?.kind === 'message') content.sha256 = undefined;
    }
    for (const part of this.open) part.isWhole = false;
  }

  /** The message is over; `isComplete` false when its end was not seen. Called once. */
  end(isComplete: boolean): ReadMessage {
    this.scanner.end();
    if (!isComplete) for (const part of this.open) part.isWhole = false;
    this.closeTo(0, true);
    return {
      headers: this.root.fields,
      headerText: this.headerText,
      headerIsCut: this.headerIsCut,
      parts: this.result ?? this.root.toPart(this.offset),
      texts: this.texts.all,
      missingBytes: this.missingBytes,
      notices: [...this.seen].map((name) => MIME_NOTICES[name]),
    };
  }

  // What the scanner finds.

  get readsLines(): boolean {
    return this.current.header !== undefined;
  }

  content(bytes: Uint8Array, start: number, end: number): void {
    this.pass(bytes, start, end);
    this.offset += end - start;
    const { current } = this;
    if (current.header) {
      if (current.header.push(bytes, start, end)) this.endHeader(current);
    } else if (current.content?.kind === 'leaf') current.content.leaf.push(bytes, start, end);
  }

  boundary(level: number, isLast: boolean, bytes: Uint8Array, start: number, end: number): void {
    const at = this.open.findIndex(({ content }) => content?.kind === 'multipart' && content.level === level);
    const holder = this.open[at];
    if (holder?.content?.kind !== 'multipart') return;
    this.closeTo(at + 1, false);
    this.pass(bytes, start, end);
    this.offset += end - start;
    const { content } = holder;
    content.hasParts = true;
    content.isClosed = isLast;
    this.scanner.closeTo(isLast ? level : level + 1);
    if (!isLast)
      this.openChild(holder, holder.facts?.declared.type === 'multipart/digest' ? 'message/rfc822' : PLAIN);
  }

  private get current(): OpenPart {
    return this.open.at(-1) ?? this.root;
  }

  /** Bytes as they stand are told to whoever reads the whole body, and to the messages within that they are part of. */
  private pass(bytes: Uint8Array, start: number, end: number): void {
    this.body?.(bytes, start, end);
    for (const { content } of this.open) {
      if (content?.kind !== 'message') continue;
      content.sha256?.update(bytes.subarray(start, end));
      content.take?.(bytes, start, end);
    }
  }

  private openChild(parent: OpenPart, usualType: string): void {
    if (this.partCount === LIMITS.mimeParts) {
      this.seen.add('many');
      return;
    }
    this.partCount += 1;
    this.open.push(new OpenPart(parent.nextPath(), usualType, this.headerBudget));
  }

  private endHeader(part: OpenPart): void {
    const { header, path } = part;
    if (!header) return;
    part.header = undefined;
    part.bodyStart = this.offset;
    const text = header.text();
    part.fields = parseHeaderFields(text);
    const facts = readPartFacts(part.fields, path, part.usualType);
    part.facts = facts;
    if (header.isCut) this.seen.add('header');
    if (part === this.root) {
      this.headerText = text;
      this.headerIsCut = header.isCut;
      this.body = this.options.onHeader?.(part.fields);
    }
    const holder = this.open.at(-2);
    if (holder?.content?.kind === 'message')
      this.texts.addHeader(holder.path, holder.facts, text, header.isCut);
    part.content = this.contentOf(part, facts);
    if (part.content.kind === 'message') this.openChild(part, PLAIN);
  }

  private contentOf(part: OpenPart, facts: PartFacts): PartContent {
    const { createSha256, onPart } = this.options;
    const { boundary } = facts;
    const { type, encoding } = facts.declared;
    const isMultipart = type.startsWith('multipart/') && IDENTITIES.has(encoding);
    const isMessage = MESSAGE_TYPES.has(type) && IDENTITIES.has(encoding);
    const isDeep = this.open.length > LIMITS.mimeDepth;
    const take = () => onPart?.(part.path === '' ? ROOT_CONTENT : part.path);
    if ((isMultipart || isMessage) && isDeep) this.seen.add('deep');
    else if (isMessage) return { kind: 'message', sha256: createSha256?.(), take: take() };
    else if (isMultipart && boundary === undefined) this.seen.add('noBoundary');
    else if (isMultipart) return this.openMultipart(boundary ?? '');
    if (!ENCODINGS.has(encoding)) this.seen.add('encoding');
    const keep = this.texts.wants(facts);
    return { kind: 'leaf', leaf: new LeafContent({ encoding, createSha256, keep, take: take() }) };
  }

  private openMultipart(boundary: string): PartContent {
    const level = this.scanner.depth;
    this.scanner.open(encodeUtf8(`--${boundary}`));
    return { kind: 'multipart', level, hasParts: false, isClosed: false };
  }

  /** Ends the parts that are open behind the first `count`. */
  private closeTo(count: number, isOver: boolean): void {
    while (this.open.length > count) {
      const part = this.current;
      if (part.header) {
        if (!isOver || part !== this.root || part.header.text() !== '') this.seen.add('openHeader');
        this.endHeader(part);
        // A message within that has no content holds a part that is open now.
        if (this.current !== part) continue;
      }
      this.open.pop();
      this.close(part);
    }
  }

  private close(part: OpenPart): void {
    const { content, facts } = part;
    const model = part.toPart(this.offset);
    if (content?.kind === 'leaf' && facts) this.texts.add(part.path, facts, content.leaf, this.seen);
    if (content?.kind === 'multipart') {
      if (!content.hasParts) this.seen.add('noParts');
      else if (!content.isClosed && part.isWhole) this.seen.add('unclosed');
    }
    const parent = this.open.at(-1);
    if (parent) parent.parts.push(model);
    else this.result = model;
  }
}

/** The path under which the content of a message without parts is asked for; "" is the message itself. */
const ROOT_CONTENT = '1';
