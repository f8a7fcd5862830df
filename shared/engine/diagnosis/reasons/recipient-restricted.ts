import { theRecipient } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

export const recipientRestricted: Reason = {
  name: 'recipient_restricted',
  title: 'Recipient takes mail from some only',
  actor: 'recipient',
  phrases: {
    first: [
      '(no|never) (mail|email|messages?) from {outside}',
      '{sender} not (allowed|permitted|authori[sz]ed) for ~1 (alias|address|recipient|mailbox|list|group|user)',
      '(user|recipient|receiver|mailbox) ~1 (rules?|preferences?|settings)',
      '(account|mailbox|recipient) ~1 protected by',
      'has restricted',
      'not accepting ~2 (mail|messages?|email) ~1 (from|unless|except)(?! your| this| ip)',
      '(posting|post|send*|writing|write) ~3 (list|group) ~3 (approval|permission|reserved|closed)',
      '(needs?|requires?|awaits?) ~2 (approval|moderation|moderator*)',
      '(list|group) ~3 reserved ~4',
      '(takes?|accepts?|receives?) ~3 (from )?(known|trusted|listed|approved|my) ~1 (contacts?|senders?|people)',
      'no ?reply ~3 (address|mailbox|not)',
      'known contacts',
      'only members',
      '(does not|do not|cannot|may not|not|no|never) ~3 (accept*|receiv*|tak*|open|allow*|permit*|available|reach*) ~4 {outside}',
      '(only|just) ~3 (can|may|are (allowed|permitted)|is (allowed|permitted)|able to) ~1 (post|send|write|mail|email)',
      '(post|posting|postings|write|send|sending) ~3 (list|group) ~3 (restricted|moderated|closed|limited|members|not)',
      '{outside} ~4 ({refused}|not (accepted|allowed|permitted)|cannot|may not) ~4',
      '(internal|private|closed) ~1 (use|address|mailbox|list|group|recipient|distribution list|recipients|mail)',
      '(recipient|user|mailbox|addressee) ~2 (does not|do not|will not) (accept|want|wish|receive|take|allow) ~3 (from|mail|email|messages?)',
      'rejected by (the )?(destination|recipient) (domain|user)',
      '(mailing )?lists? ~3 (null senders?|bounces)',
      'null sender ~3 non bounce',

      'not ~1 whitelisted by',

      'permissions? to (send|post|write|deliver) ~4 (recipient|mailbox|group|list|user|address)',
      'not (in|on) ~2 (allowed|approved|safe|allow|white) ?list',
      'not (in|on) ~2 (allowed|approved|safe) ~1 list',
      'not (a )?(list )?(members?|subscriber|subscribed)',
      '(members?|subscribers?) ~2 (may|can) post',
    ],
    certain: [
      '(not|un) ?(allowed|authori[sz]ed|permitted) to send to ~3 (destination|recipient|address|list|group|user)',

      '(mailbox|recipient) ~3 restricted',

      '(recipient|user|mailbox|group|list|account|addr@|alias|address|distribution list|mailing list) ~4 (only|restricted|accepts? only) ~4 (accept*|allow*|receiv*|permit*|from|members?|internal|to|certain|trusted|authenticated|whitelist*|messages|mail)',
      '(only|restricted to) ~2 (members?|subscribers?|internal|authenticated (users|senders)|approved|listed|registered|trusted|local) ~3 (users?|senders?|members|only|may|can|are|use|addresses)',
      'only (accepts?|receives?|takes?) ~2 (mail|email|messages)',
      '(not|un) ?(authori[sz]ed|allowed|permitted|permission*|rights?) ~3 (to )?(send|post|write|email|mail|submit|deliver) ~5 (recipient|mailbox|group|list|user|this address|members?|address|addr@|distribution|alias|person|public folder|recipients)',
      '(members?|subscribers?|non ?members?|internal use|internal) only',
      '(not|non) ?(a )?(list )?(members?|subscriber|subscribed) ~4',
      '(recipient|user|mailbox owner|addressee|customer|member) ~3 (refused?|refuses|rejects?|rejected|declined?|does not (want|accept|wish|allow)|blocks?|will not accept|has chosen|chose|elected|is not accepting|configured|opted|denies) ~4 (mail|message*|email*|you|this|to|from|your|receive)',
      'refused by ~2 (recipient|user|addressee)',
      '(not|must be) ~4 (whitelist(ed)?|white list|allow ?list(ed)?|safe ?list|address book|contacts|approved senders?|allowed senders?) ~4',
      '(restricted|protected|private|closed) ~1 (recipient|mailbox|list|group|address|distribution list)',
      'banned recipient',
      '(sender|senders) ~3 (not|no) ~2 (in|on|allowed|permitted|authori[sz]ed|accepted) ~2 (for|by|to|from|on|in) ~3 (recipient|mailbox|group|list|user|this address)',
      '(does not|not) accept ~2 (external|outside|internet|anonymous) ~3',
      '(external|internet|outside) (mail|email|senders?|messages) ~4 ({refused}|not)',
      'mailing list expansion prohibited',
      '(recipient|user|address|mailbox) ~4 (not|cannot|unable|prohibited|forbidden) ~2 (allowed to )?receiv* ~4 (mail|email|messages?|internet|external)',
      'challenge ~3 response',
    ],
    plain: [
      '(user|recipient) rejects?',
      '(list|group) ~1 accepts ~2 from (members?|subscribers?)',
      '5: (recipient|mailbox|user|address|list) ~3 (policy|preferences?|settings?|restrict*|filter*|not authori[sz]ed)',
      '@rcpt: not authori[sz]ed',
      'mailing lists? ~2 (do not|does not|not)',
    ],
  },
  statuses: {
    sure: ['5.7.124', '5.7.133', '5.7.134', '5.7.129', '5.7.12', 'x.7.2', '5.7.505', '5.7.135', '5.7.136'],
  },
  summary: (f) =>
    `The mailbox of ${theRecipient(f)} takes mail from certain senders only, and this one is not among them.`,
  explanation: () =>
    'The recipient exists. A closed group or list, an internal address, or a filter that the owner set takes mail only from members, colleagues, logged-in or listed senders.',
  advice: () => [
    'The sender asks the owner of the mailbox or list, by another way, to be allowed, or joins the list.',
    'The sender sends from an address that is allowed, or after logging in.',
    'The receiving administrator opens the group to outside senders where that is meant.',
  ],
  samples: [
    {
      reply: '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required',
      source: 'Exchange Online',
    },
    { reply: '550 5.7.1 You are not authorized to post to this mailing list', source: 'list server' },
    { reply: '554 5.7.1 Recipient only accepts mail from members', source: 'operator wording' },
  ],
};
