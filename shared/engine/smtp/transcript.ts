import type { Reply, Stage } from '../../model/exchange.ts';
import { LIMITS } from '../limits.ts';
import type { ExchangeDraft } from './command-kind.ts';
import { limitNotice, type NoticeSink } from './session-notices.ts';

/** The exchanges of a session in the order of their commands, as many as the limits allow; all are counted. */
export class Transcript {
  readonly exchanges: ExchangeDraft[] = [];
  private readonly notes: NoticeSink;
  private count = 0;
  private characters = 0;

  constructor(notes: NoticeSink) {
    this.notes = notes;
  }

  open(stage: Stage, characters: number, packet: number): ExchangeDraft {
    const exchange: ExchangeDraft = { index: 0, stage };
    this.add(exchange, characters, packet);
    return exchange;
  }

  add(exchange: ExchangeDraft, characters: number, packet: number): void {
    exchange.index = ++this.count;
    this.characters += characters;
    if (this.exchanges.length >= LIMITS.exchanges) {
      this.notes.note(limitNotice('exchanges', 'This session has more exchanges than are kept', packet));
    } else if (this.characters > LIMITS.dialogueCharacters) {
      this.notes.note(limitNotice('dialogueCharacters', 'This session has more text than is kept', packet));
    } else {
      this.exchanges.push(exchange);
    }
  }

  /** A reply that no command asked for. */
  addUnasked(stage: Stage, reply: Reply): ExchangeDraft {
    const exchange = this.open(stage, 0, reply.packet);
    this.answer(exchange, reply);
    return exchange;
  }

  answer(exchange: ExchangeDraft, reply: Reply): void {
    exchange.reply = reply;
    for (const line of reply.lines) this.characters += line.length;
  }
}
