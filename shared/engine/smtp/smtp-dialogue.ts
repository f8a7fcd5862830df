import type { Reply, Stage } from '../../model/exchange.ts';
import type { Notice } from '../../model/notice.ts';
import { millisBetween, type Instant } from '../../model/time.ts';
import { LIMITS } from '../limits.ts';
import { ClientReader } from './client-reader.ts';
import type { ClientSink } from './client-state.ts';
import {
  sentCommand,
  type CommandKind,
  type DialogueControl,
  type ExchangeDraft,
  type SentCommand,
  type SessionFacts,
} from './command-kind.ts';
import {
  looksLikeHttp,
  parseAuthResponse,
  parseCommandLine,
  toCommand,
  type ParsedLine,
} from './command-line.ts';
import { bannerKind, decideMessage, messageReply } from './core-commands.ts';
import type { MessageSink } from './data-scanner.ts';
import type { DialogueSetting } from './dialogue-setting.ts';
import { Envelope, expectedRecipients, type RecipientDraft, type TransactionDraft } from './envelope.ts';
import { authResponse } from './extensions/auth.ts';
import { kindOf, unknownKind } from './known-commands.ts';
import { withoutSecret } from './masking.ts';
import type { Line } from './line-assembler.ts';
import { MessageRecorder } from './message-recorder.ts';
import { isOffered, unofferedNotice, usedUnoffered } from './offered.ts';
import { fitOf, guessStage, stageAfter } from './reply-fit.ts';
import { ReplyQueue, type ReplyHandlers } from './reply-queue.ts';
import { ReplyReader, type ReplySink } from './reply-reader.ts';
import { toReply, type ReplyWords } from './reply.ts';
import { limitNotice, NOTICES, SessionNotices, tlsAlertNotice } from './session-notices.ts';
import type { ClientHello, ServerHello } from './tls-hello.ts';
import { Transcript } from './transcript.ts';

interface TimedReply {
  readonly reply: Reply;
  readonly at: Instant;
}

