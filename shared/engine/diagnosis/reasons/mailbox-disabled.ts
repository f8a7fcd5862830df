import { theRecipient } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

export const mailboxDisabled: Reason = {
  name: 'mailbox_disabled',
  title: 'Mailbox switched off',
  actor: 'recipient',
  phrases: {
    first: [
      '(account|mailbox) (is |has been |was )?(blocked|banned|barred)',
      '(account|mailbox|subscription|domain) ~2 (lapsed|frozen|unpaid)',
      'archived recipient',
      '(boite|destinataire) ~3 (archivee?|suspendue?)',
      'recipient suspend*',

      '(account|user|mailbox|recipient) ~2 (has been |been |is |was )?(suspended|disabled|deactivated|terminated|inactive|closed|discontinued)',
      'not logged in (for|since)',
      'extended inactivity',
      'not (currently )?being accepted for this (mailbox|account|user)',
    ],
    certain: [
      '(users?|recipients?( address)?|mailbox(es)?|accounts?|email account|email address|addr@|alias|inbox|address|email|customer|member|domain|user account) ~5 (disabled|suspended|inactive|inactivated|not (been )?active|deactivated|de activated|locked|frozen|closed|expired|terminated|cancell?ed|discontinued|dormant|on hold|deleted|removed|inactivity|abandoned|archived|switched off|turned off|out of service|unused|overdue|not activated|not enabled|retired)',
      '(disabled|suspended|inactive|deactivated|locked|frozen|closed|expired|terminated|discontinued|dormant|deleted|unused) (user|recipient|mailbox|account|email|address|addr@|alias)',
      '(no longer|not|not currently|stopped|currently not) (in use|active|in service|used|being used|monitored|accepting (any )?(mail|email|messages)(?! from| with))',
      'mailbox ~3 (is )?(temporarily )?(blocked|unavailable temporarily)',
      'due to inactivity',
      '(has|have) not (been )?(used|logged in|accessed|paid|activated)',
      '(cuenta|conta|compte|konto|account|boite|postfach|casella|usuario|utilisateur) ~4 (desactivad[oa]|desativad[oa]|suspendid[oa]|desactivee?|suspendue?|bloquee?|gesperrt|deaktiviert|inactiv[oa]|inativ[oa]|inactive?|disabilitat[oa]|disattivat[oa]|sospes[oa]|deshabilitad[oa]|cancelad[oa]|cerrad[oa])',
      '(zablokirovan|zakryt|заблокирован|отключен)',
    ],
    plain: [
      '(user|mailbox|account|recipient) ~1 (paused|on hold|switched off)',
      '(subscription|contract|service|account|customer) ~3 (ended|has ended|terminated|is over)',
      '(user|account|mailbox) (is |has been |was )?(temporarily |permanently )?(blocked|banned|barred)',
      '(is|now|account|user|recipient|mailbox) (currently |temporarily )?(inactive|disabled|deactivated|suspended|expired)',
      'not accepting (any )?(mail|messages|email)',
      'address(es)? (is )?(temporarily |currently )?unavailable',
      'inactive',
      '{store} ~4 (not available|unavailable) ~2 (due|because|any more|anymore)',
      'no longer available',
    ],
  },
  statuses: { sure: ['5.2.1', '5.7.13'] },
  summary: (f) => `The mailbox of ${theRecipient(f)} exists but is switched off.`,
  explanation: () =>
    'The account is disabled, suspended, locked or expired: unused for long, unpaid, closed for abuse, or its owner has left. The server knows the address and takes no mail for it.',
  advice: () => [
    'The sender reaches the recipient by another way and takes the address off mailing lists.',
    'The recipient, or the administrator or provider of the mailbox, unlocks it if it is to be used again.',
  ],
  samples: [
    { reply: '550 5.2.1 The email account that you tried to reach is disabled', source: 'Gmail' },
    { reply: '525 5.7.13 User Account Disabled', source: 'RFC 5248 registry' },
    { reply: '550 Account suspended, user jdoe has not logged in for 12 months', source: 'operator wording' },
  ],
};
