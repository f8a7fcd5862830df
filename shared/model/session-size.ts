import type { Session } from './session.ts';

const SESSION_BYTES = 2_000;
const EXCHANGE_BYTES = 500;
const REJECTION_BYTES = 3_000;
const ANSWER_BYTES = 200;

/** About how many bytes of memory a session takes; for bounds, not for accounts. */
export function roughBytes({ exchanges, rejections, dns }: Session): number {
  let bytes = SESSION_BYTES + exchanges.length * EXCHANGE_BYTES + rejections.length * REJECTION_BYTES;
  for (const { command, reply } of exchanges) {
    if (command) bytes += command.line.length * 2;
    if (reply) bytes += reply.text.length * 2;
  }
  for (const { question, answers } of dns ?? []) {
    bytes += ANSWER_BYTES + question.length;
    for (const answer of answers) bytes += answer.length;
  }
  return bytes;
}
