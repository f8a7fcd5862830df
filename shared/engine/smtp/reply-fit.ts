import type { Reply, Stage } from '../../model/exchange.ts';
import type { CommandKind } from './command-kind.ts';

const IMPOSSIBLE = -100;
const UNLIKELY = -3;
const LIKELY = 3;

// RFC 5321 section 4.3.2 and RFC 4954: replies that only one command can have.
const ONLY_FOR: Readonly<Record<number, readonly Stage[]>> = {
  354: ['data'],
  334: ['auth'],
  235: ['auth'],
  220: ['connect', 'starttls'],
  221: ['quit'],
  214: ['other'],
};

// Enhanced status codes (RFC 3463) that tell what the reply is about, without their class.
const STATUS_STAGES: Readonly<Record<string, readonly Stage[]>> = {
  '1.0': ['mail'],
  '1.7': ['mail'],
  '1.8': ['mail'],
  '1.1': ['rcpt'],
  '1.2': ['rcpt'],
  '1.5': ['rcpt'],
  '2.1': ['rcpt', 'message'],
  '7.8': ['auth'],
  '6.0': ['message'],
};

/** How well a reply fits a command, by its kind alone: 0 says nothing, -100 excludes it. */
export function fitOf(kind: CommandKind, stage: Stage, reply: Reply): number {
  const only = ONLY_FOR[reply.code];
  if (only) return only.includes(stage) || kind.verb === 'XCLIENT' ? LIKELY : IMPOSSIBLE;
  if (stage === 'connect') return reply.code >= 400 ? 0 : IMPOSSIBLE;
  if (stage === 'helo' && reply.code === 250) return reply.lines.length > 1 ? LIKELY : 0;
  if (reply.code >= 200 && reply.code < 300) {
    if (kind.verb === 'DATA' || kind.verb === 'QUIT' || kind.verb === 'STARTTLS' || stage === 'auth')
      return UNLIKELY;
    if (stage !== 'helo' && reply.lines.length > 2) return UNLIKELY;
  }
  return fitOfWords(stage, reply);
}

function fitOfWords(stage: Stage, reply: Reply): number {
  const stages = reply.status === undefined ? undefined : STATUS_STAGES[reply.status.slice(2)];
  if (stages) return stages.includes(stage) ? LIKELY : UNLIKELY;
  if (/queued|for delivery/i.test(reply.text)) return stage === 'message' ? LIKELY : UNLIKELY;
  if (/\bsender\b/i.test(reply.text)) return stage === 'mail' ? LIKELY : 0;
  if (/\brecipient\b/i.test(reply.text)) return stage === 'rcpt' ? LIKELY : 0;
  return 0;
}

/** What a reply to a command that is not in the capture is about, given what the one before it was about. */
export function guessStage(reply: Reply, before: Stage | undefined): Stage {
  const { code } = reply;
  if (code === 0) return 'other';
  const only = ONLY_FOR[code];
  if (code === 220) return before === undefined ? 'connect' : 'starttls';
  if (only?.[0] !== undefined) return only[0];
  if (before === undefined && code >= 400) return 'connect';
  const stages = reply.status === undefined ? undefined : STATUS_STAGES[reply.status.slice(2)];
  if (before === 'data' || /queued|for delivery/i.test(reply.text)) return 'message';
  if (stages?.[0] !== undefined) return stages[0];
  if (code === 250 && reply.lines.length > 1) return 'helo';
  if (/\bsender\b/i.test(reply.text)) return 'mail';
  return guessByOrder(reply, before);
}

function guessByOrder(reply: Reply, before: Stage | undefined): Stage {
  if (/\bno valid recipients\b/i.test(reply.text)) return 'data';
  if (/\brecipient\b/i.test(reply.text)) return 'rcpt';
  // "2.0.0" says that something else went well: RSET or NOOP.
  if (reply.status === '2.0.0') return 'other';
  if (before === 'connect' || before === 'starttls') return 'helo';
  if (before === 'helo' || before === 'auth' || before === 'message') return 'mail';
  return before === 'mail' || before === 'rcpt' ? 'rcpt' : 'other';
}

/** Only behind a 354 a message follows. */
export function stageAfter(stage: Stage, code: number): Stage {
  return stage === 'data' && code !== 354 ? 'rcpt' : stage;
}
