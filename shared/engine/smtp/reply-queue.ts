import { LIMITS } from '../limits.ts';
import { alignReplies, HOLE, type Hole } from './align-replies.ts';

/** Who is told which reply belongs to which command. */
export interface ReplyHandlers<Command, Reply> {
  /** The reply's command is undefined when it is missing, or when the reply came out of turn. */
  assign(command: Command | undefined, reply: Reply): void;
  /** The command's reply is missing. */
  lost(command: Command): void;
  fit(command: Command, reply: Reply): number;
  /** Replies were given to commands, and it might have been otherwise. */
  uncertain(): void;
}

/** A reply that fits the last command so well that nothing else can be meant is assigned at once. */
const ANCHOR = 3;
const COMPACT_AFTER = 4096;

/**
 * Commands that wait for their replies. As long as nothing is missing the oldest command gets the next reply (RFC 2920
 * section 3.1). Behind a hole in either stream replies are collected until the client goes on, then aligned.
 */
export class ReplyQueue<Command extends object, Reply extends object> {
  private readonly handlers: ReplyHandlers<Command, Reply>;
  /** Those that wait stand from `head` to `tail`; mostly it is one, in the one place that there is. */
  private waiting: (Command | Hole | undefined)[] = [undefined];
  private head = 0;
  private tail = 0;
  private collected: (Reply | Hole)[] = [];
  private repliesCollected = 0;
  private holes = 0;
  private doubtful = false;

  constructor(handlers: ReplyHandlers<Command, Reply>) {
    this.handlers = handlers;
  }

  get size(): number {
    return this.tail - this.head;
  }

  get isDoubtful(): boolean {
    return this.doubtful;
  }

  expect(command: Command): void {
    this.waiting[this.tail++] = command;
  }

  /** Commands are missing here, or may be. */
  commandsLost(): void {
    if (this.last === HOLE) return;
    this.waiting[this.tail++] = HOLE;
    this.holes++;
    this.doubtful = true;
  }

  /** Replies are missing here, or may be. */
  repliesLost(): void {
    if (this.size === 0 || this.collected.at(-1) === HOLE) return;
    this.collected.push(HOLE);
    this.doubtful = true;
  }

  reply(reply: Reply): void {
    if (!this.doubtful) {
      this.handlers.assign(this.shift(), reply);
      return;
    }
    this.collected.push(reply);
    this.repliesCollected++;
    const commands = this.size - this.holes;
    const noneIsLeft = commands === 0 || (this.holes === 0 && this.repliesCollected >= commands);
    const { last } = this;
    const isAnchor = last !== undefined && last !== HOLE && this.handlers.fit(last, reply) >= ANCHOR;
    if (noneIsLeft || isAnchor || this.repliesCollected > LIMITS.pendingCommands) this.resolve(true);
  }

  /** The client sends again: whatever it waited for has been answered. */
  clientWentOn(): void {
    if (this.doubtful && this.collected.length > 0) this.resolve(true);
  }

  /** Nothing more will come. */
  close(): void {
    if (this.doubtful) this.resolve(false);
  }

  private get last(): Command | Hole | undefined {
    return this.tail > this.head ? this.waiting[this.tail - 1] : undefined;
  }

  private shift(): Command | undefined {
    if (this.head === this.tail) return undefined;
    const first = this.waiting[this.head];
    this.waiting[this.head++] = undefined;
    if (this.head === this.tail) {
      this.head = 0;
      this.tail = 0;
    } else if (this.head > COMPACT_AFTER) {
      this.replace(this.waiting.slice(this.head, this.tail));
    }
    return first === HOLE ? undefined : first;
  }

  private replace(waiting: (Command | Hole | undefined)[]): void {
    this.waiting = waiting;
    this.head = 0;
    this.tail = waiting.length;
  }

  /** `complete` when all replies to the commands are either collected or in a hole. */
  private resolve(complete: boolean): void {
    const commands = this.waiting.slice(this.head, this.tail).filter((item) => item !== undefined);
    const { collected } = this;
    this.replace([]);
    this.collected = [];
    this.repliesCollected = 0;
    this.holes = 0;
    this.doubtful = false;
    const known = commands.filter((item) => item !== HOLE);
    const replies = collected.filter((item) => item !== HOLE);
    const { commandOf, certain } = alignReplies<Command, Reply>(commands, collected, (command, reply) =>
      this.handlers.fit(command, reply),
    );
    if (!certain && replies.length > 0 && !(complete && onlyFirstLost(commands, collected)))
      this.handlers.uncertain();
    this.tell(known, replies, commandOf, collected.includes(HOLE));
  }

  private tell(
    commands: readonly Command[],
    replies: readonly Reply[],
    commandOf: readonly number[],
    repliesAreMissing: boolean,
  ): void {
    let next = 0;
    const passOver = (until: number) => {
      for (; next < until; next++) {
        const command = commands[next];
        if (command && repliesAreMissing) this.handlers.lost(command);
      }
    };
    replies.forEach((reply, index) => {
      const at = commandOf[index] ?? -1;
      if (at >= 0) {
        passOver(at);
        next = at + 1;
      }
      this.handlers.assign(at < 0 ? undefined : commands[at], reply);
    });
    if (repliesAreMissing) passOver(commands.length);
    else this.replace([...commands.slice(next), ...this.waiting.slice(this.head, this.tail)]);
  }
}

/** The hole stands before all replies and no command is missing: the last commands have the replies, in order. */
function onlyFirstLost(commands: readonly unknown[], replies: readonly unknown[]): boolean {
  return !commands.includes(HOLE) && replies[0] === HOLE && replies.indexOf(HOLE, 1) < 0;
}
