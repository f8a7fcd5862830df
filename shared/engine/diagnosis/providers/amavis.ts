import type { Provider } from '../provider-rule.ts';

export const amavis: Provider = {
  name: 'amavis',
  title: 'amavis',
  documentation: ['https://www.ijs.si/software/amavisd/'],
  sign: /\bid=\d{4,}-\d|amavis|INFECTED:|BANNED:|VIRUS:/,
  rules: [
    { text: /INFECTED:|VIRUS:|infected with/i, reason: 'virus' },
    { text: /BANNED:|banned (?:file)?name|BANNED (?:contents?|file)/i, reason: 'content_policy' },
    { text: /BAD[ _]HEADER|invalid header|MIME error/i, reason: 'malformed_message' },
    {
      text: /\bid=[\w-]{1,60} - spam|UBE, id=|- SPAM(?:MY)?\b|unsolicited bulk email/i,
      reason: 'spam_content',
    },
    { text: /Error in processing, id=|amavisd? .{0,40}(?:fail|unable)/i, reason: 'remote_system_error' },
  ],
};
