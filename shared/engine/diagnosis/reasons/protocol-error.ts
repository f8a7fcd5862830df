import type { Facts } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

function refusedCommand(facts: Facts): string {
  const { command } = facts.context;
  return command === undefined ? 'the command before it' : `the command "${command.slice(0, 60)}"`;
}

export const protocolError: Reason = {
  name: 'protocol_error',
  title: 'Command not understood or out of order',
  actor: 'sending-admin',
  phrases: {
    first: [
      '(invalid|bad|unknown|illegal|unsupported) ~2 parameters?',
      'no valid recipients?',
      'when not advertised',
      'already (authenticated|logged in|done)',
      'no auth(entication)? (required|needed|necessary)',
      'too many ~3 commands',
      'parameters? not (recogni[sz]ed|implemented|supported|known)',
      '(missing|need|expected) (mail from|rcpt to|mail|rcpt)',

      'no identity changes',

      '(smtp|lmtp|esmtp) protocol violation',

      '(vrfy|expn|etrn|turn) ~3 (disabled|not (allowed|supported|available|permitted|implemented)|denied|refused|rejected|unavailable)',
      'cannot vrfy',
    ],
    certain: [
      '(commands?|verb) ~4 (unrecogni[sz]ed|unknown|not recogni[sz]ed|unimplemented|not (yet )?implemented|not supported|unsupported|disabled|too long|unavailable|invalid|not understood|unexpected|out of sequence|not valid|not allowed here|not available)',
      '(unrecogni[sz]ed|unknown|invalid|bad|illegal|unimplemented|unexpected|unsupported|wrong|nonsense|junk|disabled|too many|bogus|incomplete|unrecognised) ~1 (smtp |esmtp |lmtp )?(commands?|verb)( sequence| arguments?| parameters?)?',
      '(bad|wrong|out of|improper|incorrect|invalid|unexpected|correct) ~1 (sequence|order)',
      'syntax( error)?',
      'synt?ax',
      '(need|send|expect*|require*|issue|give|use|say|specify|without|missing|no|must|provide|begin|start|first|introduce|forgot) ~5 (helo|ehlo|lhlo|mail|mail from|rcpt|rcpt to|recipient|sender) ~3 (first|command|before|required|needed)',
      '(helo|ehlo|mail|rcpt|data|mail from|rcpt to|lhlo|sender|recipients?) ~3 (first|required first|needed|expected|before|required)',
      '(polite|nice) ~3 (helo|ehlo|hello|introduce)',
      'say (helo|ehlo|hello)',
      '(nested|duplicate|second|repeated|only one|multiple|one) ~1 (mail|helo|ehlo|mail command|mail from|sender|auth)',
      '(sender|mail|helo|ehlo|transaction|auth*|tls|session) ~2 already ~3',
      'already ~3 (authenticated|specified|given|tls|started|said|issued|greeted|active|sent|in progress|set|introduced)',
      '(parameter*|option*|arguments?|keyword|extension) ~4 (unrecogni[sz]ed|unknown|not (recogni[sz]ed|supported|implemented|allowed|understood)|unsupported|invalid|missing|required|error|bad|too)',
      '(unrecogni[sz]ed|unknown|invalid|unsupported|missing|bad|illegal|extra|too many|no|unexpected) ~2 (parameter*|option*|arguments?|keyword|esmtp)',
      'too many ~2 (errors?|bad commands|syntax|protocol|unrecogni[sz]ed|junk|unknown commands|nonsense|invalid commands|nonmail|non mail|failures)',
      '(no|need|must have|without) ~1 (valid )?(rcpts?|recipients)( specified| accepted| given)?',
      '(unexpected|invalid|illegal|bad) ~2 (data|input|response|end)',
      '(smtp|lmtp|esmtp) protocol ~4',
      'protocol (error|violation|version)',
      '(following|follow|violat*) ~3 (smtp )?protocol',
      '(http|web ?proxy|non smtp)',
      '(vrfy|expn|turn|etrn|help|verb|bdat|chunking|noop|chunk|binarymime|burl) ~5',
      'no ~1 transaction',
      'what\\??',
      '(line|input|command) ~1 too long',
      '(not|un) ?(implemented|recogni[sz]ed)',
    ],
    plain: [
      '(invalid|illegal|unexpected) ~2 character*',
      '(bad|invalid|unknown|wrong) (request|protocol)',
      '503 bad',
    ],
  },
  statuses: {
    sure: ['5.5.1', '4.5.1', 'x.5.5'],
    loose: ['5.5.2', '5.5.4', '5.5.0', '4.5.0', '4.5.2', '4.5.4'],
  },
  summary: (f) => `The server does not understand, or does not allow, ${refusedCommand(f)} at this point.`,
  explanation: () =>
    'SMTP is a strict dialogue: a command was unknown, wrongly written, too long, used an extension the server had not offered, or came out of order. The cause is the sending program, something that is no mail program at all, or a device between them that rewrites commands.',
  advice: () => [
    'The sending administrator or developer looks in the capture at the command before this reply, and compares it with what the EHLO reply offered.',
    'Whoever runs the firewall between them switches off SMTP inspection if commands or EHLO keywords are replaced, for example by XXXX.',
  ],
  samples: [
    { reply: '502 5.5.2 Error: command not recognized', source: 'Postfix' },
    { reply: '503 5.5.1 Error: need RCPT command', source: 'Postfix' },
    { reply: '501 Syntax error in parameters or arguments', source: 'RFC 5321' },
  ],
};
