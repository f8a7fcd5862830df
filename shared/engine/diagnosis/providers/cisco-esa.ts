import type { Provider } from '../provider-rule.ts';

export const ciscoEsa: Provider = {
  name: 'cisco-esa',
  title: 'Cisco Secure Email (IronPort)',
  documentation: ['https://www.cisco.com/c/en/us/support/docs/security/email-security-appliance-esa/'],
  rules: [
    { text: /(?:SenderBase|sender group|reputation score)/i, code: '4xx', reason: 'reputation_deferred' },
    { text: /SenderBase|senderbase\.org|talosintelligence/i, reason: 'ip_blocked' },
    { text: /#4\.\d\.\d Too many (?:concurrent )?connections/i, reason: 'too_many_connections' },
    // "#5.1.0 Address rejected." at RCPT is the answer of the recipient table
    { text: /#5\.1\.[05] Address rejected|^Address rejected\.?(?: \S{1,200})?$/i, reason: 'user_unknown' },
    { text: /#5\.2\.3|#5\.3\.4/, reason: 'message_too_large' },
  ],
};
