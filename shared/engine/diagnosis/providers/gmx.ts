import type { Provider } from '../provider-rule.ts';

export const gmx: Provider = {
  name: 'gmx',
  title: 'GMX and web.de',
  documentation: ['https://postmaster.gmx.net/en/error-messages'],
  sign: /gmx\.|web\.de|mail\.com|1und1|1and1|ionos|nemesis|kundenserver/i,
  rules: [
    { text: /Bad DNS PTR|[?&]c=(?:rdns|ptr)\b/i, reason: 'reverse_dns' },
    // the link of the reply names the cause: bip = bad IP, hi = header invalid, bs = bad sender
    { text: /IP address is (?:black|block) ?listed|[?&]c=bip\b|[?&]i=ip\b/i, reason: 'ip_blocked' },
    { text: /[?&]c=hi\b|header (?:is )?invalid|Message header size/i, reason: 'malformed_message' },
    { text: /[?&]c=(?:bs|sb)\b/i, reason: 'sender_blocked' },
    { text: /dynamic(?:ally)? (?:assigned )?IP|[?&]c=dyn\b/i, reason: 'dynamic_ip' },
    { text: /[?&]c=(?:tmc|con)\b/i, reason: 'too_many_connections' },
  ],
};
