import type { CaptureFacts } from '../../model/capture.ts';
import type { Stage } from '../../model/exchange.ts';
import type { Actor, Confidence, Permanence } from '../../model/rejection.ts';
import type { SessionOutcome } from '../../model/session.ts';
import type { Palette } from './palette.ts';

const ACTORS: Readonly<Record<Actor, string>> = {
  sender: 'the sender',
  'sending-admin': "the sending server's administrator",
  'receiving-admin': "the receiving server's administrator",
  recipient: 'the recipient',
  nobody: 'nobody: it passes by itself',
};

/** Who can end the refusal, in words. */
export function actorInWords(actor: Actor): string {
  return ACTORS[actor];
}

const CONFIDENCES: Readonly<Record<Confidence, string>> = {
  certain: 'the reply says so',
  likely: 'very likely',
  guess: 'a guess: the reply names no reason',
};

export function confidenceInWords(confidence: Confidence): string {
  return CONFIDENCES[confidence];
}

export function permanenceInWords(permanence: Permanence): string {
  return permanence === 'permanent' ? 'permanent: the sender gives up' : 'temporary: the sender tries again';
}

const STAGES: Readonly<Record<Stage, string>> = {
  connect: 'connection',
  helo: 'HELO',
  starttls: 'STARTTLS',
  auth: 'AUTH',
  mail: 'MAIL',
  rcpt: 'RCPT',
  data: 'DATA',
  message: 'the end of the message',
  rset: 'RSET',
  quit: 'QUIT',
  other: 'another command',
};

/** Where in the dialogue, as in "refused at MAIL". */
export function stageInWords(stage: Stage): string {
  return STAGES[stage];
}

const OUTCOME_COLOURS: Readonly<Record<SessionOutcome, keyof Palette>> = {
  delivered: 'good',
  'partially-delivered': 'doubtful',
  rejected: 'bad',
  deferred: 'doubtful',
  abandoned: 'doubtful',
  refused: 'bad',
  unanswered: 'bad',
  encrypted: 'strong',
  'no-mail': 'strong',
  unknown: 'strong',
};

export function colourOutcome(outcome: SessionOutcome, palette: Palette, text: string = outcome): string {
  return palette[OUTCOME_COLOURS[outcome]](text);
}

/** "<ann@example.org>"; says so where the capture does not hold the MAIL command. */
export function senderInWords(sender: string | undefined): string {
  return sender === undefined ? '(MAIL not captured)' : `<${sender}>`;
}

/** "1 session", "3 sessions". */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? noun : plural}`;
}

/** "33 packets"; of a text, "33 lines". */
export function packetCount({ format, packets }: Pick<CaptureFacts, 'format' | 'packets'>): string {
  return count(packets, format === 'text' ? 'line' : 'packet');
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** 33_100 → "33.1 kB" (powers of 1000). */
export function byteSize(bytes: number): string {
  if (bytes < 1000) return count(bytes, 'byte');
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), UNITS.length - 1);
  return `${(bytes / 1000 ** power).toFixed(1)} ${UNITS[power] ?? ''}`;
}

/** Milliseconds to the length a reader wants: "0.4 ms", "25 ms", "3.2 s", "4 min 10 s", "2 h 5 min". */
export function duration(millis: number): string {
  if (millis < 10) return `${millis.toFixed(1)} ms`;
  if (millis < 1000) return `${Math.round(millis)} ms`;
  const seconds = millis / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** "captures/a.pcap, captures/b.pcap" → "a.pcap, b.pcap": the reader elsewhere has other folders. */
export function fileNames(files: string): string {
  return files
    .split(', ')
    .map((path) => path.replace(/^.*[/\\]/, ''))
    .join(', ');
}
