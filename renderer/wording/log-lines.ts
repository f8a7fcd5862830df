import type { LogEventKind, LogProgram, SessionLogLine } from '../../shared/model/log.ts';
import type { Confidence } from '../../shared/model/rejection.ts';

type Tone = 'bad' | 'warn' | 'good' | 'quiet';

/** What a line of a mail log tells, in a word or two. */
export const LOG_KINDS: Readonly<Record<LogEventKind, { readonly word: string; readonly tone: Tone }>> = {
  connected: { word: 'connected', tone: 'quiet' },
  disconnected: { word: 'disconnected', tone: 'quiet' },
  received: { word: 'taken in', tone: 'good' },
  refused: { word: 'refused', tone: 'bad' },
  deferred: { word: 'put off', tone: 'warn' },
  bounced: { word: 'bounced', tone: 'bad' },
  sent: { word: 'sent', tone: 'good' },
  removed: { word: 'done', tone: 'quiet' },
  noted: { word: 'noted', tone: 'quiet' },
};

export const LOG_PROGRAMS: Readonly<Record<LogProgram, string>> = {
  sendmail: 'Sendmail',
  postfix: 'Postfix',
  exim: 'Exim',
  opensmtpd: 'OpenSMTPD',
};

const CERTAINTIES: Readonly<Record<Confidence, string>> = {
  certain: 'This line tells of this session for certain.',
  likely: 'This line very likely tells of this session.',
  guess: 'This line may tell of this session.',
};

export function certaintyInWords({ certainty }: Pick<SessionLogLine, 'certainty'>): string {
  return CERTAINTIES[certainty];
}

/** "Postfix at the receiving end": who wrote the line. */
export function writerInWords({ program, writtenBy }: Pick<SessionLogLine, 'program' | 'writtenBy'>): string {
  return `${LOG_PROGRAMS[program]} at the ${writtenBy === 'server' ? 'receiving' : 'sending'} end`;
}
