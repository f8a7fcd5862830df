import type { Provider } from '../provider-rule.ts';

export const qq: Provider = {
  name: 'qq',
  title: 'QQ and Tencent Mail',
  documentation: ['https://service.mail.qq.com/detail/122/72'],
  rules: [
    {
      text: /mail content denied|message is rejected by .{0,20}content|suspected spam(?! sender)/i,
      reason: 'spam_content',
    },
    { text: /connection frequency limited/i, reason: 'too_many_connections' },
    {
      text: /(?:ip|domain|sender|recipient|user) frequency limited/i,
      reason: 'rate_limited',
    },
    { text: /connection denied/i, reason: 'ip_blocked' },
    { text: /mail is rejected by recipients?|rejected by recipient/i, reason: 'recipient_restricted' },
    { text: /suspected bounce attacks?/i, reason: 'sender_blocked' },
  ],
};
