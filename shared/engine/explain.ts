import type { Stage } from '../model/exchange.ts';
import type { ReasonGroup, ReasonName } from '../model/reason.ts';
import { groupOf } from '../model/reason.ts';
import type { Actor, BlocklistMention, Confidence, Permanence } from '../model/rejection.ts';
import { decodeRefusal } from './diagnosis/decode-refusal.ts';
import { readPastedText } from './diagnosis/pasted-text.ts';
import { reasonNamed } from './diagnosis/reasons/index.ts';
import { readReplyText } from './diagnosis/reply-text.ts';
import { LIMITS } from './limits.ts';

/** A refusing reply explained on its own, without a capture. */
export interface Explanation {
  readonly code?: number;
  readonly status?: string;
  readonly stage?: Stage;
  /** The words that were read, codes taken off. */
  readonly text: string;
  readonly reason: ReasonName;
  readonly group: ReasonGroup;
  /** The reason in a few words, such as "Mailbox full". */
  readonly title: string;
  readonly confidence: Confidence;
  readonly permanence: Permanence;
  readonly actor: Actor;
  readonly summary: string;
  readonly explanation: string;
  /** Steps in order, each naming who does it. */
  readonly advice: readonly string[];
  readonly blocklist?: BlocklistMention;
  /** The listed or refused address that the text names. */
  readonly listedAddress?: string;
  readonly provider?: string;
}

/** Characters of a pasted text that are read. */
export const PASTED_CHARACTERS: number = LIMITS.pastedTextLength;

export interface ExplainOptions {
  /** Where in the dialogue the reply came, when the text does not tell. */
  readonly stage?: Stage;
  /** ISO 8601 date of the reply, by which blocklists are judged. */
  readonly at?: string;
}

/**
 * Explains one refusing reply from what somebody has of it: the reply itself, of one line or more, a line of a Sendmail,
 * Postfix or Exim log, or the Diagnostic-Code of a bounce.
 */
export function explainText(pasted: string, options: ExplainOptions = {}): Explanation {
  const found = readPastedText(pasted);
  const stage = options.stage ?? found.stage;
  const read = readReplyText(found.lines);
  const code = found.code ?? read.code;
  const status = read.status ?? found.status;
  const verdict = decodeRefusal({
    lines: found.lines,
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { status }),
    ...(stage === undefined ? {} : { stage }),
    ...(options.at === undefined ? {} : { context: { at: options.at } }),
  });
  return {
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { status }),
    ...(stage === undefined ? {} : { stage }),
    text: read.plain,
    reason: verdict.reason,
    group: groupOf(verdict.reason),
    title: reasonNamed(verdict.reason).title,
    confidence: verdict.confidence,
    permanence: verdict.permanence,
    actor: verdict.actor,
    summary: verdict.summary,
    explanation: verdict.explanation,
    advice: verdict.advice,
    ...(verdict.blocklist === undefined ? {} : { blocklist: verdict.blocklist }),
    ...(verdict.listedAddress === undefined ? {} : { listedAddress: verdict.listedAddress }),
    ...(verdict.provider === undefined ? {} : { provider: verdict.provider }),
  };
}

/** What one line of JSON Lines input is answered with; `null` where the text names none. */
export interface ExplainedRow {
  readonly id: string | number | null;
  readonly reason: ReasonName;
  readonly group: ReasonGroup;
  /** The blocklist's name, such as "spamhaus/pbl". */
  readonly dnsbl: string | null;
  readonly ip: string | null;
  readonly permanence: Permanence;
  readonly actor: Actor;
  readonly confidence: Confidence;
}

/** Explains one row `{id, code, status, lines, stage}`; all but `lines` may be missing. Undefined when it is no such row. */
export function explainRow(row: unknown): ExplainedRow | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  const { id, code, status, lines, stage } = row as Readonly<Record<string, unknown>> & RowFields;
  const texts = typeof lines === 'string' ? [lines] : lines;
  if (!Array.isArray(texts) || !texts.every((line) => typeof line === 'string')) return undefined;
  const number = typeof code === 'number' || typeof code === 'string' ? Number(code) : Number.NaN;
  const known = stageNamed(stage);
  const verdict = decodeRefusal({
    lines: texts,
    ...(Number.isInteger(number) && number > 0 ? { code: number } : {}),
    ...(typeof status === 'string' && status !== '' ? { status } : {}),
    ...(known === undefined ? {} : { stage: known }),
  });
  return {
    id: typeof id === 'string' || typeof id === 'number' ? id : null,
    reason: verdict.reason,
    group: groupOf(verdict.reason),
    dnsbl: verdict.blocklist?.name ?? null,
    ip: verdict.listedAddress ?? null,
    permanence: verdict.permanence,
    actor: verdict.actor,
    confidence: verdict.confidence,
  };
}

interface RowFields {
  readonly id?: unknown;
  readonly code?: unknown;
  readonly status?: unknown;
  readonly lines?: unknown;
  readonly stage?: unknown;
}

/** Every name of a stage that the command line and JSON Lines input take, and the stage it means. */
const STAGE_NAMES: Readonly<Record<string, Stage>> = {
  connect: 'connect',
  banner: 'connect',
  helo: 'helo',
  ehlo: 'helo',
  lhlo: 'helo',
  starttls: 'starttls',
  auth: 'auth',
  mail: 'mail',
  rcpt: 'rcpt',
  data: 'data',
  message: 'message',
  'after-data': 'message',
  rset: 'rset',
  quit: 'quit',
  vrfy: 'other',
  expn: 'other',
  other: 'other',
};

/** The stage of that name, in any case, also "ehlo", "after-data" and the like; undefined for no stage. */
export function stageNamed(name: unknown): Stage | undefined {
  return typeof name === 'string' && Object.hasOwn(STAGE_NAMES, name.toLowerCase())
    ? STAGE_NAMES[name.toLowerCase()]
    : undefined;
}
