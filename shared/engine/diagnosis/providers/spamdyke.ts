import type { Provider } from '../provider-rule.ts';

export const spamdyke: Provider = {
  name: 'spamdyke',
  title: 'spamdyke',
  documentation: ['https://www.spamdyke.org/documentation/README.html'],
  sign: /^Refused\.|spamdyke/i,
  rules: [
    {
      text: /README\.html#DENIED_(?:IP_IN_(?:CC_)?RDNS)|reverse DNS entry contains your IP address/i,
      reason: 'dynamic_ip',
    },
    { text: /#DENIED_RDNS|no reverse DNS entry|reverse DNS entry does not resolve/i, reason: 'reverse_dns' },
    { text: /#DENIED_SENDER_NO_MX|sender address has no mail exchanger/i, reason: 'sender_invalid' },
    { text: /#DENIED_GRAYLISTED|address (?:has been|is) gr[ae]ylisted/i, reason: 'greylisted' },
    { text: /#DENIED_EARLYTALKER|not following the SMTP protocol/i, reason: 'early_talker' },
    {
      text: /#DENIED_(?:SENDER_BLACKLISTED|BLACKLIST_NAME|BLACKLIST_KEYWORD)|domain name is blacklisted/i,
      reason: 'sender_blocked',
    },
    {
      text: /#DENIED_(?:BLACKLIST_IP|RDNS_BLACKLISTED)|Your IP address is blacklisted/i,
      reason: 'ip_blocked',
    },
  ],
};
