import { current, decideMessage, isRefusal, markMissing } from '../core-commands.ts';
import type { CommandKind } from '../command-kind.ts';
import { expectedRecipients } from '../envelope.ts';
import type { Extension } from './extension.ts';

// RFC 3030 section 2: chunk-size [ SP "LAST" ], such as "86" or "0 LAST".
const CHUNK = /^(\d{1,15})(?:\s+(LAST))?\s*$/i;

const CHUNK_KIND: CommandKind = {
  verb: 'BDAT',
  stage: 'data',
  sent(dialogue, command, line) {
    const match = CHUNK.exec(line.argument);
    // Of a line that was cut nobody knows the number.
    if (!line.complete) return;
    if (!match?.[1]) {
      dialogue.note({
        severity: 'warning',
        code: 'bad-chunk-size',
        message: `BDAT does not say how many bytes follow: "${line.argument}".`,
        packet: line.packet,
        tip: 'What follows is read as commands.',
      });
      return;
    }
    const last = match[2] !== undefined;
    const transaction = dialogue.envelope.open();
    command.transaction = transaction;
    command.chunk = { last };
    if (last) {
      command.exchange.stage = 'message';
      const first = dialogue.facts.protocol === 'lmtp' ? expectedRecipients(transaction)[0] : undefined;
      if (first) {
        command.recipient = first;
        command.exchange.recipient = first.address;
      }
    }
    // A chunk's bytes follow at once, whatever the server is going to say of it.
    dialogue.client.readChunk(Number(match[1]), last, transaction);
  },
  answered(_dialogue, command, reply) {
    const transaction = current(command.transaction);
    if (!transaction || !command.chunk) return;
    if (command.chunk.last) decideMessage(transaction, command.recipient, reply, command.exchange.index);
    else if (isRefusal(reply)) transaction.dataRefusal = reply;
  },
  lost: markMissing,
};

/** RFC 3030: `BDAT 1024`, then as many bytes, as often as needed; the last with `LAST`. */
export const chunking: Extension = {
  keyword: 'CHUNKING',
  use: 'sent a message in chunks',
  commands: [CHUNK_KIND],
};
