import type { Provider } from '../provider-rule.ts';

export const netease: Provider = {
  name: 'netease',
  title: 'NetEase (163.com, 126.com)',
  documentation: [
    'https://help.mail.163.com/faqDetail.do?code=d7a5dc8471cd0c0e8b4b8f4f8e49998b374173cfe9171305fa1ce630d7f67ac2',
  ],
  sign: /\b(?:HL|MI|DT|RP|WM|IP):[A-Z]{3}\b|163\.com|126\.com|netease/,
  rules: [
    { text: /\bHL:REP\b/, code: '4xx', reason: 'reputation_deferred' },
    { text: /\b(?:HL:REP|HL:IPB|WM:BLI)\b/, reason: 'ip_blocked' },
    { text: /\bHL:ICC\b/, reason: 'too_many_connections' },
    { text: /\bHL:IHU\b/, reason: 'bad_helo' },
    { text: /\bDT:RBL\b/, reason: 'dnsbl_listed' },
    { text: /\bDT:SPM\b/, reason: 'spam_content' },
    { text: /\bMI:SPF\b/, reason: 'spf_fail' },
    // DT:SUM: From of the message differs from MAIL FROM
    { text: /\bDT:ERM\b/, reason: 'malformed_message' },
    { text: /mail from must equal authorized user/i, reason: 'send_as_denied' },
    { text: /\bDT:SUM\b/, reason: 'send_as_denied', weak: true },
    { text: /\bMI:CEL\b/, reason: 'protocol_error' },
    { text: /\b(?:MI:SPB|WM:BLU)\b/, reason: 'sender_blocked' },
    {
      text: /\b(?:HL:IFC|HL:MEP|MI:DMC|MI:CCL|RP:DRC|RP:CCL|MI:SFQ|RP:QRC|MI:STC|RP:FRL|RP:RCL|RP:TRC)\b/,
      reason: 'rate_limited',
    },
    { text: /\bMI:NHD\b/, reason: 'sender_invalid' },
  ],
};
