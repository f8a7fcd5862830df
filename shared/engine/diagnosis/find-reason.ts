import type { ReasonName } from '../../model/reason.ts';
import type { BlocklistRecognition } from './blocklists/recognise.ts';
import { recogniseBlocklist } from './blocklists/recognise.ts';
import type { CheckedSubject } from './checked-subject.ts';
import { readCheckedSubject } from './checked-subject.ts';
import type { Finding, Reading } from './finding.ts';
import type { Strength } from './phrase-rules.ts';
import { matchPhrase } from './phrase-rules.ts';
import { createProviderMatcher } from './provider-rule.ts';
import { PROVIDERS } from './providers/index.ts';
import { reasonOfCode, reasonOfStatus } from './status-rules.ts';

/**
 * The evidence in the order of its weight: a provider's own code, a blocklist by name, phrases that mean one thing, the
 * enhanced code, vague phrases, the basic code with the stage.
 */
export function findReason(reading: Reading): Finding {
  const recognition = recogniseBlocklist(reading.text.plain, reading.at);
  const found =
    byProvider(reading) ??
    byListing(reading, recognition) ??
    byCheckedSubject(reading) ??
    byWordsAndCodes(reading);
  const weak = found?.confidence === 'certain' ? undefined : byProvider(reading, true);
  const finding = adaptToStage(weak ?? found, reading) ?? {
    reason: 'unknown',
    confidence: 'guess',
    rule: 'nothing known',
  };
  return recognition === undefined ? finding : { ...finding, recognition };
}

const matchProvider = createProviderMatcher(PROVIDERS, false);
const matchWeakly = createProviderMatcher(PROVIDERS, true);

function byProvider({ text, code, status, stage }: Reading, weak = false): Finding | undefined {
  const match = (weak ? matchWeakly : matchProvider)({ plain: text.plain, code, status, stage });
  return match === undefined
    ? undefined
    : { reason: match.reason, confidence: 'certain', rule: match.rule, provider: match.provider };
}

// "451 4.7.1 Temporary lookup failure of 192.0.2.1 at zen.spamhaus.org" (Sendmail's enhdnsbl): not listed, only asked for
const LOOKUP_FAILED = / (?:look ?up|query) (?:failure|failed|error|timeout|timed out) /;

function byListing(reading: Reading, recognition: BlocklistRecognition | undefined): Finding | undefined {
  if (recognition === undefined || LOOKUP_FAILED.test(reading.text.words)) return undefined;
  return {
    reason: reasonOfListing(recognition, reading),
    confidence: recognition.list === undefined ? 'likely' : 'certain',
    rule: `blocklist/${recognition.mention.name}`,
  };
}

const ABOUT_THE_MESSAGE =
  / (?:urls?|uris?|links?|body|content|message contains|in (?:your|the) (?:message|email|mail)|domain present|web ?sites?) /;
const ABOUT_THE_SENDER = / (?:sender|mail ?from|from|helo|ehlo|envelope|return path|originator) /;

function reasonOfListing({ listing, mention }: BlocklistRecognition, { text, stage }: Reading): ReasonName {
  switch (listing) {
    case 'dynamic':
      return 'dynamic_ip';
    case 'geography':
      return 'ip_blocked';
    case 'address':
    case 'error-answer':
      return 'dnsbl_listed';
    case 'domain': {
      if (ABOUT_THE_MESSAGE.test(text.words)) return 'url_blocklisted';
      if (ABOUT_THE_SENDER.test(text.words)) return 'sender_blocked';
      if (stage === 'message' || stage === 'data') return 'url_blocklisted';
      const ofBodies = /^(?:surbl|uribl)/.test(mention.name);
      return ofBodies && stage === undefined ? 'url_blocklisted' : 'sender_blocked';
    }
  }
}

function byCheckedSubject(reading: Reading): Finding | undefined {
  const checked = readCheckedSubject(reading.text.words);
  if (checked === undefined) return undefined;
  const inner = byWordsAndCodes({ ...reading, text: { ...reading.text, words: checked.rest } });
  const reason = reasonOfCheck(checked, inner, reading);
  return {
    reason,
    confidence: inner?.reason === reason ? inner.confidence : 'likely',
    rule: `check of ${checked.subject}/${inner?.rule ?? 'no words'}`,
  };
}

const MEANS_INVALID_SENDER: ReadonlySet<ReasonName> = new Set([
  'user_unknown',
  'routing_error',
  'domain_no_mail',
  'mailbox_disabled',
  'mailbox_full',
  'malformed_message',
  'protocol_error',
  'bad_helo',
  'user_moved',
]);
const SAYS_NOTHING: ReadonlySet<ReasonName> = new Set(['access_denied', 'unknown']);

/** What a check found, put on whom it was about. */
function reasonOfCheck(checked: CheckedSubject, inner: Finding | undefined, reading: Reading): ReasonName {
  const reason = inner?.reason ?? 'unknown';
  switch (checked.subject) {
    case 'helo':
      return 'bad_helo';
    case 'client':
      return SAYS_NOTHING.has(reason) || reason === 'sender_blocked' ? 'ip_blocked' : reason;
    case 'sender':
      return aboutSender(checked.rest, reason, reading);
    case 'recipient':
      return aboutRecipient(checked.rest, reason);
    case 'message':
      return reason === 'unknown' ? 'access_denied' : reason;
  }
}

