import type { Reason } from '../reason-rule.ts';

export const malformedMessage: Reason = {
  name: 'malformed_message',
  title: 'Message not well formed',
  actor: 'sender',
  phrases: {
    first: [
      'bare ~2 (r|n|cr|lf|newlines?|line feeds?)',
      'smuggling',
      'requires both header and body',
      'cannot parse ~3 (header|from|message)',
      'header size',

      'character* ~4 header',
      'header ~3 (character*|unicode)',
      '(blank|empty|no|missing) from( address(es)?| header)?( are| is)? ~2 (not|allowed|found|present)',
      'ip addresses ~4 from',
      'from address ip',
      'bare (lf|cr|line ?feeds?)',
      '(number|total size|size) ~2 (of )?(the )?headers? ~5 exceed*',
      'header (value|line|field) ~3 exceed*',
      'invalid characters bare',
    ],
    certain: [
      '(missing|no|invalid|bad|multiple|duplicate|malformed|illegal|incorrect|without|broken|several|improper|empty|incomplete|bogus|require*|need|more than one|lacks?|wrong|forged) ~4 (headers?|header (field|line|syntax|value)s?|message id|from header|date header|date|from field|resent from|subject|mime|boundary|mime boundary|from line|valid from|content transfer encoding|message headers?|mime header)',
      '(header|headers|message id|date header|from header|mime|content type|boundary|date field|header field|header line|from field|resent from) ~6 (missing|invalid|malformed|required|too (long|large|big|many)|not (valid|allowed|rfc|compliant|found|present|acceptable|conform*|supplied)|bad|error|duplicate*|multiple|broken|illegal|violat*|exceed*|syntax|unparse*|incorrect|future|past|unencoded|folded|only|cannot|conflict*|malform*)',
      '(rfc ?)(2822|5322|822|2045|2047|2046)s? ~6',
      '(violat*|comply|complian*|non ?complian*|conform*|according|accord*|follow*|breaks?|standard*) ~4 rfc ?(#)?(2822|5322|822|2045)?',
      '(bare|stray|naked|loose|lone) (lf|cr|line ?feeds?|newlines?|carriage returns?|nl)( characters?)?',
      '(nul|null|nul) (characters?|bytes?|octets?)',
      '(8 ?bit|eight bit|eightbit|non ?ascii|non us ascii|non ascii|raw 8bit|unencoded) ~5 (data|characters?|headers?|subject|body|mime)',
      '(date|timestamp) ~4 (future|past|too (far|old))',
      '(mime|multipart) ~4 (error|structure|invalid|malformed|nest*|parts|boundar*|too|part)',
      '(end of line|line end*|newline|crlf) ~4',
      '(message|mail|email|data|body|line|lines|text) ~2 (is |are )?(malformed|not properly formatted|badly formed|misformatted|corrupt*|empty|unparse*|incomplete)',
      '(malformed|unparseable|empty|corrupt*|misformatted) (message|mail|email|body|subject|mime)',
      '@message: (line|lines) ~3 (too long|exceed*|length)',
      'missing (from|date|to|subject|message id|sender header|body)',
      'from ~2 header ~4',
      'no ~1 (header|body|subject|date|message id)',
      'message ~2 (has )?no ~1 (headers?|body|date|from|content)',
      '(multiple|more than one|duplicate|several|two) ~3 (from|senders?|to|date|subject)',
    ],
  },
  statuses: { sure: ['5.6.0', '5.6.11', '4.6.0', '5.7.512', '5.1.20'] },
  summary: () => 'The message itself is not written as the mail standards demand.',
  explanation: () =>
    'The header or structure of the message breaks the Internet message format (RFC 5322, MIME): a field is missing or doubled, line ends are wrong, characters are not encoded, or a part is damaged. Home-made scripts and gateways that rewrite mail are the usual source; some receivers are strict because such flaws are used to smuggle messages.',
  advice: () => [
    'The developer of the program that made the message makes it write CRLF line ends, exactly one From and Date, a Message-ID, and encoded words for other than ASCII characters; best with a maintained library.',
    'The sending administrator checks whether a gateway, footer or filter on the way damages messages.',
  ],
  samples: [
    {
      reply: '550 5.6.0 Message has more than one From: header',
      stage: 'message',
      source: 'operator wording',
    },
    { reply: '554 5.6.0 bare LF in message not allowed', stage: 'message', source: 'operator wording' },
    { reply: '550 5.7.1 Missing Date header', stage: 'message', source: 'milter' },
  ],
};
