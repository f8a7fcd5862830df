import type { Provider } from '../provider-rule.ts';

export const trendMicro: Provider = {
  name: 'trend-micro',
  title: 'Trend Micro',
  documentation: ['https://servicecentral.trendmicro.com/en-us/ers/'],
  sign: /trend ?micro|imsva|scanmail/i,
  rules: [
    { text: /Virus|malware/i, reason: 'virus' },
    { text: /spam (?:mail )?detected/i, reason: 'spam_content' },
  ],
};
