import type { UndiagnosedSession } from '../../model/session.ts';
import type { CreateSha256 } from '../../model/sha256.ts';
import { decodeLatin1 } from '../../model/text.ts';
import type { Instant, Timeline } from '../../model/time.ts';
import { LIMITS } from '../limits.ts';
import type { Conversation, ConversationListener, GapCause, Side } from '../stream/conversation.ts';
import { buildSession } from './build-session.ts';
import type { MessageTaps } from './message-tap.ts';
import { MAIL_PORTS, recognise } from './recognise.ts';
import { SmtpDialogue } from './smtp-dialogue.ts';

/** A session without the number that it has in the capture. */
export type UnnumberedSession = Omit<UndiagnosedSession, 'id'>;

export interface DialogueOptions {
  readonly timeline: Timeline;
  /** Mail ports of the user's, besides MAIL_PORTS. */
  readonly extraPorts?: ReadonlySet<number>;
  /** Credentials of AUTH are shown; otherwise they are masked where they are read. */
  readonly showSecrets: boolean;
  /** Without it messages have no sha256. */
  readonly createSha256?: CreateSha256;
  /** Who wants to see the bytes of messages. */
  readonly messageTaps?: MessageTaps;
  /** Called once, as soon as it is known whether the conversation is SMTP; at the latest before `onSession`. */
  onDecided(state: 'smtp' | 'not-smtp'): void;
  /** Called when the conversation is over, if it was SMTP. */
  onSession(session: UnnumberedSession): void;
}

export interface Dialogue extends ConversationListener {
  /** The session as far as it is known now; undefined while that it is SMTP is not known. */
  snapshot(): UnnumberedSession | undefined;
}

/**
 * Listens to a conversation and reads the SMTP in it, whatever its port; a conversation that turns out to be something
 * else is ignored from then on. Conversations with a mail port are sessions in any case.
 */
export function createDialogue(conversation: Conversation, options: DialogueOptions): Dialogue {
  return new ConversationDialogue(conversation, options);
}

/** What happened before the roles were known. */
interface HeldEvent {
  readonly side: Side;
  /** Undefined for a hole. */
  readonly bytes: Uint8Array | undefined;
  readonly length: number;
  readonly packet: number;
  readonly at: Instant;
}

class ConversationDialogue implements Dialogue {
  private readonly conversation: Conversation;
  private readonly options: DialogueOptions;
  private readonly onMailPort: boolean;
  private state: 'undecided' | 'smtp' | 'not-smtp' = 'undecided';
  private dialogue: SmtpDialogue | undefined;
  private client: Side = 0;
  private held: HeldEvent[] | undefined;
  private readonly sideFinished: [boolean, boolean] = [false, false];

  constructor(conversation: Conversation, options: DialogueOptions) {
    this.conversation = conversation;
    this.options = options;
    const { endpoints, openerIsKnown } = conversation;
    const isMail = (port: number) => MAIL_PORTS.has(port) || options.extraPorts?.has(port) === true;
    this.onMailPort = isMail(endpoints[1].port) || (!openerIsKnown && isMail(endpoints[0].port));
    if (!this.onMailPort) return;
    this.state = 'smtp';
    options.onDecided('smtp');
  }

  data(side: Side, bytes: Uint8Array, start: number, end: number, packet: number, at: Instant): void {
    const dialogue = this.dialogue ?? this.start();
    if (dialogue) {
      if (side === this.client) dialogue.clientData(bytes, start, end, packet, at);
      else dialogue.serverData(bytes, start, end, packet, at);
    } else if (this.state !== 'not-smtp') {
      (this.held ??= []).push({ side, bytes: bytes.slice(start, end), length: end - start, packet, at });
      this.decide(false);
    }
  }

