import { theRecipient } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

export const mailboxFull: Reason = {
  name: 'mailbox_full',
  title: 'Mailbox full',
  actor: 'recipient',
  phrases: {
    first: [
      '(mailbox|inbox|maildir) ~2 (at its|reached its|maximum|max) ~2 (size|limit|capacity)',
      '(mailbox|inbox|maildir|account) ~1 (storage |size )?(has )?(reached|hit|exceeded|limit) ~2 (limit|quota|hit|reached|exceeded|maximum|size)',
      '(storage|mailbox|disk) ~1 (limit|space) ~2 (hit|reached|exceeded|exhausted|used up)',
      '(storage|disk|space|quota) ~4 (exhausted|used up|erschopft|ran out)',
      '(recipient|user|mailbox|addressee|account) (disk |storage |mail )?quota',
      '(mailbox|inbox|mail ?file) ~2 exceed*',
      '(user|mailbox|account) ~2 too many messages',
      'too many messages ~3 (on the server|stored|in (the )?(mailbox|inbox))',
      'exceed* receiving limits',
      '(mailbox|inbox|storage|account) size ~3 {more}',
      '{store} ~3 {more} ~4 (quota|storage|disk)',
    ],
    certain: [
      '5: too much mail data',
      '{store} ~5 (full|over ?quota|over (its|the|their|his|storage|disk|mail)? ?(quota|limit|allocation))',
      '{store} ~4 exceed* ~4 (quota|storage|space|allocation|disk|mailbox|size)',
      '(full|overfull) {store}',
      '(over|out of|exceed*|above|beyond|reached|hit|insufficient|no) ~3 (storage|disk|mailbox|mail|user|account|maildir|space|hard|soft|inbox) ?(space)? ?(quota|allocation|allotment|storage limit)',
      'over ~1 (quota|allotment|allocation)',
      '(exceed*|over) ~3 storage',
      'quota ~3 ({more}|full|reached|violat*|used|reach|depleted|error|issue|fail*)',
      '{more} ~3 quota',
      '(not enough|insufficient|no more|out of|no|lack of|run out of|not sufficient|ran out of) ~2 (storage|space|room|disk space|diskspace|quota) ~6 {store}',
      '{store} ~4 (not enough|insufficient|no more|out of|no|run out of|lack*|ran out of) ~2 (storage|space|room|disk|quota|diskspace)',
      '(would|will|to) exceed ~3 (mailbox|quota|storage|account|user|inbox)',
      '(mailbox|inbox|storage|quota|user disk) ~3 (limit|size limit) ~3 ({more}|reached|full)',
      '{store} ~2 (too (large|big)|overflow*|oversized?)',
      '(is|are) full',
      '(buzon|casilla|cuenta|correo|caixa|boite|postfach|mailfach|casella|mailbox|briefkasten|bandeja|conta|boite aux lettres|cuota|quota) ~6 (llen[oa]|lotad[oa]|chei[oa]|pleine?|voll|uberfullt|ueberfuellt|pien[oa]|excedid[oa]|saturee?|superad[oa]|depassee?|uberschritten|esaurit[oa]|plein|vol|pelna|przepelniona|agotad[oa])',
      '(espace|espacio|espaco|speicher*|spazio) ~4 (insuffisant|insuficiente|esaurito|voll|insufficiente|suffisant)',
      '(perepolnen|peresapolnen|переполнен*|заполнен)',
    ],
    plain: [
      'over ?quota',
      'quota',
      'exceeded storage allocation',
      '(mailbox|user|recipient) ~4 (busy|space)',
    ],
  },
  statuses: { sure: ['x.2.2'] },
  summary: (f) => `The mailbox of ${theRecipient(f)} is full.`,
  explanation: () =>
    'The mailbox exists, but its quota is used up, so the server takes no more mail for it. Only its owner, or whoever sets the quota, can make room; nothing is wrong with the sender.',
  advice: () => [
    'The sender tells the recipient by another way.',
    'The recipient deletes mail or asks for more space.',
    'The sending server retries a temporary refusal for some days by itself; after a permanent one the sender sends again once there is room.',
  ],
  samples: [
    { reply: '552 5.2.2 <jdoe@example.org>: user is over quota', source: 'Dovecot LMTP' },
    { reply: "452 4.2.2 The recipient's inbox is out of storage space", source: 'Gmail' },
    { reply: '452 4.1.1 mailbox full', source: 'operator wording' },
  ],
};
