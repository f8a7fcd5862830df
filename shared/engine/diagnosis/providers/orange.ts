import type { Provider } from '../provider-rule.ts';

export const orange: Provider = {
  name: 'orange',
  title: 'Orange and Wanadoo',
  documentation: ['https://postmaster.orange.fr/'],
  sign: /\b(?:OFR|LPN)\d{0,3}_\d{3}|orange\.fr|wanadoo|Veuillez/i,
  rules: [
    // OFR005_102, LPN007_102 …: the last number is the cause; 102 is Cloudmark
    { text: /\b(?:OFR|LPN|lpn|ofr)\d{0,3}_102\b/i, reason: 'dnsbl_listed' },
    { text: /\b(?:OFR|LPN)\d{0,3}_103\b/i, reason: 'ip_blocked' },
    { text: /\b(?:OFR|LPN)\d{0,3}_10[45]\b/i, reason: 'too_many_connections' },
    { text: /\b(?:OFR|LPN)\d{0,3}_10[6-9]\b/i, reason: 'access_denied' },
    { text: /spf\b.{0,200}_40[12]\b/i, reason: 'spf_fail' },
    { text: /\b(?:OFR|LPN)\d{0,3}_416\b/i, reason: 'user_unknown' },
    { text: /\b(?:OFR|LPN)\d{0,3}_417\b/i, reason: 'mailbox_full', weak: true },
    { text: /\b(?:OFR|LPN)\d{0,3}_(?:50[15]|999)\b/i, code: '4xx', reason: 'remote_system_error' },
    { text: /\b(?:OFR|LPN)\d{0,3}_5\d\d\b/i, code: '5xx', reason: 'spam_content', weak: true },
    { text: /Trop de connexions/i, reason: 'too_many_connections' },
  ],
};
