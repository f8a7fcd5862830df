import type { Endpoint } from '../../model/session.ts';
import type { CreateSha256 } from '../../model/sha256.ts';
import { encodeUtf8 } from '../../model/text.ts';
import { createTimeline } from '../../model/time.ts';
import { LIMITS } from '../limits.ts';
import { createDialogue, type Dialogue, type UnnumberedSession } from '../smtp/dialogue.ts';
import type { Conversation, Side } from '../stream/conversation.ts';
import { hidesMessages, type Style } from './utterance.ts';

export interface TextSessionOptions {
  readonly showSecrets: boolean;
  readonly createSha256?: CreateSha256;
  communityIdOf(client: Endpoint, server: Endpoint): string;
  onSession(session: UnnumberedSession): void;
}

const UNKNOWN_ADDRESS = '0.0.0.0';
const SMTP_PORT = 25;
const CLIENT: Side = 0;
const SERVER: Side = 1;
const NANOS_PER_MILLI = 1e6;

/** What is said, waiting until it is known that this is a dialogue. */
interface Said {
  readonly side: 'client' | 'server';
  readonly text: string;
  readonly style: Style;
  readonly line: number;
  readonly millis: number;
}

/** One dialogue of a text on its way through the SMTP step: lines of text become the bytes of a conversation. */
export class TextSession {
  readonly client: { address: string; port: number } = { address: UNKNOWN_ADDRESS, port: 0 };
  readonly server: { address: string; port: number } = { address: UNKNOWN_ADDRESS, port: SMTP_PORT };
  /** The style in which the dialogue is marked, by what came so far. */
  style: Style = 'bare';
  /** The client sends a message or a credential: whatever comes next without a mark is its. */
  awaits: 'message' | 'credential' | undefined;
  saidQuit = false;
  hasClient = false;
  hasServer = false;
  lastMillis: number;
  private readonly options: TextSessionOptions;
  private pending: Said[] = [];
  private dialogue: Dialogue | undefined;
  private readonly conversation: LiveConversation;
  private baseMillis = 0;
  private showsMessage = false;

  constructor(line: number, millis: number, options: TextSessionOptions) {
    this.options = options;
    this.lastMillis = millis;
    this.conversation = new LiveConversation(line, [this.client, this.server]);
  }

  open({
    client,
    server,
  }: {
    readonly client?: Partial<Endpoint>;
    readonly server?: Partial<Endpoint>;
  }): void {
    Object.assign(this.client, client);
    Object.assign(this.server, server);
  }

  say(said: Said): void {
    this.hasClient ||= said.side === 'client';
    this.hasServer ||= said.side === 'server';
    if (said.style !== 'bare') this.style = said.style;
    this.lastMillis = said.millis;
    if (!this.dialogue && !(this.hasClient && this.hasServer) && this.pending.length < LIMITS.replyLines) {
      this.pending.push(said);
      this.follow(said);
      return;
    }
    for (const earlier of this.pending) this.pass(earlier);
    this.pending = [];
    this.pass(said);
    this.follow(said);
  }

  /** The dialogue is over; when nobody answered anybody, it was none. */
  end(isClosed: boolean): void {
    for (const earlier of this.pending.splice(0)) if (this.hasClient) this.pass(earlier);
    const { dialogue, conversation } = this;
    if (!dialogue) return;
    const isOver = isClosed || this.saidQuit;
    conversation.isClosed = isOver;
    if (isOver) {
      const at = this.instant(this.lastMillis);
      dialogue.finished(CLIENT, conversation.lastPacket, at);
      dialogue.finished(SERVER, conversation.lastPacket, at);
    }
    conversation.communityId = this.options.communityIdOf(this.client, this.server);
    dialogue.end();
  }