/** The SMTP dialogue of one connection: commands and replies in causal order become exchanges and transactions. */
export class SmtpDialogue
  implements DialogueControl, ClientSink, ReplySink, ReplyHandlers<SentCommand, TimedReply>
{
  readonly transcript = new Transcript(this);
  readonly notices = new SessionNotices();
  readonly facts: SessionFacts = {
    protocol: 'smtp',
    greeting: undefined,
    greetingAccepted: false,
    extensions: [],
    extensionsKnown: false,
    tls: { mode: 'none' },
    authentication: [],
    auth: undefined,
  };
  readonly envelope: Envelope;
  readonly client: ClientReader;
  /** True once the conversation is over. */
  isOver = false;
  private bytesMissing = false;
  /** The packet in which the client spoke before the banner. */
  earlyTalk: number | undefined;
  private readonly setting: DialogueSetting;
  private readonly replies: ReplyReader;
  private readonly queue: ReplyQueue<SentCommand, TimedReply>;
  private serverSpoke = false;
  private serverSpokeClearly = false;
  private hasReplied = false;
  private startTlsWasSent = false;
  private commandsMissing: boolean;
  private clientSpoke = false;
  private credentialsMayFollow = false;
  private lastStage: Stage | undefined;

  constructor(setting: DialogueSetting) {
    this.setting = setting;
    this.commandsMissing = !setting.startIsKnown;
    this.envelope = new Envelope(this);
    this.client = new ClientReader(this, setting.startIsKnown);
    this.replies = new ReplyReader(this);
    this.queue = new ReplyQueue(this);
    if (setting.startIsKnown) this.expectBanner();
    else this.queue.commandsLost();
  }

  /** The server has begun to greet, but not ended. */
  private get bannerIsOpen(): boolean {
    return !this.hasReplied && this.replies.isInReply;
  }

  /** What was said may be missing from the capture: bytes of a side, or all that the server said. */
  get holes(): boolean {
    return this.bytesMissing || (this.clientSpoke && !this.serverSpoke);
  }

  // What the stream step brings.

  clientData(bytes: Uint8Array, start: number, end: number, packet: number, at: Instant): void {
    this.clientGoesOn();
    this.clientSpoke = true;
    this.client.data(bytes, start, end, packet, at);
  }

  serverData(bytes: Uint8Array, start: number, end: number, packet: number, at: Instant): void {
    this.serverSpoke = true;
    this.replies.data(bytes, start, end, packet, at);
  }

  clientGap(length: number, packet: number, at: Instant): void {
    this.clientGoesOn();
    this.bytesMissing = true;
    this.client.gap(length, packet, at);
  }

  serverGap(): void {
    this.serverSpoke = true;
    this.bytesMissing = true;
    this.replies.gap();
  }

  serverFinished(): void {
    this.replies.close(true);
  }

  /** The conversation is over. */
  close(clientFinished: boolean, serverFinished: boolean): void {
    this.replies.close(serverFinished);
    this.queue.close();
    this.client.close(clientFinished);
    this.queue.close();
    for (const { message } of this.envelope.transactions) message?.end(false);
    this.isOver = true;
  }

  private clientGoesOn(): void {
    this.replies.settle();
    this.queue.clientWentOn();
  }

  // What the client says.

  command(line: Line): void {
    const parsed = this.parse(line.text);
    const kind = kindOf(parsed.verb);
    if (kind) this.credentialsMayFollow = parsed.verb === 'AUTH';
    if (!kind && looksLikeHttp(line.text)) this.note({ ...NOTICES.httpClient, packet: line.packet });
    this.checkTurn(kind, line.packet);
    this.checkOffered(parsed, line.packet);
    this.send(kind ?? unknownKind, line, parsed, false);
  }

  authResponse(line: Line): void {
    this.credentialsMayFollow = true;
    this.send(authResponse, line, parseAuthResponse(line.text, this.setting.showSecrets), true);
  }

  private parse(text: string): ParsedLine {
    const parsed = parseCommandLine(text, this.setting.showSecrets);
    if (!this.credentialsMayFollow || kindOf(parsed.verb)) return parsed;
    // After a refused AUTH a client that did not wait may still send what was to be its response.
    return parseAuthResponse(text, this.setting.showSecrets);
  }

  private send(kind: CommandKind, line: Line, parsed: ParsedLine, isResponse: boolean): void {
    const isCredential = isResponse || (kind === unknownKind && this.credentialsMayFollow);
    const at = this.setting.timeline.format(line.at);
    const command = toCommand(line, parsed, at, isCredential);
    const stage = isCredential ? 'auth' : kind.stage;
    const exchange: ExchangeDraft = { index: 0, stage, command };
    this.transcript.add(exchange, line.text.length, line.packet);
    const sent = sentCommand(kind, exchange, line.at, parsed.secret);
    if (kind.verb === 'STARTTLS') this.startTlsWasSent = true;
    kind.sent?.(this, sent, command);
    if (!kind.unanswered) this.expect(sent, line.packet);
  }

  commandsLost(): void {
    this.commandsMissing = true;
    this.queue.commandsLost();
  }

  messageBegan(transaction: TransactionDraft): MessageSink {
    let recorder = transaction.message;
    if (!recorder || recorder.isOver) {
      const { createSha256, messageTaps } = this.setting;
      recorder = new MessageRecorder(createSha256, messageTaps ?? {}, transaction.sender, this);
    }
    transaction.message = recorder;
    return recorder;
  }

  looseEnd(): void {
    this.note(NOTICES.looseEndOfData);
  }

  messageGap(transaction: TransactionDraft, length: number): void {
    transaction.message?.gap(length);
  }

  messageEnded(transaction: TransactionDraft, at: Instant, packet: number, complete: boolean): void {
    transaction.message?.end(complete);
    if (!transaction.messageReply) {
      const each = this.facts.protocol === 'lmtp' ? expectedRecipients(transaction) : [undefined];
      this.awaitReplies(transaction, each, at, packet);
    }
    if (this.envelope.current === transaction) this.envelope.close();
  }

  chunksEnded(transaction: TransactionDraft, at: Instant, packet: number): void {
    transaction.message?.end(true);
    // The reply to BDAT LAST is that of the first recipient.
    if (this.facts.protocol === 'lmtp') {
      this.awaitReplies(transaction, expectedRecipients(transaction).slice(1), at, packet);
    }
    if (this.envelope.current === transaction) this.envelope.close();
  }

  private awaitReplies(
    transaction: TransactionDraft,
    recipients: readonly (RecipientDraft | undefined)[],
    at: Instant,
    packet: number,
  ): void {
    for (const recipient of recipients) {
      const exchange = this.transcript.open('message', 0, packet);
      if (recipient) exchange.recipient = recipient.address;
      const sent = sentCommand(messageReply, exchange, at);
      sent.transaction = transaction;
      sent.recipient = recipient;
      this.expect(sent, packet);
    }
  }

  dataTransaction(): TransactionDraft {
    return this.envelope.open();
  }

  heldTooMuch(packet: number): void {
    this.note(
      limitNotice('heldBytes', 'The client sent more than is kept before the server answered', packet),
    );
  }

  linesUnread(packet: number): void {
    this.note({ ...NOTICES.linesUnread, packet });
  }

  // TLS

  clientEncrypts(packet: number): void {
    const { tls } = this.facts;
    if (tls.mode !== 'none') return;
    if (this.startTlsWasSent || (this.commandsMissing && this.setting.serverPort !== 465))
      tls.mode = 'starttls';
    else if (this.serverSpokeClearly) this.note({ ...NOTICES.tlsOnPlainPort, packet });
    else tls.mode = 'implicit';
  }

  serverEncrypts(): void {
    const { tls } = this.facts;
    if (tls.mode !== 'none') return;
    tls.mode = this.serverSpokeClearly || this.startTlsWasSent ? 'starttls' : 'implicit';
  }

  clientStaysClear(): void {
    this.facts.tls.decrypted = true;
    this.facts.extensions = [];
    this.facts.extensionsKnown = false;
  }

  clientHello({ serverName }: ClientHello): void {
    if (serverName !== undefined) this.facts.tls.serverName = serverName;
  }

  serverHello({ version, cipher }: ServerHello): void {
    this.facts.tls.version = version;
    this.facts.tls.cipher = cipher;
  }

  tlsAlert(side: 'client' | 'server', description: number, packet: number): void {
    this.note(tlsAlertNotice(side, description, packet));
  }

  // What the server says.

  reply(words: ReplyWords, packet: number, at: Instant, complete: boolean, answers: boolean): void {
    if (!complete) this.bytesMissing = true;
    const timed = { reply: toReply(words, this.setting.timeline.format(at), packet, complete), at };
    if (words.code !== 0) this.serverSpokeClearly = true;
    this.hasReplied = true;
    if (!answers) {
      this.transcript.addUnasked('other', timed.reply);
      return;
    }
    this.queue.reply(timed);
  }

  repliesLost(): void {
    this.queue.repliesLost();
  }

  lineCut(packet: number): void {
    this.note(limitNotice('lineBytes', 'A line is longer than is kept', packet));
  }

  replyCut(packet: number): void {
    this.note(limitNotice('replyLines', 'A reply has more lines than are kept', packet));
  }

  // How replies and commands belong together.

  lost(command: SentCommand): void {
    command.kind.lost?.(this, command);
  }

  fit(command: SentCommand, { reply }: TimedReply): number {
    return fitOf(command.kind, command.exchange.stage, reply);
  }

  uncertain(): void {
    this.note(NOTICES.uncertainReplies);
  }

  assign(command: SentCommand | undefined, timed: TimedReply): void {
    if (!command) {
      this.outOfTurn(timed);
      return;
    }
    const { kind, exchange } = command;
    if (
      kind === bannerKind &&
      timed.reply.code >= 200 &&
      timed.reply.code < 300 &&
      timed.reply.code !== 220
    ) {
      // The banner is not in the capture, or there was none: the reply belongs to the first command.
      this.queue.reply(timed);
      return;
    }
    const reply = this.setting.showSecrets ? timed.reply : withoutSecret(command, timed.reply);
    if (kind === bannerKind) this.transcript.add(exchange, 0, reply.packet);
    this.transcript.answer(exchange, reply);
    if (kind !== bannerKind) exchange.waitMs = millisBetween(command.at, timed.at);
    this.lastStage = stageAfter(exchange.stage, reply.code);
    kind.answered?.(this, command, reply);
  }

  /** A reply that no known command has asked for. */
  private outOfTurn({ reply }: TimedReply): void {
    const message = this.client.openMessage;
    if (message) {
      this.answerEarly(message, reply);
      return;
    }
    const stage = this.commandsMissing || !this.clientSpoke ? guessStage(reply, this.lastStage) : 'other';
    const exchange = this.transcript.addUnasked(stage, reply);
    this.lastStage = stageAfter(stage, reply.code);
    if (reply.code === 421) {
      if (this.envelope.current) this.envelope.current.shutdown = reply;
    } else if (reply.code === 354) {
      this.client.readMessage(this.envelope.open());
    } else if (reply.code === 334) {
      this.facts.auth = { mechanism: '', responses: 0, identity: undefined };
      this.client.readAuthResponse();
    } else if (stage === 'message') {
      const transaction = this.envelope.open();
      decideMessage(transaction, undefined, reply, exchange.index);
      this.envelope.close();
    }
  }

  /** The server answers while the message is still being sent, or its end is in a hole. */
  private answerEarly(transaction: TransactionDraft, reply: Reply): void {
    const exchange = this.transcript.addUnasked('message', reply);
    this.lastStage = 'message';
    decideMessage(transaction, undefined, reply, exchange.index);
    this.client.messageAnswered();
  }

  // Exchanges

  private expectBanner(): void {
    this.queue.expect(sentCommand(bannerKind, { index: 0, stage: 'connect' }, 0));
  }

  private expect(command: SentCommand, packet: number): void {
    if (this.queue.size < LIMITS.pendingCommands) {
      this.queue.expect(command);
      return;
    }
    this.note(limitNotice('pendingCommands', 'More commands wait for replies than are kept', packet));
    this.queue.commandsLost();
  }

  // Notices

  note(notice: Notice): void {
    this.notices.add(notice);
  }

  private checkTurn(kind: CommandKind | undefined, packet: number): void {
    if (this.queue.size === 0 || kind?.unanswered || this.queue.isDoubtful) return;
    if (this.setting.startIsKnown && (!this.serverSpoke || this.bannerIsOpen)) {
      this.earlyTalk ??= packet;
      return;
    }
    const { extensions, extensionsKnown } = this.facts;
    if (extensionsKnown && !isOffered(extensions, 'PIPELINING'))
      this.note({ ...NOTICES.unofferedPipelining, packet });
  }

  private checkOffered(parsed: ParsedLine, packet: number): void {
    if (!this.facts.extensionsKnown || this.queue.isDoubtful) return;
    for (const extension of usedUnoffered(parsed, this.facts.extensions))
      this.note(unofferedNotice(extension, packet));
  }
}
