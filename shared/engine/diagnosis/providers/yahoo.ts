import type { Provider } from '../provider-rule.ts';

export const yahoo: Provider = {
  name: 'yahoo',
  title: 'Yahoo and AOL',
  documentation: [
    'https://senders.yahooinc.com/smtp-error-codes/',
    'https://senders.yahooinc.com/error-codes/',
  ],
  rules: [
    // [TSS04], [TS01] …: deferred for complaints or volume
    { text: /\[TSS?\d\d\]/, code: '4xx', reason: 'reputation_deferred' },
    { text: /\[TSS?\d\d\]/, reason: 'ip_blocked' },
    { text: /\[PH0\d\]/, reason: 'spam_content' },
    // the codes of AOL: RTR the address, HVU links, DNS the reverse name, RLY and CON the reputation
    { text: /\bRTR:(?:DU|BB)\b/, reason: 'dynamic_ip' },
    { text: /\bRTR:RD\b|\bDNS:(?:NR|B\d)\b/, reason: 'reverse_dns' },
    { text: /\bRTR:(?:CH|GE|BL|BG|SC)\b/, reason: 'ip_blocked' },
    { text: /\bHVU:B\d\b/, reason: 'url_blocklisted' },
    { text: /\b(?:RLY|CON|DYN):[A-Z]{1,2}\d?\b/, code: '4xx', reason: 'reputation_deferred' },
    { text: /\b(?:RLY|CON|DYN):[A-Z]{1,2}\d?\b/, reason: 'ip_blocked' },
    { text: /user doesn't have a (?:yahoo|aol)|not a Yahoo account/i, reason: 'user_unknown' },
    { text: /\(554\.30\)|mailbox is disabled/i, reason: 'mailbox_disabled' },
    { text: /\(#?4\.16\.5\d\)/, reason: 'rate_limited' },
  ],
};
