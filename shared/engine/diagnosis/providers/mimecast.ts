import type { Provider } from '../provider-rule.ts';

export const mimecast: Provider = {
  name: 'mimecast',
  title: 'Mimecast',
  documentation: [
    'https://community.mimecast.com/s/article/email-security-cloud-gateway-mimecast-smtp-error-codes',
  ],
  sign: /mimecast/i,
  rules: [
    { text: /Local CT IP Reputation|Host network not allowed/i, reason: 'ip_blocked' },
    { text: /Rate (?:Limit|Throttl)/i, reason: 'rate_limited' },
    {
      text: /Administrative prohibition envelope blocked|Sender (?:is )?blocked/i,
      reason: 'sender_blocked',
    },
    { text: /Internal resources? (?:is |are )?temporarily unavailable/i, code: '4xx', reason: 'greylisted' },
    {
      text: /Rejected by (?:header|message|email) (?:based )?spam|spam (?:signature|scan)/i,
      reason: 'spam_content',
    },
    { text: /MCSpamSignature/i, reason: 'spam_content' },
    { text: /manually blocked/i, reason: 'sender_blocked' },
    { text: /Virus|malware/i, reason: 'virus' },
    { text: /Open relay not allowed|relay/i, reason: 'relay_denied' },
    { text: /Invalid Recipient/i, reason: 'user_unknown' },
  ],
};
