import type { Provider } from '../provider-rule.ts';

export const rspamd: Provider = {
  name: 'rspamd',
  title: 'Rspamd',
  documentation: ['https://rspamd.com/doc/configuration/metrics.html'],
  rules: [
    { text: /Spam message rejected|Gtube pattern/i, reason: 'spam_content' },
    { text: /Ratelimit "?\S{1,60}"? exceeded/i, reason: 'rate_limited' },
    // the "soft reject" action says no more than this
    { text: /^(?:please )?try again later\b.{0,20}$/i, status: '4.7.1', reason: 'greylisted' },
    { text: /^(?:please )?try again later\b.{0,20}$/i, status: '4.2.0-1', reason: 'greylisted' },
  ],
};
