import type { UndiagnosedSession } from '../../../model/session.ts';

const DOMAINS_OF_MAIL = 40;

/** The addresses and names that servers ask DNS about when they are offered mail, and clients before they send it. */
export function subjectsOfSession({
  client,
  server,
  greeting,
  transactions,
}: UndiagnosedSession): readonly string[] {
  const domains = new Set<string>();
  const add = (mailbox: string | undefined) => {
    const domain = /@([\w.-]{1,253})>?\s*$/.exec(mailbox ?? '')?.[1];
    if (domain !== undefined && domains.size < DOMAINS_OF_MAIL) domains.add(domain.toLowerCase());
  };
  for (const { sender, message, recipients } of transactions) {
    add(sender);
    add(message?.from);
    for (const { domain } of message?.authentication?.dkim ?? []) add(`@${domain}`);
    if (domains.size < DOMAINS_OF_MAIL) for (const { address } of recipients) add(address);
  }
  return [client.address, server.address, ...(greeting ? [greeting.name] : []), ...domains];
}
