import type { Reason } from '../reason-rule.ts';

export const spamContent: Reason = {
  name: 'spam_content',
  title: 'Message taken for spam',
  actor: 'sender',
  phrases: {
    first: [
      '5: rspamd',
      'content filter (reject*|refus*|block*|hit|match*)',
      '(virus|malware) or spam',
      'mass ?mail*',
      '(blocked|rejected|refused|detected) (as )?{spam}',
      '(spam|junk) (rating|index|value|level|likelihood|confidence)',
      '(as|is) (a |an |likely )?{spam}',
      '(contains?|content) ~2 {spam}',
      '(spam|junk) (detected|content|message|score|points|probability)',
      '{message} ~3 (is|was) ~3 {spam}',
      'unacceptable content {spam}',
      'content ~4 (judged|considered|classified) ~5 {spam}',
    ],
    certain: [
      'bulk ~1 (mail|advertising|email)',
      'content (is|was|looks|looked|seems|of your mail is) ~3 {spam}',

      '{message} ~6 (considered|classified|detected|identified|flagged|marked|scored|looks?|judged|recogni[sz]ed|suspected|tagged|categori[sz]ed|appears?|seems?|rated|determined|deemed|believed|treated|reported|resembles?|thought) ~7 {spam}',
      '(considered|classified|detected|identified|flagged|marked|scored|looks? like|judged|recogni[sz]ed|suspected|tagged|categori[sz]ed|listed|rated|deemed|reported) ~3 {spam}',
      '{spam} ~2 (message|messages|mail|email|content|score|points|probability|detected|found|filter|filters|rejected|not accepted|like|level|threshold|identified|assassin|signature*|rules?|check|suspected|blocked|refused|characteristics|pattern*|engine|policy|protection)',
      'spamassassin',
      '(contains?|is|as|for|be|like|of|possible|probable|probably) (a |an |too )?(likely )?{spam}',
      '(high|too high|spam) ~2 (spam )?(score|probability)',
      '(anti|against|no) ?spam ~3',
      'content ~4 spam',
      'gtube',
      '(dcc|razor|pyzor|bayes*) ~3',
      '(score|points|hits) ~4 (required|exceed*|threshold|too high|over|above)',
    ],
    plain: [
      'spamm?ing',
      'bulk ?mail*',
      'bulk',
      '(unwanted|unsolicited|commercial) ~1 (advertis*|mail|email|messages?|content|offers?)',
      'advertis*',
      'fingerprint',
      '{spam}',
      'unsolicited ~3',
      'junk',
    ],
  },
  summary: () => 'The receiving server takes the message for spam.',
  explanation: () =>
    'A content filter judged the message itself: its wording, links, layout, attachments, or that people complained about the same text before. The sending address and the recipient are not what is refused.',
  advice: () => [
    'The sender looks at the links, wording and attachments, and sends a short plain text to see whether that passes.',
    'The mailing operator sends only to people who asked, offers one-click unsubscribing, and checks SPF, DKIM and DMARC, which all count in such filters.',
    'The recipient or the receiving administrator releases a message that was refused wrongly and allows the sender.',
  ],
  samples: [
    { reply: '554 5.7.1 Spam message rejected', stage: 'message', source: 'Rspamd' },
    {
      reply: '550 5.7.1 Message scored too many points, considered spam',
      stage: 'message',
      source: 'SpamAssassin milter',
    },
  ],
};
