import type { Facts } from '../facts.ts';
import { sentence } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

/** What the moment of the refusal says, and what it rules out. */
function byStage(facts: Facts): string {
  switch (facts.stage) {
    case 'connect':
      return 'It came before the client said anything, so it can only be about the sending address, its reverse name or its network.';
    case 'helo':
      return 'It came at HELO/EHLO, so it is about the sending address, its name, or the name given there; no sender or recipient was named yet.';
    case 'mail':
      return 'It came at MAIL FROM, before any recipient was named: it is not about the recipient or the content, but about the sender address, the sending address or the host name.';
    case 'rcpt':
      return 'It came at RCPT TO, before the message: it is not about the content. Many servers also hold back checks of the sending address and the sender until this point.';
    case 'data':
      return 'It came at DATA, before the message itself was sent: it is about sender, recipients or the sending address, not about the content.';
    case 'message':
      return 'It came after the whole message had been sent, so most likely a filter or a rule on headers and content refused it.';
    default:
      return 'When in the dialogue it came would narrow down what is meant.';
  }
}

export const accessDenied: Reason = {
  name: 'access_denied',
  title: 'Refused without a reason',
  actor: 'receiving-admin',
  phrases: {
    first: ['identical sender and recipient'],
    vague: [
      'security polic(y|ies)',

      '(access|permission|authori[sz]ation|delivery|message|mail|email|transaction|connection|request|command|command)? ?(denied|refused|rejected|declined|prohibited|forbidden|disallowed|blocked|banned)',
      '(not|never) (allowed|permitted|authori[sz]ed|acceptable|accepted|welcome)',
      '(unacceptable|unauthori[sz]ed)',
      'polic(y|ies)',
      '(denied|refused|rejected|blocked|blacklisted|blocklisted)',
      'administrative* ~4',
      '(go away|no thanks|not interested|bugger off|access denied|get lost|goodbye)',
      'service refuse',
      '(rejete|refuse|rechazado|rejeitado|abgelehnt|verweigert|rifiutato|otkloneno|отклонено)e?',
      '(will not|do not|cannot|refuse*|unable to|not) ~2 accept ~3 (mail|email|messages?|this|your|it)',
      'security',
      '(violat*|breach*) ~3',
      'reject(ing)?',
      'not allowed',
      'policy',
    ],
  },
  statuses: { loose: ['x.7.1', 'x.7.0', 'x.7.7', '5.7.511', 'x.7.14', 'x.7.15'] },
  summary: (f) =>
    f.stage === 'mail'
      ? 'The receiving server refuses without saying why, before any recipient was named.'
      : 'The receiving server refuses by its own policy and does not say why.',
  explanation: (f) => `The reply names no cause. ${sentence(byStage(f))}`,
  advice: () => [
    "The sender asks the receiving postmaster, who can find the reason in the server's log, with the time, the sending address and the whole reply.",
    'Meanwhile the sending administrator narrows it down: the same mail from another address, with another sender, and as a short plain text.',
    'The receiving administrator checks the access table, the policy service and the filters that act at this step, and lets the reply say what it is about.',
  ],
  samples: [
    { reply: '550 5.7.1 Access denied', stage: 'mail', source: 'Sendmail' },
    { reply: '554 5.7.1 Message rejected due to local policy', stage: 'message', source: 'operator wording' },
    { reply: '550 Administrative prohibition', source: 'Exim' },
  ],
};
