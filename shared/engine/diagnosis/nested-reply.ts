import type { ReplyText } from './reply-text.ts';
import { readReplyText } from './reply-text.ts';

// 'host mx.example.net[192.0.2.1] said: 550 5.1.1 unknown', "Server returned '450 4.4.312 DNS query failed'",
// "Remote server replied with: 550-5.7.1 …", "<mx.example.org #5.1.1 smtp; 550 no such user>"
const QUOTED =
  /\b(?:said|says|sa(?:id|ys) after \S{1,40}|repl(?:y|ied)(?: was| with)?|respon(?:se|ded)(?: was| with)?|returned(?: error)?|answer(?:ed)?(?: was| with)?|error(?: was| from remote server| message)?|reason|smtp;)[\s:;'"(<[]{1,6}(?:smtp; ?)?(?=[45]\d\d[ -])/gi;

/**
 * What another server further on said, where a reply only passes it on: that is the real reason. Undefined where the
 * text quotes no reply of its own.
 */
export function readNestedReply(plain: string): ReplyText | undefined {
  let start = -1;
  for (const match of plain.matchAll(QUOTED)) start = match.index + match[0].length;
  if (start < 0) return undefined;
  const nested = readReplyText([plain.slice(start)]);
  return nested.words.trim() === '' ? undefined : nested;
}
