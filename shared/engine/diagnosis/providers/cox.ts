import type { Provider } from '../provider-rule.ts';

export const cox: Provider = {
  name: 'cox',
  title: 'Cox',
  documentation: ['https://www.cox.com/residential/support/email-error-codes.html'],
  sign: /\bAUP#|cox\.(?:net|com)|\bCX[A-Z]{2,6}\b|\bCDRBL\b|\bURLBL\d/,
  rules: [
    { text: /\b(?:CXBL|CDRBL|CXRDBL)\b/, reason: 'ip_blocked' },
    { text: /\bURLBL\d*\b/, reason: 'url_blocklisted' },
    { text: /\bCXSNDR\b/, reason: 'sender_invalid', weak: true },
    { text: /\bCXDNS\b/, reason: 'reverse_dns' },
    { text: /\bCXCNCT\b|too many sessions/i, reason: 'too_many_connections' },
    { text: /\b(?:CXMXRT|CXTHRT|CXMJ|CPDS)\b/, reason: 'rate_limited' },
    { text: /\bCXSPAM\b|\bCMAE\b/, reason: 'spam_content' },
  ],
};
