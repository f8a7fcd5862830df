import type { ReasonName } from '../../model/reason.ts';
import type { Permanence } from '../../model/rejection.ts';
import { explainListing, type ListingExplanation } from './blocklists/explain-listing.ts';
import type { BlocklistRecognition } from './blocklists/recognise.ts';
import type { Facts } from './facts.ts';
import { findReason } from './find-reason.ts';
import type { Finding, Reading } from './finding.ts';
import { readNestedReply } from './nested-reply.ts';
import { listedAddress } from './quoted.ts';
import { reasonNamed } from './reasons/index.ts';
import type { Refusal, RefusalContext, Verdict } from './refusal.ts';
import { Memory } from './remembered.ts';
import { refineByContext } from './refine-by-context.ts';
import { readReplyText } from './reply-text.ts';
import { type StandIn, withStandIn } from './stand-in.ts';

/**
 * Names the reason of one refusing reply: why, who must act, what to do. Never fails; where nothing is known the reason
 * is "unknown".
 */
export function decodeRefusal(refusal: Refusal): Verdict {
  const found = recallFinding(refusal);
  return putIntoWords(refineByContext(found.finding, refusal.context), found, refusal);
}

/** What a reply says by itself, in whatever session it stands. */
interface Found {
  readonly reading: Reading;
  readonly finding: Finding;
  /** The blocklist by which mail was refused, and what to say of it. */
  readonly recognition: BlocklistRecognition | undefined;
  readonly listing: ListingExplanation | undefined;
  /** The listed or refused address that the text names. */
  readonly address: string | undefined;
}

/** Of replies as they came, and of those with a stand-in for their address. */
const findings = new Memory<Found>();
const findingsOfMany = new Memory<Found>();

function recallFinding(refusal: Refusal): Found {
  return findings.recall(keyOf(refusal), () => {
    const named = withStandIn(refusal.lines);
    if (named === undefined) return findingOf(refusal);
    const asked = { ...refusal, lines: named.lines };
    return inserted(
      named,
      findingsOfMany.recall(keyOf(asked), () => findingOf(asked)),
    );
  });
}

function keyOf({ code, status, stage, lines, context }: Refusal): string {
  // Of the instant only the day counts, by which a blocklist is open or closed.
  const day = context?.at?.slice(0, 10) ?? '';
  return `${String(code)} ${String(status)} ${String(stage)} ${day} ${lines.join('\n')}`;
}

/** The address put back where its stand-in was found. */
function inserted({ address, standIn }: StandIn, found: Found): Found {
  if (found.address !== standIn && found.recognition?.domain !== standIn) return found;
  const known = found.recognition;
  const recognition = known && {
    ...known,
    ...(known.address === standIn && { address }),
    ...(known.domain === standIn && { domain: address }),
  };
  return {
    reading: found.reading,
    finding: found.finding,
    recognition,
    listing: recognition && explainListing(recognition),
    address: found.address === standIn ? address : found.address,
  };
}

function findingOf(refusal: Refusal): Found {
  const reading = readRefusal(refusal);
  const finding = findNested(reading) ?? findReason(reading);
  const recognition = LISTING_REASONS.has(finding.reason) ? finding.recognition : undefined;
  return {
    reading,
    finding,
    recognition,
    listing: recognition === undefined ? undefined : explainListing(recognition),
    address: recognition?.address ?? listedAddress(reading.text.plain),
  };
}

function readRefusal(refusal: Refusal): Reading {
  const text = readReplyText(refusal.lines);
  const code = refusal.code === undefined || refusal.code === 0 ? text.code : refusal.code;
  const status = refusal.status ?? text.status;
  const at = refusal.context?.at;
  return {
    text,
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { status }),
    ...(refusal.stage === undefined ? {} : { stage: refusal.stage }),
    ...(at === undefined ? {} : { at }),
  };
}

// "Sender address rejected: unverified address: host … said: 550 user unknown": the quoted user is the sender.
const ABOUT_THE_SENDER = /\bsender\b/i;

/** The reason of the reply that this one passes on, unless it has none. */
function findNested(reading: Reading): Finding | undefined {
  if (ABOUT_THE_SENDER.test(reading.text.plain.slice(0, 120))) return undefined;
  const nested = readNestedReply(reading.text.plain);
  if (nested === undefined) return undefined;
  const finding = findReason({
    text: nested,
    ...(nested.code === undefined ? {} : { code: nested.code }),
    ...(nested.status === undefined ? {} : { status: nested.status }),
    ...(reading.stage === undefined ? {} : { stage: reading.stage }),
    ...(reading.at === undefined ? {} : { at: reading.at }),
  });
  return finding.reason === 'unknown' || finding.reason === 'access_denied'
    ? undefined
    : { ...finding, rule: `nested/${finding.rule}` };
}

const LISTING_REASONS: ReadonlySet<ReasonName> = new Set([
  'dnsbl_listed',
  'dynamic_ip',
  'ip_blocked',
  'sender_blocked',
  'url_blocklisted',
  'reputation_deferred',
]);

function putIntoWords(finding: Finding, found: Found, refusal: Refusal): Verdict {
  const { recognition, address } = found;
  const permanence = permanenceOf(found.reading, finding.reason);
  const words = found.listing ?? explainReason(finding.reason, permanence, found, refusal.context);
  return {
    reason: finding.reason,
    confidence: finding.confidence,
    permanence,
    actor: words.actor,
    summary: words.summary,
    explanation: words.explanation,
    advice: words.advice,
    ...(recognition === undefined ? {} : { blocklist: recognition.mention }),
    ...(address === undefined ? {} : { listedAddress: address }),
    ...(finding.provider === undefined ? {} : { provider: finding.provider }),
    rule: finding.rule,
  };
}

function explainReason(
  name: ReasonName,
  permanence: Permanence,
  { reading, address }: Found,
  context: RefusalContext = {},
): ListingExplanation {
  const reason = reasonNamed(name);
  const facts: Facts = {
    permanence,
    context,
    words: reading.text.words,
    stage: reading.stage,
    code: reading.code,
    status: reading.status,
    listedAddress: address,
  };
  return {
    actor: typeof reason.actor === 'function' ? reason.actor(facts) : reason.actor,
    summary: reason.summary(facts),
    explanation: reason.explanation(facts),
    advice: reason.advice(facts),
  };
}

const PASSES_BY_ITSELF: ReadonlySet<ReasonName> = new Set([
  'greylisted',
  'reputation_deferred',
  'dns_temp_fail',
]);

/** The reply code's first digit decides (RFC 5321 section 4.2.1), the enhanced code's where there is no other. */
function permanenceOf({ code, status }: Reading, reason: ReasonName): Permanence {
  const digit = code === undefined ? status?.charAt(0) : String(code).charAt(0);
  if (digit === undefined) return PASSES_BY_ITSELF.has(reason) ? 'temporary' : 'permanent';
  return digit === '4' ? 'temporary' : 'permanent';
}