  gap(side: Side, length: number, _cause: GapCause, packet: number, at: Instant): void {
    const dialogue = this.dialogue ?? this.start();
    if (dialogue) this.passGap(dialogue, side, length, packet, at);
    else if (this.state !== 'not-smtp')
      (this.held ??= []).push({ side, bytes: undefined, length, packet, at });
  }

  finished(side: Side): void {
    this.sideFinished[side] = true;
    if (side !== this.client) this.dialogue?.serverFinished();
  }

  end(): void {
    if (this.state !== 'not-smtp' && !this.dialogue) this.decide(true);
    if (this.state !== 'smtp') return;
    this.dialogue?.close(this.hasFinished('client'), this.hasFinished('server'));
    this.options.onSession(this.build());
  }

  snapshot(): UnnumberedSession | undefined {
    return this.state === 'smtp' ? this.build() : undefined;
  }

  private build(): UnnumberedSession {
    return buildSession(this.conversation, this.options.timeline, this.client, this.dialogue);
  }

  private hasFinished(role: 'client' | 'server'): boolean {
    return this.sideFinished[role === 'client' ? this.client : otherSide(this.client)];
  }

  /** Where ports and opener tell everything there is nothing to wait for. */
  private start(): SmtpDialogue | undefined {
    if (this.onMailPort && this.conversation.openerIsKnown) this.dialogue = this.createDialogue();
    return this.dialogue;
  }

  private createDialogue(): SmtpDialogue {
    const { timeline, showSecrets, createSha256, messageTaps } = this.options;
    return new SmtpDialogue({
      timeline,
      showSecrets,
      createSha256,
      messageTaps,
      startIsKnown: this.conversation.openerIsKnown,
      serverPort: this.conversation.endpoints[otherSide(this.client)].port,
    });
  }

  private decide(over: boolean): void {
    const texts = [this.beginning(0), this.beginning(1)] as const;
    const tooLong = texts[0].length + texts[1].length >= LIMITS.recognitionBytes * 2 || this.isTooLong();
    const { onMailPort } = this;
    const { openerIsKnown } = this.conversation;
    const recognition = recognise({ texts, onMailPort, openerIsKnown, over: over || tooLong });
    if (recognition.kind === 'other') this.refuse();
    else if (recognition.kind === 'smtp') this.take(recognition.client);
  }

  private isTooLong(): boolean {
    const bytes = this.held?.reduce((sum, { bytes: piece }) => sum + (piece?.length ?? 0), 0) ?? 0;
    return bytes > LIMITS.recognitionBytes * 2;
  }

  private refuse(): void {
    this.state = 'not-smtp';
    this.held = undefined;
    this.options.onDecided('not-smtp');
    this.conversation.ignore();
  }

  private take(client: Side): void {
    this.client = client;
    if (this.state === 'undecided') {
      this.state = 'smtp';
      this.options.onDecided('smtp');
    }
    const held = this.held;
    this.held = undefined;
    if (!held) return;
    const dialogue = this.createDialogue();
    this.dialogue = dialogue;
    for (const { side, bytes, length, packet, at } of held) {
      if (!bytes) this.passGap(dialogue, side, length, packet, at);
      else this.data(side, bytes, 0, length, packet, at);
    }
    if (this.hasFinished('server')) dialogue.serverFinished();
  }

  private passGap(dialogue: SmtpDialogue, side: Side, length: number, packet: number, at: Instant): void {
    if (side === this.client) dialogue.clientGap(length, packet, at);
    else dialogue.serverGap();
  }

  /** The first bytes of a side, as far as they are known and no hole is before them. */
  private beginning(side: Side): string {
    let text = '';
    for (const event of this.held ?? []) {
      if (event.side !== side) continue;
      if (!event.bytes || text.length >= LIMITS.recognitionBytes) break;
      text += decodeLatin1(event.bytes.subarray(0, LIMITS.recognitionBytes - text.length));
    }
    return text;
  }
}

function otherSide(side: Side): Side {
  return side === 0 ? 1 : 0;
}
