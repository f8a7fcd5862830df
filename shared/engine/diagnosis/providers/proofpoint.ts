import type { Provider } from '../provider-rule.ts';

export const proofpoint: Provider = {
  name: 'proofpoint',
  title: 'Proofpoint',
  documentation: ['https://help.proofpoint.com/'],
  sign: /proofpoint|ppe-hosted|pphosted/i,
  rules: [
    { text: /Message rate limit|too many messages? .{0,30}proofpoint/i, reason: 'rate_limited' },
    { text: /proofpoint.{0,80}virus/i, reason: 'virus' },
  ],
};
