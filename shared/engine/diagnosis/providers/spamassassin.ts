import type { Provider } from '../provider-rule.ts';

export const spamassassin: Provider = {
  name: 'spamassassin',
  title: 'SpamAssassin',
  documentation: ['https://spamassassin.apache.org/full/4.0.x/doc/Mail_SpamAssassin_Conf.html'],
  rules: [
    {
      text: /Blocked by SpamAssassin|SpamAssassin|\bhits?[=: ]\d|score[ds]? .{0,20}(?:spam|points)/i,
      reason: 'spam_content',
    },
  ],
};
