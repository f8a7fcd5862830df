import { LIMITS } from '../limits.ts';
import type { UnnumberedSession } from '../smtp/dialogue.ts';
import { datedMillis, type DateAnchor } from '../log/stamps/date-stamp.ts';
import type { Stamp } from '../log/stamps/stamp.ts';
import { readLogLine } from './read-log-line.ts';
import { readTranscriptLine } from './read-line.ts';
import { TextSession, type TextSessionOptions } from './text-session.ts';
import type { Style, Utterance } from './utterance.ts';

export interface DialogueReaderOptions extends Omit<TextSessionOptions, 'onSession'> {
  /** Tells the year of stamps that name none, and the day of texts that tell no time at all. */
  readonly anchor: DateAnchor;
  onSession(session: UnnumberedSession): void;
}

/** What is known of the text as a whole. */
export interface DialogueFacts {
  readonly lines: number;
  readonly sessions: number;
  /** Some lines carry their time. */
  readonly hasTimes: boolean;
  /** Those times name no zone. */
  readonly zoneIsMissing: boolean;
  readonly firstMillis: number;
  readonly lastMillis: number;
}

/** Finds SMTP dialogues in a text, a line at a time: logs that tell them, transcripts of programs, what somebody typed. */
export function createDialogueReader(options: DialogueReaderOptions) {
  const logged = new Map<string, TextSession>();
  let current: TextSession | undefined;
  let lines = 0;
  let sessions = 0;
  let hasTimes = false;
  let zoneIsMissing = false;
  let firstMillis = Number.POSITIVE_INFINITY;
  let lastMillis = Number.NEGATIVE_INFINITY;

  const create = (millis: number): TextSession =>
    new TextSession(lines, millis, {
      showSecrets: options.showSecrets,
      communityIdOf: options.communityIdOf,
      ...(options.createSha256 && { createSha256: options.createSha256 }),
      onSession(session) {
        sessions += 1;
        options.onSession(session);
      },
    });

  function timeOf(stamp: Stamp): number {
    hasTimes = true;
    if (stamp.kind === 'wall') zoneIsMissing = true;
    const millis = stamp.kind === 'instant' ? stamp.millis : datedMillis(stamp, options.anchor);
    firstMillis = Math.min(firstMillis, millis);
    lastMillis = Math.max(lastMillis, millis);
    return millis;
  }

  function takeLogged(key: string, utterance: Utterance, millis: number): void {
    let session = logged.get(key);
    if (utterance.kind === 'closed') {
      session?.end(true);
      logged.delete(key);
      return;
    }
    const isNew = utterance.kind === 'opened' ? session?.hasServer === true : startsAnew(session, utterance);
    if (session && isNew) {
      session.end(false);
      session = undefined;
    }
    session ??= create(millis);
    // The one that was silent for longest ends when there are too many.
    logged.delete(key);
    logged.set(key, session);
    for (const [oldest, quiet] of logged) {
      if (logged.size <= LIMITS.textDialogues) break;
      quiet.end(false);
      logged.delete(oldest);
    }
    if (utterance.kind === 'opened') session.open(utterance);
    else session.say({ ...utterance, line: lines, millis });
  }

  function takeTranscript(utterance: Utterance): void {
    if (utterance.kind === 'closed') {
      current?.end(true);
      current = undefined;
      return;
    }
    const isNew = utterance.kind === 'opened' ? current?.hasServer === true : startsAnew(current, utterance);
    if (isNew) {
      current?.end(false);
      current = undefined;
    }
    if (utterance.kind === 'opened') {
      current ??= create(options.anchor.millis);
      current.open(utterance);
      return;
    }
    const millis = current?.hasServer
      ? current.lastMillis
      : (bannerTime(utterance.text) ?? options.anchor.millis);
    current ??= create(millis);
    current.say({ ...utterance, line: lines, millis });
  }

  function takeBare(text: string): void {
    const side = sideOfBare(text, current);
    if (side) takeTranscript({ kind: 'said', side, text, style: 'bare' });
  }

  return {
    push(text: string): void {
      lines += 1;
      const line = text.length > LIMITS.logLineCharacters ? text.slice(0, LIMITS.logLineCharacters) : text;
      const isContent = current?.awaits === 'message' && current.style === 'bare';
      const fromLog = isContent ? undefined : readLogLine(line);
      if (fromLog) {
        takeLogged(fromLog.key, fromLog.utterance, timeOf(fromLog.head.stamp));
        return;
      }
      const utterance = isContent ? undefined : readTranscriptLine(line);
      if (utterance && !isStray(utterance, current)) takeTranscript(utterance);
      else takeBare(line);
    },
    finish(): void {
      current?.end(false);
      current = undefined;
      for (const session of logged.values()) session.end(false);
      logged.clear();
    },
    facts: (): DialogueFacts => ({ lines, sessions, hasTimes, zoneIsMissing, firstMillis, lastMillis }),
  };
}

type Said = Extract<Utterance, { kind: 'said' }>;

/** A banner after QUIT belongs to the next connection. */
function startsAnew(session: TextSession | undefined, utterance: Said | Utterance): boolean {
  return (
    session?.saidQuit === true &&
    utterance.kind === 'said' &&
    utterance.side === 'server' &&
    /^220[ -]/.test(utterance.text)
  );
}

const STYLES_OF_ONE_SIDE: ReadonlySet<Style> = new Set<Style>(['bare', 'answers']);

/** "> quoted" and "< something" are common in texts that are no dialogue: they begin none unless they are of one. */
function isStray(utterance: Utterance, current: TextSession | undefined): boolean {
  if (utterance.kind !== 'said' || current) return false;
  const { side, text } = utterance;
  return side === 'server' ? !/^\d{3}(?:[ -]|$)/.test(text) : !COMMAND.test(text);
}

const COMMAND =
  /^(?:EHLO|HELO|LHLO|MAIL FROM|RCPT TO|DATA|BDAT|RSET|QUIT|NOOP|VRFY|EXPN|HELP|STARTTLS|AUTH|ETRN|XCLIENT)\b/i;
const BANNER = /^220[ -][\w.[\]:-]{1,255}(?:\s|$)/;

/** Who says a line that is not marked: replies have codes, and what a dialogue waits for is the client's. */
function sideOfBare(text: string, current: TextSession | undefined): 'client' | 'server' | undefined {
  if (!current) return BANNER.test(text) ? 'server' : undefined;
  if (!STYLES_OF_ONE_SIDE.has(current.style)) return undefined;
  if (current.awaits === 'message' && current.style === 'bare') return 'client';
  if (/^\d{3}(?:[ -]|$)/.test(text)) return current.hasServer || BANNER.test(text) ? 'server' : undefined;
  if (current.style === 'answers') return undefined;
  return COMMAND.test(text) || (current.awaits === 'credential' && text !== '') ? 'client' : undefined;
}

// "220 mail.example.com ESMTP Exim 4.96 Sat, 21 Nov 2026 08:23:20 -0500": most banners tell the time (RFC 5322 section 3.3)
const DATE =
  /(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), {1,2}\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d [+-]\d{4}/;

function bannerTime(text: string): number | undefined {
  const millis = Date.parse(DATE.exec(text)?.[0] ?? '');
  return Number.isNaN(millis) ? undefined : millis;
}
