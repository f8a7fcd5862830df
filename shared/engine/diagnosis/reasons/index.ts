import type { ReasonName } from '../../../model/reason.ts';
import type { Reason } from '../reason-rule.ts';
import { accessDenied } from './access-denied.ts';
import { authFailed } from './auth-failed.ts';
import { authRequired } from './auth-required.ts';
import { badHelo } from './bad-helo.ts';
import { connectionFailed } from './connection-failed.ts';
import { contentPolicy } from './content-policy.ts';
import { dkimFail } from './dkim-fail.ts';
import { dmarcFail } from './dmarc-fail.ts';
import { dnsTempFail } from './dns-temp-fail.ts';
import { dnsblListed } from './dnsbl-listed.ts';
import { domainNoMail } from './domain-no-mail.ts';
import { dynamicIp } from './dynamic-ip.ts';
import { earlyTalker } from './early-talker.ts';
import { emailAuthFail } from './email-auth-fail.ts';
import { greylisted } from './greylisted.ts';
import { ipBlocked } from './ip-blocked.ts';
import { mailboxDisabled } from './mailbox-disabled.ts';
import { mailboxFull } from './mailbox-full.ts';
import { malformedMessage } from './malformed-message.ts';
import { messageTooLarge } from './message-too-large.ts';
import { protocolError } from './protocol-error.ts';
import { rateLimited } from './rate-limited.ts';
import { recipientRestricted } from './recipient-restricted.ts';
import { relayDenied } from './relay-denied.ts';
import { remoteSystemError } from './remote-system-error.ts';
import { reputationDeferred } from './reputation-deferred.ts';
import { reverseDns } from './reverse-dns.ts';
import { routingError } from './routing-error.ts';
import { sendAsDenied } from './send-as-denied.ts';
import { senderBlocked } from './sender-blocked.ts';
import { senderInvalid } from './sender-invalid.ts';
import { smtputf8Unsupported } from './smtputf8-unsupported.ts';
import { spamContent } from './spam-content.ts';
import { spfFail } from './spf-fail.ts';
import { tlsRequired } from './tls-required.ts';
import { tooManyConnections } from './too-many-connections.ts';
import { tooManyRecipients } from './too-many-recipients.ts';
import { unknown } from './unknown.ts';
import { urlBlocklisted } from './url-blocklisted.ts';
import { userMoved } from './user-moved.ts';
import { userUnknown } from './user-unknown.ts';
import { virus } from './virus.ts';

/**
 * Every reason, in the order in which their phrases are tried within one strength: words that name one thing only
 * before words that many replies share.
 */
export const REASONS: readonly Reason[] = [
  greylisted,
  dnsTempFail,
  dmarcFail,
  emailAuthFail,
  dkimFail,
  spfFail,
  smtputf8Unsupported,
  sendAsDenied,
  tlsRequired,
  relayDenied,
  authFailed,
  authRequired,
  earlyTalker,
  badHelo,
  reverseDns,
  dynamicIp,
  dnsblListed,
  urlBlocklisted,
  virus,
  contentPolicy,
  malformedMessage,
  tooManyConnections,
  tooManyRecipients,
  rateLimited,
  reputationDeferred,
  mailboxFull,
  messageTooLarge,
  mailboxDisabled,
  userMoved,
  domainNoMail,
  senderInvalid,
  spamContent,
  recipientRestricted,
  senderBlocked,
  userUnknown,
  routingError,
  connectionFailed,
  ipBlocked,
  protocolError,
  remoteSystemError,
  accessDenied,
  unknown,
];

const BY_NAME = new Map(REASONS.map((reason) => [reason.name, reason]));

export function reasonNamed(name: ReasonName): Reason {
  return BY_NAME.get(name) ?? unknown;
}
