import type { Provider } from '../provider-rule.ts';

export const symantec: Provider = {
  name: 'symantec',
  title: 'Symantec Email Security.cloud (MessageLabs)',
  documentation: ['https://knowledge.broadcom.com/external/article/165145/'],
  sign: /messagelabs|symantec(?:cloud)?|Message filtered/i,
  rules: [
    { text: /Invalid recipient .{0,300}#5\.1\.1|No such user/i, reason: 'user_unknown' },
    {
      text: /You are not allowed to connect|throttl.{0,20}permanent|553-(?:mail rejected|SPF)/i,
      reason: 'ip_blocked',
    },
    {
      text: /Service Temporarily Unavailable|Please try again later|requests? throttled/i,
      code: '4xx',
      reason: 'reputation_deferred',
    },
    { text: /Message filtered(?!.{0,80}header)|blacklisted (?:by|content)|X-PVN/i, reason: 'spam_content' },
    { text: /dynamic/i, reason: 'dynamic_ip' },
  ],
};
