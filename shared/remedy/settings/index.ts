import { REASON_GROUPS, type ReasonName } from '../../model/reason.ts';
import * as checks from './checks.ts';
import * as encryption from './encryption.ts';
import * as limits from './limits-and-rates.ts';
import * as naming from './naming.ts';
import * as recipients from './recipients.ts';
import type { Setting } from './setting.ts';
import * as smartHost from './smart-host.ts';
import * as trust from './trust.ts';

/** What can be set against a refusal. */
export interface ReasonSettings {
  readonly settings: readonly Setting[];
  /** Where no setting cures it: what does, in a plain sentence. */
  readonly instead?: string;
}

const only = (...parts: readonly (readonly Setting[])[]): ReasonSettings => ({ settings: parts.flat() });
const nothing = (instead: string): ReasonSettings => ({ settings: [], instead });

/** The settings that cure each reason, the most likely first. */
const SETTINGS: Readonly<Record<ReasonName, ReasonSettings>> = {
  dnsbl_listed: only(checks.WITHOUT_BLOCKLIST, checks.LET_IN, smartHost.SMART_HOST_WITH_LOGIN),
  dynamic_ip: only(smartHost.SMART_HOST_WITH_LOGIN, naming.REVERSE_NAME, checks.LET_IN),
  ip_blocked: only(checks.LET_IN, smartHost.SMART_HOST_WITH_LOGIN),
  reputation_deferred: only(limits.SLOWER, trust.SPF_RECORD, trust.DKIM_RECORD, trust.DMARC_RECORD),
  sender_blocked: nothing(
    'The receiving administrator takes the sender off the list of refused ones (access map, check_sender_access).',
  ),

  reverse_dns: only(naming.REVERSE_NAME, naming.IPV4_ONLY, checks.REVERSE_CHECK, checks.LET_IN),
  bad_helo: only(naming.HELO_NAME, naming.REVERSE_NAME, checks.HELO_CHECK),
  sender_invalid: only(naming.SENDER_DOMAIN),
  dns_temp_fail: nothing(
    'The administrator of the zone mends its name servers; dig +trace shows which one fails.',
  ),

  relay_denied: only(smartHost.SMART_HOST_WITH_LOGIN, recipients.OWN_DOMAIN, smartHost.SUBMISSION),
  auth_required: only(smartHost.SMART_HOST_WITH_LOGIN, smartHost.SUBMISSION),
  auth_failed: only(smartHost.SMART_HOST_WITH_LOGIN),
  tls_required: only(encryption.SEND_WITH_TLS, encryption.OFFER_TLS),
  send_as_denied: only(naming.SENDER_DOMAIN),
  spf_fail: only(trust.SPF_RECORD, smartHost.SMART_HOST_WITH_LOGIN),
  dkim_fail: only(trust.DKIM_RECORD),
  dmarc_fail: only(trust.DMARC_RECORD, trust.SPF_RECORD, trust.DKIM_RECORD),
  email_auth_fail: only(trust.SPF_RECORD, trust.DKIM_RECORD, trust.DMARC_RECORD),

  user_unknown: only(recipients.KNOWN_RECIPIENTS),
  mailbox_full: only(recipients.MAILBOX_ROOM),
  mailbox_disabled: nothing('The receiving administrator opens the mailbox again.'),
  user_moved: nothing('The sender writes to the new address.'),
  recipient_restricted: nothing('The receiving administrator adds the sender to those who may write there.'),
  routing_error: only(recipients.ROUTE, recipients.OWN_DOMAIN),
  domain_no_mail: nothing('The domain says by a null MX that it takes no mail: the address is wrong.'),

  message_too_large: only(limits.MESSAGE_SIZE),
  virus: nothing('The sender removes what was found; a wrong finding is told to the maker of the scanner.'),
  spam_content: nothing(
    'The sender writes the message otherwise; the receiving administrator looks up the score in the log of the filter.',
  ),
  url_blocklisted: nothing('The sender leaves the link out, or has its domain taken off the list.'),
  content_policy: nothing(
    'The receiving administrator says which rule it was: header_checks, body_checks, the content scanner.',
  ),
  malformed_message: nothing('The developer of the sending program writes the message as RFC 5322 wants it.'),
  smtputf8_unsupported: nothing(
    'The sender uses an address in ASCII, or the receiving administrator turns SMTPUTF8 on.',
  ),

  greylisted: only(checks.GREYLIST_EXCEPTION, checks.LET_IN),
  rate_limited: only(limits.SLOWER, limits.RATE_OF_CLIENT, limits.MORE_CONNECTIONS),
  too_many_connections: only(limits.SLOWER, limits.MORE_CONNECTIONS),
  too_many_recipients: only(limits.RECIPIENTS),
  access_denied: only(checks.LET_IN, smartHost.SUBMISSION),

  protocol_error: nothing(
    'The developer of the sending program mends what it says; the dialogue shows the command.',
  ),
  early_talker: only(checks.PATIENCE, checks.LET_IN),

  remote_system_error: nothing(
    'The receiving administrator looks into the log of the server, at the time of this session.',
  ),
  connection_failed: only(recipients.ROUTE, smartHost.SMART_HOST_WITH_LOGIN),

  unknown: nothing('The text of the reply and the log of the receiving server tell more.'),
};

/** The settings that cure a reason, per server program, as that program spells them. */
export function settingsFor(reason: ReasonName): ReasonSettings {
  return SETTINGS[reason];
}

/** Every setting once. */
export function allSettings(): readonly Setting[] {
  const names = Object.values(REASON_GROUPS).flat();
  return [...new Set(names.flatMap((name) => SETTINGS[name].settings))];
}
