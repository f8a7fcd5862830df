import { theSenderDomain } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

export const emailAuthFail: Reason = {
  name: 'email_auth_fail',
  title: 'Message not authenticated',
  actor: 'sending-admin',
  phrases: {
    first: ['spf ~~ dkim', 'dkim ~~ spf'],
    certain: [
      'spf ~~ dkim',
      'dkim ~~ spf',
      '(required|sufficient|minimum) authentication level',
      '(authentication|authenticated) ~2 (information|checks?|results|level|requirements)',
      '(message|mail|email|sender|domain|messages|emails) ~5 (not|un|fail*|lacks?|without) ~4 (authenticated|authentication|unauthenticated)',
      'unauthenticated (email|mail|messages?|sender|domain)',
      '(email|message|sender|multiple) authentication( checks)? ~5',
      'arc ~3 (validation|chain|fail*|seal|set)',
      'sender ?id ~4',
      'purported responsible',
      'pra ~3 (fail*|not|missing)',
      'authenticity ~4',
    ],
  },
  statuses: { sure: ['5.7.9', 'x.7.26', '5.7.515', 'x.7.29'] },
  summary: (f) =>
    `The receiving server takes no mail of ${theSenderDomain(f)} that is not authenticated, and this message was not.`,
  explanation: () =>
    'The receiver wants proof by SPF or DKIM that the message comes from the domain it names, and found neither valid, or does not say which one failed. Large mailbox providers demand this of everyone, and more of bulk senders.',
  advice: () => [
    "The sender's domain owner publishes SPF for all sending services and turns on DKIM signing, then publishes DMARC (p=none to start with).",
    'The sending administrator sends a test message to another provider and reads its Authentication-Results.',
    'For forwarded mail: the forwarder keeps the message unchanged, and adds ARC and SRS.',
  ],
  samples: [
    {
      reply: '550 5.7.26 Your email has been blocked because the sender is unauthenticated',
      source: 'Gmail',
    },
    { reply: '550 5.7.26 Multiple authentication checks failed', source: 'IANA registry' },
    { reply: '550 Message rejected: neither SPF nor DKIM pass', source: 'operator wording' },
  ],
};
