/** Every rejection reason, in the group it stands in: who or what the refusal is about. */
export const REASON_GROUPS = {
  reputation: ['dnsbl_listed', 'dynamic_ip', 'ip_blocked', 'reputation_deferred', 'sender_blocked'],
  dns: ['reverse_dns', 'bad_helo', 'sender_invalid', 'dns_temp_fail'],
  auth: [
    'relay_denied',
    'auth_required',
    'auth_failed',
    'tls_required',
    'send_as_denied',
    'spf_fail',
    'dkim_fail',
    'dmarc_fail',
    'email_auth_fail',
  ],
  recipient: [
    'user_unknown',
    'mailbox_full',
    'mailbox_disabled',
    'user_moved',
    'recipient_restricted',
    'routing_error',
    'domain_no_mail',
  ],
  content: [
    'message_too_large',
    'virus',
    'spam_content',
    'url_blocklisted',
    'content_policy',
    'malformed_message',
    'smtputf8_unsupported',
  ],
  policy: ['greylisted', 'rate_limited', 'too_many_connections', 'too_many_recipients', 'access_denied'],
  protocol: ['protocol_error', 'early_talker'],
  remote: ['remote_system_error', 'connection_failed'],
  unknown: ['unknown'],
} as const;

export type ReasonGroup = keyof typeof REASON_GROUPS;
export type ReasonName = { [Group in ReasonGroup]: (typeof REASON_GROUPS)[Group][number] }[ReasonGroup];

const GROUP_OF_REASON = new Map<ReasonName, ReasonGroup>(
  (Object.keys(REASON_GROUPS) as ReasonGroup[]).flatMap((group) =>
    REASON_GROUPS[group].map((reason) => [reason, group] as const),
  ),
);

export function groupOf(reason: ReasonName): ReasonGroup {
  const group = GROUP_OF_REASON.get(reason);
  if (group === undefined) throw new Error(`${reason} stands in no group`);
  return group;
}
