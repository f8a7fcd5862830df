import type { Stage } from '../../shared/model/exchange.ts';

/** What the refusal was the answer to. */
export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  connect: 'on connecting',
  helo: 'at the greeting',
  starttls: 'at STARTTLS',
  auth: 'at the login',
  mail: 'at the sender (MAIL FROM)',
  rcpt: 'at the recipient (RCPT TO)',
  data: 'before the message (DATA)',
  message: 'after the message',
  rset: 'at RSET',
  quit: 'at the farewell (QUIT)',
  other: 'at another command',
};
