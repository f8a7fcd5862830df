import type { DeliveryStatus } from '../../model/mail/delivery-status.ts';
import type { Session } from '../../model/session.ts';
import type { HideNames } from './hide-names.ts';
import type { Redaction } from './redaction.ts';

/** Words that are too common to stand for somebody: in a reply they are mostly just words. */
const COMMON = new Set(
  'abuse admin administrator auth body command contact daemon data ehlo from helo help host info list lhlo localhost mail mailbox mailer message noreply null office postmaster quit rcpt receiver recipient root rset sales sender server service size smtp spam support test user vrfy web webmaster'.split(
    ' ',
  ),
);

const SHORTEST_WORD = 2;
const MOST_WORDS = 2_000;

/**
 * The names in a session that have no form of their own ("alice" in "alice... User unknown"), each with what stands for
 * it, and every text of the wire that may name domains.
 */
export function namesOf(
  session: Session,
  hide: HideNames,
  hides: ReadonlySet<Redaction>,
): { readonly words: ReadonlyMap<string, string>; readonly texts: readonly string[] } {
  const words = new Map<string, string>();
  const add = (word: string, pseudonym: () => string) => {
    const lower = word.toLowerCase();
    if (lower.length < SHORTEST_WORD || COMMON.has(lower) || /^\d+$/.test(lower)) return;
    if (words.size < MOST_WORDS && !words.has(lower)) words.set(lower, pseudonym());
  };
  if (hides.has('addresses')) {
    for (const mailbox of mailboxesOf(session)) {
      const local = mailbox.slice(0, mailbox.lastIndexOf('@')).replace(/^"|"$/g, '');
      if (mailbox.includes('@')) add(local, () => hide.mailbox(mailbox).replace(/@.*$/s, ''));
      else add(mailbox, () => hide.mailbox(mailbox));
    }
    // Also those that are no domains, such as "office_pc!.example".
    for (const name of [...helosOf(session), ...routeNamesOf(session)]) add(name, () => hide.host(name));
  }
  if (hides.has('ips'))
    for (const address of addressesOf(session)) {
      const network = /^(\d+\.\d+\.\d+)\.\d+$/.exec(address)?.[1];
      // "209.85.223", as the access maps of some servers name a network
      if (network !== undefined) add(network, () => hide.ip(address).split('.').slice(0, 3).join('.'));
    }
  if (hides.has('subjects'))
    for (const { message } of session.transactions)
      for (const subject of [message?.subject, message?.deliveryStatus?.original?.subject])
        if (subject !== undefined && subject.length > SHORTEST_WORD)
          add(subject, () => hide.subject(subject));
  return { words, texts: textsOf(session) };
}

/** Names of hosts that the Received fields of messages tell. */
function routeNamesOf({ transactions }: Session): readonly string[] {
  return transactions.flatMap(({ message }) =>
    (message?.received?.hops ?? []).flatMap(({ from, by }) =>
      [from?.helo, from?.name, by].flatMap((name) =>
        name === undefined || /[[:\s]/.test(name) ? [] : [name],
      ),
    ),
  );
}

function reportedMailboxesOf(status: DeliveryStatus | undefined): readonly string[] {
  const { recipients = [], feedback } = status ?? {};
  return [
    ...recipients.flatMap(({ address, originalAddress }) =>
      originalAddress === undefined ? [address] : [address, originalAddress],
    ),
    ...(feedback?.originalMailFrom === undefined ? [] : [feedback.originalMailFrom]),
  ];
}

function helosOf({ exchanges, greeting }: Session): readonly string[] {
  const said = exchanges.flatMap(({ command }) =>
    command && /^(?:[EHL]{2}LO|HELO)$/.test(command.verb) ? [command.argument.trim()] : [],
  );
  return [...said, ...(greeting ? [greeting.name] : [])].filter((name) => !/[[:\s]/.test(name));
}

function addressesOf({ client, server, rejections }: Session): readonly string[] {
  return [client.address, server.address, ...rejections.flatMap(({ quotedAddresses }) => quotedAddresses)];
}

function mailboxesOf({ transactions, authentication, exchanges }: Session): readonly string[] {
  return [
    ...transactions.flatMap(({ sender, recipients, message }) => [
      ...(sender === undefined ? [] : [sender]),
      ...recipients.map(({ address }) => address),
      ...reportedMailboxesOf(message?.deliveryStatus),
    ]),
    ...authentication.flatMap(({ identity }) => (identity === undefined ? [] : [identity])),
    ...exchanges.flatMap(({ recipient }) => (recipient === undefined ? [] : [recipient])),
  ];
}

function textsOf(session: Session): readonly string[] {
  return [
    session.greeting?.name ?? '',
    session.tls.serverName ?? '',
    ...mailboxesOf(session),
    ...routeNamesOf(session),
    ...session.exchanges.flatMap(({ command, reply }) => [command?.line ?? '', ...(reply?.lines ?? [])]),
    ...session.transactions.flatMap(({ message }) => [
      message?.from ?? '',
      message?.to ?? '',
      message?.messageId ?? '',
    ]),
    ...(session.dns ?? []).flatMap(({ question, answers }) => [question, ...answers]),
    ...session.rejections.flatMap(({ evidence }) => evidence.map(({ text }) => text)),
    ...(session.log ?? []).map(({ text }) => text),
  ];
}