  /** What the words say of how the dialogue goes on. */
  private follow({ side, text }: Said): void {
    if (side === 'server') {
      const code = text.slice(0, 3);
      if (code === '354') this.awaits = 'message';
      else if (code === '334') this.awaits = 'credential';
      else if (!text.startsWith(`${code}-`)) this.awaits = undefined;
      // "250-mx.example Hello client.example [198.51.100.20], pleased to meet you"
      const [, greeted] = /^250[ -][^[]{0,300}\[(?:IPv6:)?([0-9A-Fa-f.:]{3,45})\]/.exec(text) ?? [];
      if (greeted !== undefined && this.client.address === UNKNOWN_ADDRESS)
        this.client.address = greeted.toLowerCase();
      return;
    }
    if (this.awaits === 'message' ? text === '.' : true) this.awaits = undefined;
    if (/^quit\s*$/i.test(text)) this.saidQuit = true;
  }

  private pass(said: Said): void {
    this.dialogue ??= this.begin(said);
    const { side, text, line, millis } = said;
    const { conversation } = this;
    conversation.lastPacket = Math.max(conversation.lastPacket, line);
    conversation.packets += 1;
    const at = this.instant(millis);
    conversation.lastAt = at;
    if (this.messageIsOpen) this.passMessage(said, at);
    else this.send(side, text, line, at);
    if (side === 'server' && text.startsWith('354')) {
      this.messageIsOpen = true;
      this.showsMessage = false;
    }
  }

  private messageIsOpen = false;

  /** Between 354 and the reply to the message. Where a text hides it, a hole stands in its place. */
  private passMessage({ side, text, style, line }: Said, at: number): void {
    const isEnd = side === 'server' || text === '.';
    if (isEnd) {
      this.messageIsOpen = false;
      if (!this.showsMessage && (side === 'server' || hidesMessages(style) || hidesMessages(this.style))) {
        this.dialogue?.gap(CLIENT, 1, 'not-captured', line, at);
        this.conversation.isHiding = true;
        this.send('client', '\r\n.', line, at);
        if (side === 'server') this.send(side, text, line, at);
        return;
      }
    }
    this.showsMessage ||= side === 'client';
    this.send(side, text, line, at);
  }

  private send(side: 'client' | 'server', text: string, line: number, at: number): void {
    const bytes = encodeUtf8(`${text}\r\n`);
    this.dialogue?.data(side === 'client' ? CLIENT : SERVER, bytes, 0, bytes.length, line, at);
  }

  private instant(millis: number): number {
    return Math.max(0, millis - this.baseMillis) * NANOS_PER_MILLI;
  }

  private begin({ millis, side, text }: Said): Dialogue {
    const seconds = Math.floor(millis / 1000);
    this.baseMillis = seconds * 1000;
    this.conversation.startedAt = this.instant(millis);
    this.conversation.openerIsKnown = true;
    this.conversation.beginsWithBanner = side === 'server' && /^(?:220|4|5)/.test(text);
    const { showSecrets, createSha256, onSession } = this.options;
    return createDialogue(this.conversation, {
      timeline: createTimeline(seconds, 6),
      showSecrets,
      ...(createSha256 && { createSha256 }),
      onDecided: () => undefined,
      onSession,
    });
  }
}

class LiveConversation implements Conversation {
  readonly endpoints: readonly [Endpoint, Endpoint];
  openerIsKnown = true;
  communityId = '';
  readonly firstPacket: number;
  lastPacket: number;
  packets = 0;
  startedAt = 0;
  lastAt = 0;
  isClosed = false;
  isHiding = false;
  beginsWithBanner = true;
  readonly notices: Conversation['notices'] = [];

  constructor(line: number, endpoints: readonly [Endpoint, Endpoint]) {
    this.firstPacket = line;
    this.lastPacket = line;
    this.endpoints = endpoints;
  }

  transport(): ReturnType<Conversation['transport']> {
    return {
      opening: this.beginsWithBanner ? 'complete' : 'missing',
      closing: this.isClosed ? 'fin' : 'open',
      missingBytes: { client: 0, server: 0 },
      retransmissions: 0,
      outOfOrder: 0,
      events: [],
    };
  }

  ignore(): void {
    // Whatever is read is a dialogue: its form has told so.
  }
}
