import type { Reply } from '../../model/exchange.ts';
import type { CommandKind, DialogueControl, SentCommand } from './command-kind.ts';
import { decideRecipient, type RecipientDraft, type TransactionDraft } from './envelope.ts';
import { parsePath } from './path.ts';
import { findQueueId } from '../../model/queue-id.ts';

export function isAccepted(reply: Reply): boolean {
  return reply.code >= 200 && reply.code < 300;
}

export function isRefusal(reply: Reply): boolean {
  return reply.code >= 400 && reply.code < 600;
}

/** EHLO, HELO (RFC 5321 section 4.1.1.1) and LHLO (RFC 2033 section 4.1). */
export function helloKind(verb: 'EHLO' | 'HELO' | 'LHLO'): CommandKind {
  return {
    verb,
    stage: 'helo',
    sent(dialogue, command, line) {
      if (verb === 'LHLO') dialogue.facts.protocol = 'lmtp';
      if (!dialogue.facts.greetingAccepted) dialogue.facts.greeting = { verb, name: line.argument };
      command.previous = dialogue.envelope.current;
    },
    answered(dialogue, command, reply) {
      if (!isAccepted(reply)) return;
      const { facts, envelope } = dialogue;
      facts.greeting = { verb, name: command.exchange.command?.argument ?? '' };
      facts.greetingAccepted = true;
      facts.extensions = verb === 'HELO' ? [] : extensionsOf(reply.lines);
      facts.extensionsKnown = verb !== 'HELO' && reply.complete;
      // RFC 5321 section 4.1.4: it clears all state as RSET does, once it is accepted.
      if (envelope.current === command.previous) envelope.close();
    },
    lost(dialogue, command) {
      if (dialogue.envelope.current === command.previous) dialogue.envelope.close();
    },
  };
}

let lastLines: readonly string[] = [];
let lastExtensions: readonly string[] = [];

/** "250-SIZE 1024" offers "SIZE 1024". A server says the same to all, and its reply was read once for all of them. */
function extensionsOf(lines: readonly string[]): readonly string[] {
  if (lines !== lastLines) {
    lastExtensions = lines.slice(1).map((line) => line.slice(4).trim());
    lastLines = lines;
  }
  return lastExtensions;
}

const mail: CommandKind = {
  verb: 'MAIL',
  stage: 'mail',
  sent(dialogue, command, line) {
    const { envelope } = dialogue;
    command.previous = envelope.current;
    command.transaction = envelope.begin(parsePath(line.argument, 'FROM') ?? '');
  },
  answered({ envelope }, command, reply) {
    const { transaction, previous } = command;
    if (!transaction) return;
    transaction.mailReply = reply;
    const nested = previous && previous.mailReply && isAccepted(previous.mailReply) && !previous.messageReply;
    if (reply.code === 503 && nested) envelope.drop(transaction, previous);
  },
  lost: markMissing,
};

const rcpt: CommandKind = {
  verb: 'RCPT',
  stage: 'rcpt',
  sent({ envelope }, command, line) {
    const address = parsePath(line.argument, 'TO');
    command.transaction = envelope.open();
    if (address === undefined) return;
    command.exchange.recipient = address;
    command.recipient = envelope.addRecipient(address, command.exchange.index);
  },
  answered(_dialogue, command, reply) {
    if (command.recipient) decideRecipient(command.recipient, reply, command.exchange.index);
  },
  lost: markMissing,
};

// RFC 5321 section 4.1.1.4: what follows is the message if the reply is 354, and commands if it is not.
const data: CommandKind = {
  verb: 'DATA',
  stage: 'data',
  sent({ envelope, client }, command) {
    if (envelope.current) command.transaction = envelope.current;
    client.wait('data');
  },
  answered({ envelope, client }, command, reply) {
    const transaction = current(command.transaction);
    if (transaction && isRefusal(reply)) transaction.dataRefusal = reply;
    if (!client.isWaiting) return;
    if (reply.code >= 300 && reply.code < 400) client.readMessage(transaction ?? envelope.open());
    else client.readCommands();
  },
  lost(dialogue, command) {
    markMissing(dialogue, command);
    dialogue.client.judgeByContent('data');
  },
};

const rset: CommandKind = {
  verb: 'RSET',
  stage: 'rset',
  sent({ envelope }) {
    // RFC 5321 section 4.1.1.5: it is always accepted, and MAIL may be pipelined right behind it.
    envelope.close();
  },
};

/** The final reply to a message (RFC 5321 section 4.5.3.2.6), or over LMTP to one of its recipients (RFC 2033 section 4.2). */
export const messageReply: CommandKind = {
  verb: '',
  stage: 'message',
  answered(_dialogue, command, reply) {
    decideMessage(current(command.transaction), command.recipient, reply, command.exchange.index);
  },
  lost: markMissing,
};

/** Notes what the reply says about a message, or about one of its recipients. */
export function decideMessage(
  transaction: TransactionDraft | undefined,
  recipient: RecipientDraft | undefined,
  reply: Reply,
  exchange: number,
): void {
  if (!transaction) return;
  transaction.messageReply = reply;
  if (recipient) {
    transaction.decidedByRecipient = true;
    decideRecipient(recipient, reply, exchange);
  }
  if (isAccepted(reply)) transaction.queueId ??= findQueueId(reply.text);
}

/** The transaction itself, or the one that goes on in its place. */
export function current(transaction: TransactionDraft | undefined): TransactionDraft | undefined {
  return transaction?.replacedBy ?? transaction;
}

export function markMissing(_dialogue: DialogueControl, command: SentCommand): void {
  const transaction = current(command.transaction);
  if (transaction) transaction.replyMissing = true;
}

function plain(verb: string, stage: CommandKind['stage']): CommandKind {
  return { verb, stage };
}

/** The commands of RFC 5321 section 4.1.1. */
export const CORE_COMMANDS: readonly CommandKind[] = [
  helloKind('EHLO'),
  helloKind('HELO'),
  mail,
  rcpt,
  data,
  rset,
  plain('NOOP', 'other'),
  plain('QUIT', 'quit'),
  plain('VRFY', 'other'),
  plain('EXPN', 'other'),
  plain('HELP', 'other'),
];

/** The greeting that opens a session; it answers no command. */
export const bannerKind: CommandKind = { verb: '', stage: 'connect' };
