import type { Provider } from '../provider-rule.ts';

export const comcast: Provider = {
  name: 'comcast',
  title: 'Comcast',
  documentation: ['https://postmaster.comcast.net/smtp-error-codes.php'],
  sign: /comcast|BL\d{6}|RL\d{6}|ES\d{6}|PT\d{6}|PH\d{6}|DM\d{6}/i,
  rules: [
    { text: /\bBL0000000?\b|\bBL000000\b/, reason: 'ip_blocked' },
    { text: /\bES0000(?:10|01)\b/, reason: 'dynamic_ip' },
    { text: /\bRL0000\d\d\b/, reason: 'rate_limited' },
    { text: /\bPT0000\d\d\b|reverse dns failure/i, reason: 'reverse_dns' },
    { text: /\bDM0000\d\d\b/, reason: 'dmarc_fail' },
    { text: /\b(?:PH|CM|SP)0000\d\d\b/, reason: 'spam_content' },
  ],
};
