import type { Reason } from '../reason-rule.ts';

export const greylisted: Reason = {
  name: 'greylisted',
  title: 'Greylisted',
  actor: 'nobody',
  phrases: {
    first: [
      '4: (deferred|delayed|wait) ~2 (come|try) ~1 (back|again)',
      '4: new (sender|client|host|triplet) ~3 (deferred|delayed|wait|once|retry)',
      '4: deferred (for|once|until)',
      '4: not yet ~4 (whitelist*|known|seen|on)',
      '4: (come|try|retry) ~2 back (after|in) ~3 minutes',
      '4: first contact',
      'gr[ea]y ?list*',
    ],
    certain: [
      '4: temporarily delay*',

      '(verification|verify|validation|verifying|callout) ~2 in progress',
      '4: (come|try|please retry|retry|call|check) ~2 (back|again|later)? ?in ~2 \\S+ ?(second*|minute*|min|mins|hour*|s|sec|secs)',
      '4: (try|retry|resend|again|back|wait|come back|after) ~4 (\\d+|few|some|five|ten|several|couple of) ?(second*|minute*|min|mins|secs?|hours?|s)',
      '4: (first|new|unknown|unfamiliar|not (been )?seen|never seen) ~4 (time|contact|attempt|triplet|sender|encounter|visit|before|connection|delivery|mail|correspondent)',
      '4: (early|too (early|soon|quick|quickly|fast)) ~2 (retry|retries|attempt|again)',
      '(retry|retrying|retried|attempt) too (soon|early|quickly)',
      '4: delay*( of| for)?',
      'intentional policy rejection',
      '4: (temporary|temporarily) ~2 (blocked|rejected|refused|reject|rejection|defer*|delayed|denied) ~5 (for|retry|later|again|minutes|seconds|please|try)',
      '4: not yet (authori[sz]ed|accepted|known|seen|verified|approved)',
      '4: recently',
      '4: triplet',
      '4: (please )?wait ~3',
      '4: (whitelist|whitelisted|white list)',
      '4: (post|grey|gl)grey*',
      'lista gris',
      'listes? grises?',
    ],
    vague: ['@rcpt: 4: {later}'],
  },
  summary: () => 'The receiving server asks for a second try: it greylists senders it does not know yet.',
  explanation: () =>
    'Greylisting defers the first mail of an unknown combination of sending address, sender and recipient, since most spam programs never try again. A mail server retries by itself and is then accepted; nothing is wrong.',
  advice: () => [
    'Nobody has to do anything: the sending server retries, usually within 5 to 30 minutes.',
    'If the mail never passes: the sending administrator checks that retries come from the same address (or network), and not sooner than the receiver asks.',
  ],
  samples: [
    {
      reply:
        '450 4.2.0 <a@example.org>: Recipient address rejected: Greylisted, see http://postgrey.example/',
      source: 'Postgrey',
    },
    { reply: '451 4.7.1 Greylisting in action, please come back in 00:05:00', source: 'milter-greylist' },
    { reply: '450 4.1.1 unverified address: Address verification in progress', source: 'Postfix' },
  ],
};