const VERIFIED = / (?:undeliverable|unverified) address /;

function aboutSender(rest: string, reason: ReasonName, { status, stage, code }: Reading): ReasonName {
  if (/ not (?:logged in|owned by) /.test(rest)) return 'send_as_denied';
  if (VERIFIED.test(rest) || MEANS_INVALID_SENDER.has(reason)) return 'sender_invalid';
  if (rest.trim() === '')
    return reasonOfStatus('sure', status ?? '', stage, code) === 'sender_invalid'
      ? 'sender_invalid'
      : 'sender_blocked';
  return SAYS_NOTHING.has(reason) || reason === 'ip_blocked' || reason === 'recipient_restricted'
    ? 'sender_blocked'
    : reason;
}

function aboutRecipient(rest: string, reason: ReasonName): ReasonName {
  if (rest.trim() === '' || (VERIFIED.test(rest) && SAYS_NOTHING.has(reason))) return 'user_unknown';
  // "Recipient address rejected: Access denied" is what a table of recipients says.
  if (SAYS_NOTHING.has(reason) && / (?:access denied|block(?:ed)?|denied|refused) /.test(rest))
    return 'recipient_restricted';
  return reason === 'unknown' ? 'access_denied' : reason;
}

// RFC 5321 section 4.2.1: a 4xx wants the mail again, so the address is not shut out, only distrusted.
const DISTRUST = / (?:spam\w*|abus\w+|complaints?|reputation|throttl\w+|junk) /;

// RFC 4954 section 6: 535 and 534 answer AUTH and nothing else.
const isAnswerToLogin = (stage: Reading['stage'], code: number | undefined): boolean =>
  stage === 'auth' || code === 535 || code === 534;

/** Before a recipient is named, words that seem to be about one are about the sender or the HELO name. */
function adaptToStage(finding: Finding | undefined, { stage, code, text }: Reading): Finding | undefined {
  if (finding === undefined) return finding;
  if (stage === 'mail' && ABOUT_A_RECIPIENT.has(finding.reason))
    return { ...finding, reason: 'sender_invalid' };
  if (finding.provider !== undefined) return finding;
  if (finding.reason === 'ip_blocked' && code !== undefined && code < 500 && DISTRUST.test(text.words))
    return { ...finding, reason: 'reputation_deferred' };
  if (stage === 'mail' && finding.reason === 'recipient_restricted')
    return { ...finding, reason: 'sender_blocked' };
  if (isAnswerToLogin(stage, code) && ABOUT_AN_ACCOUNT.has(finding.reason))
    return { ...finding, reason: 'auth_failed' };
  if (stage === 'connect' && finding.reason === 'sender_blocked') return { ...finding, reason: 'ip_blocked' };
  if (stage === 'helo' && ABOUT_A_NAME.has(finding.reason)) return { ...finding, reason: 'bad_helo' };
  return finding;
}

/** What the answer to AUTH seems to be about, where it is about the account that logs in. */
const ABOUT_AN_ACCOUNT: ReadonlySet<ReasonName> = new Set([
  'user_unknown',
  'mailbox_disabled',
  'sender_invalid',
  'sender_blocked',
  'connection_failed',
  'access_denied',
  'auth_required',
]);
const ABOUT_A_RECIPIENT: ReadonlySet<ReasonName> = new Set([
  'user_unknown',
  'routing_error',
  'domain_no_mail',
]);
const ABOUT_A_NAME: ReadonlySet<ReasonName> = new Set(['user_unknown', 'routing_error', 'sender_invalid']);

const CONFIDENCE: Readonly<Record<Strength, Finding['confidence']>> = {
  first: 'certain',
  certain: 'certain',
  plain: 'likely',
  vague: 'guess',
};

function byWordsAndCodes(reading: Reading): Finding | undefined {
  return (
    byPhrase('first', reading) ??
    byPhrase('certain', reading) ??
    byPhrase('plain', reading) ??
    byStatus('sure', reading) ??
    byPhrase('vague', reading) ??
    byStatus('loose', reading) ??
    byCode(reading)
  );
}

function byPhrase(strength: Strength, { text, code, status, stage }: Reading): Finding | undefined {
  const digit = code === undefined ? status?.charAt(0) : String(code).charAt(0);
  const match = matchPhrase(strength, text.words, digit === '4' || digit === '5' ? digit : undefined, stage);
  return match === undefined
    ? undefined
    : { reason: match.reason, confidence: CONFIDENCE[strength], rule: `${strength} phrase/${match.phrase}` };
}

function byStatus(strength: 'sure' | 'loose', { status, stage, code }: Reading): Finding | undefined {
  if (status === undefined) return undefined;
  const reason = reasonOfStatus(strength, status, stage, code);
  return reason === undefined
    ? undefined
    : { reason, confidence: strength === 'sure' ? 'likely' : 'guess', rule: `${strength} status/${status}` };
}

function byCode({ code, stage }: Reading): Finding | undefined {
  const reason = code === undefined ? undefined : reasonOfCode(code, stage);
  return reason === undefined ? undefined : { reason, confidence: 'guess', rule: `code/${String(code)}` };
}
