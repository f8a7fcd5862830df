import type { Provider } from '../provider-rule.ts';

export const postfix: Provider = {
  name: 'postfix',
  title: 'Postfix',
  documentation: [
    'https://www.postfix.org/postconf.5.html',
    'https://www.postfix.org/ADDRESS_VERIFICATION_README.html',
  ],
  rules: [
    { text: /Address verification in progress/i, reason: 'greylisted' },
    {
      text: /queue file write error|Server configuration (?:error|problem)|Insufficient system storage|mail system configuration error/i,
      reason: 'remote_system_error',
    },
    { text: /Client host rejected: cannot find your (?:reverse )?hostname/i, reason: 'reverse_dns' },
    { text: /Relay access denied/i, reason: 'relay_denied' },
    // what the client table of check_client_access refuses
    { text: /^<?[^>\s]{1,300}>?: Client host rejected: Access denied$/i, reason: 'ip_blocked' },
    { text: /Multi-recipient bounce/i, reason: 'too_many_recipients' },
    { text: /^Error: access denied for /i, reason: 'ip_blocked' },
    { text: /Error: timeout exceeded/i, reason: 'connection_failed' },
    {
      text: /Protocol error|Improper use of SMTP command pipelining/i,
      stage: 'connect',
      reason: 'early_talker',
    },
  ],
};
