import type { Reason } from '../reason-rule.ts';

export const urlBlocklisted: Reason = {
  name: 'url_blocklisted',
  title: 'A link in the message is on a blocklist',
  actor: 'sender',
  phrases: {
    first: [
      '(web address|web ?page|link|url|uri|domain) ~1 (in|inside|within) ~2 (message|mail|email|body) ~3 (blacklist*|blocklist*|listed|blocked|{refused}|malware|points)',
      '(body|message|mail|email) contains ~3 (web address|link|url|uri|domain|website) ~3 (blacklist*|blocklist*|listed|{refused})',
      '(blacklisted|blocklisted|listed|blocked|malicious|phishing|spam*) (url|uri|link)s?',
      '(url|uri|link)s? ~4 (blacklist*|blocklist*|surbl|uribl|listed)',
    ],
    certain: [
      '(url|urls|uri|uris|link|links|hyperlink|website|web site|urlbl) ~6 (listed|blacklist*|blocklist*|{refused}|surbl|uribl|bad|malicious|spam*|suspicious|phish*|malware|reputation|block|disallowed|black|detected|found|dangerous|denied)',
      '(blacklisted|blocklisted|blocked|listed|bad|malicious|spam*|suspicious|phish*|banned|prohibited|dangerous|spamvertised|black) ~2 (urls?|uris?|links?|hyperlinks?|websites?|web site)',
      '(domain|domains|hostname) ~2 (in|within|inside|found in) ~2 (message|mail|email|body|content) ~4 (listed|black*|block*)',
      '(message|mail|email|body|content) ~3 contains? ~6 (url|uri|link|domain|website)s? ~6 (listed|black*|block*|spam*|known|rejected|reputation|prohibited|used)',
      '(surbl|uribl)',
      'having a domain present',
    ],
  },
  summary: () => 'A link in the message leads to a domain that the receiver blocks.',
  explanation: () =>
    'Filters compare the domains of all links in a message with lists of domains seen in spam, fraud or malware. One of them matched: a hacked or shared site, a link shortener, or the tracking domain of a mailing service, also in a signature or in quoted text.',
  advice: () => [
    'The sender takes the links out one by one, beginning with shorteners and tracking links, to find the one that is refused.',
    'The owner of the linked domain cleans the site and asks the list or the receiver for removal.',
    "The mailing operator uses a tracking domain of the sender's own.",
  ],
  samples: [
    { reply: '550 5.7.1 Message contains a blacklisted URL', stage: 'message', source: 'milter' },
    { reply: '554 a link in your message is listed by SURBL', stage: 'message', source: 'operator wording' },
  ],
};
