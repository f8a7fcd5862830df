import type { Provider } from '../provider-rule.ts';

export const cloudmark: Provider = {
  name: 'cloudmark',
  title: 'Cloudmark',
  documentation: ['https://csi.cloudmark.com/en/reset/'],
  rules: [
    // the verdict of the content filter, not of the address list
    {
      text: /Message (?:rejected|blocked) .{0,40}(?:CMAE|cloudmark authority)|\bCMAE_Score\b/i,
      reason: 'spam_content',
    },
  ],
};
