import type { Provider } from '../provider-rule.ts';

export const tOnline: Provider = {
  name: 't-online',
  title: 'T-Online',
  documentation: ['https://postmaster.t-online.de/index.en.html'],
  sign: /t-online\.|\btosa@|IP=\S{3,45} - /i,
  rules: [
    { text: /dialup|transport-IP not allowed|mailgateway/i, reason: 'dynamic_ip' },
    { text: /\bPTR\b|reverse/i, reason: 'reverse_dns' },
    { text: /IP=\S{3,45} - |reputation|tosa@/i, reason: 'ip_blocked' },
  ],
};
