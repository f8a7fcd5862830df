import { theSenderDomain } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

export const dkimFail: Reason = {
  name: 'dkim_fail',
  title: 'DKIM signature missing or broken',
  actor: 'sending-admin',
  phrases: {
    plain: ['(bad|invalid|broken|missing|no|wrong) (dkim )?signature'],
    first: ['dkim'],
    certain: [
      'dkim( signature| signatures)?',
      'domain ?keys?',
      '(signature|signatures) ~4 (verif*|invalid|body hash|did not|required|missing|header)',
      'adsp',
    ],
  },
  statuses: { sure: ['x.7.20', 'x.7.21', 'x.7.22', '4.7.30'] },
  summary: (f) => `The receiving server misses a valid DKIM signature of ${theSenderDomain(f)}.`,
  explanation: () =>
    'DKIM (RFC 6376) signs a message with a key that the domain publishes in the DNS. The message carried no signature, or one that does not verify: it was changed after signing, or the key is missing, too short or wrong.',
  advice: () => [
    "The sending administrator turns on DKIM signing for the domain, after everything that still changes the message, and publishes the selector's key (RSA 2048 bit or Ed25519).",
    'The sending administrator sends a test message to another provider and reads its Authentication-Results.',
    'Where a mailing list or gateway changed the message: its operator signs it anew or leaves it as it was.',
  ],
  samples: [
    { reply: '550 5.7.20 No passing DKIM signature found', source: 'IANA registry' },
    { reply: '554 DKIM signature did not verify', source: 'milter' },
  ],
};
