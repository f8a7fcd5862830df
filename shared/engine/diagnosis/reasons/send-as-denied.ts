import { theSender } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

export const sendAsDenied: Reason = {
  name: 'send_as_denied',
  title: 'Not allowed to use this sender',
  actor: 'sender',
  phrases: {
    first: [
      'use (only )?your own ~1 address',
      '(not|none) (among|one of|in) ~2 (aliases|addresses|identities|senders) ~3 {login}',
      '(not|none) (among|one of|in) ~2 (aliases|identities) ~2 (login|account|user)',
      'from address ~3 match ~3 (verified|authenticated|identity)',
      '(unconfigured|unregistered|unverified) ~1 (domain|sender|identity)',
      '(may not|cannot|must not|not allowed to) ~1 use ~2 (address|sender|domain) ~2 (sender|from)',
      '{sender} ~3 (must|has to|should) ~2 {login}',
      '(sender|from) (domain|address) ~3 (not|un) ?(registered|verified|provisioned|confirmed) ~3 (relay|account|user|service|with|for|here)',
      '{sender} ~3 not logged in',
      '{sender} ~~ (your account|your own address|log ?in (with|as)|authenticated (user|account|as)|logged in (user|as))',
      '(authori[sz]ed|allowed|permitted|right|permission) ~2 (use|send|submit) ~4 (as (the )?sender|as (this|that|another)|from (this|that) address|that sender|this sender)',
      'must belong to ~2 (authenticated|user|account)',

      '(envelope|sender|from|mail from|domain) ~4 (not|does not) match ~3 (auth|authenticated|login|user|logged)',
    ],
    certain: [
      'not owned by',
      'send ?as ?denied',
      '(send|sending|sent) (as|on behalf)',
      '(allowed|authori[sz]ed|permitted|permission*|rights?|denied) ~3 (to )?(send|use|submit) ~5 (as|on behalf|this sender|this from|that (sender|address)|from (this|that|the specified|addr@|another|other)|using (this|that)|with (this|that) (sender|from))',
      '(sender|from|mail from|envelope sender|from address|sender address|return path|address) ~6 (match*|mismatch|belong*|own*|correspond*|same|equal|differ*) ~6 (user|login|account|authenti*|auth|credentials|username|you|logged)',
      '(must|does not|not|should) ~2 match ~4 (authenticat*|login|logged|account|credentials)',
      '(sender|sasl|login) ~2 (login )?mismatch',
      '(authenticated|logged in|login) ~3 (user|sender|as|account)? ~6 (mismatch|not (allowed|permitted|authori[sz]ed|own*|match*)|cannot) ~5',
      '(sender|from|email|mail|sending|mail from|sender domain|from domain|your) ~1 (address|domain|identity|email)? ~3 (not|un) ?(been )?(verified|registered|provisioned|confirmed|validated|enrolled|configured for sending)',
      '(unregistered|unverified|unauthori[sz]ed|unprovisioned) ~1 (domain|sender|from|address) ~4 (for|to) ~3 (send|account|user)*',
      '(you|user|account|client) ~3 (not|cannot|may not) ~3 (send|use|submit) ~3 (from|as|sender) ~3 (address|domain|addr@|identity)',
      'sender ~2 not ~2 (allowed|authori[sz]ed|permitted) ~2 (for|by) ~2 (user|account|login|authenticated|this (user|account|server|host))',
      'spoof* ~4 (sender|from|address|not allowed|not permitted)',
    ],
  },
  statuses: { sure: ['5.7.60', '5.7.750'] },
  summary: (f) => `The server does not let this login or host send as ${theSender(f)}.`,
  explanation: () =>
    "The sender's address (MAIL FROM or From) is not one that belongs to the account that logged in, or its domain is not registered with this server. The address itself is not refused: its owner may use it.",
  advice: () => [
    'The sender uses the address of the account that logs in, or corrects the From address in the program that sends.',
    'The account holder adds the address as an alias or verifies the domain at the mail provider.',
    'The mail administrator grants "send as" where one account is to send for others.',
  ],
  samples: [
    {
      reply: '553 5.7.1 <boss@example.org>: Sender address rejected: not owned by user printer',
      source: 'Postfix',
    },
    { reply: '550 5.7.60 SMTP; Client does not have permissions to send as this sender', source: 'Exchange' },
    { reply: '554 Email address is not verified', source: 'Amazon SES' },
  ],
};
