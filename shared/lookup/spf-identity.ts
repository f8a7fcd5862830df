import type { LookupSubject } from '../model/lookup.ts';

/** The domain of a mail address, lower case; undefined for the null sender and for what has none. */
export function domainOfMailbox(mailbox: string): string | undefined {
  const at = mailbox.lastIndexOf('@');
  const domain = at < 0 ? '' : mailbox.slice(at + 1).toLowerCase();
  return /^[^\s@[\]]+$/.test(domain) ? domain : undefined;
}

/** Whose SPF record counts (RFC 7208 section 2.4): that of MAIL FROM; for the null sender that of the EHLO name. */
export function spfIdentity({
  mailFrom,
  helo,
}: Pick<LookupSubject, 'mailFrom' | 'helo'>):
  { readonly domain: string; readonly sender: string } | undefined {
  if (mailFrom === undefined) return undefined;
  const domain = domainOfMailbox(mailFrom);
  if (domain !== undefined)
    return { domain, sender: mailFrom.startsWith('@') ? `postmaster${mailFrom}` : mailFrom };
  return helo === undefined ? undefined : { domain: helo, sender: `postmaster@${helo}` };
}
