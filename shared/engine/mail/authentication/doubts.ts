import type { AuthenticationFacts } from '../../../model/mail/authentication-facts.ts';
import type { HeaderField } from '../../../model/mail/header-field.ts';

type Facts = Pick<AuthenticationFacts, 'dkim' | 'results'> & {
  readonly headers: readonly HeaderField[];
  readonly fromDomain: string | undefined;
  readonly serverName: string | undefined;
};

/** What is not as it should be, in whole sentences. */
export function authenticationDoubts(facts: Facts): readonly string[] {
  return [
    ...new Set([...doubtsAboutFrom(facts), ...doubtsAboutSignatures(facts), ...doubtsAboutResults(facts)]),
  ];
}

function* doubtsAboutFrom({ headers, fromDomain }: Facts): Iterable<string> {
  const count = headers.filter(({ name }) => name.toLowerCase() === 'from').length;
  if (count > 1)
    yield `There are ${count} From fields, and RFC 5322 section 3.6 allows one: programs disagree about which of them counts.`;
  else if (count === 0) yield 'There is no From field, which RFC 5322 section 3.6 asks for.';
  else if (fromDomain === undefined) yield 'The From field holds no address with a domain.';
}

function* doubtsAboutSignatures({ dkim }: Facts): Iterable<string> {
  for (const { domain, signedFields, bodyLength, bodyHash, signature, key, expired } of dkim) {
    const of = domain === '' ? 'A DKIM signature without a domain' : `The DKIM signature of ${domain}`;
    if (bodyHash === 'changed') yield `${of} is for another body: the body was changed after it was signed.`;
    if (signature === 'invalid')
      yield `${of} does not fit its header fields: one of them was changed after it was signed, or the key is another one.`;
    if (key === '' || (key !== undefined && /(?:^|;)\s*p=\s*(?:;|$)/.test(key)))
      yield `${of} has no key any more: the DNS answer in this capture says that there is none, or that it is revoked.`;
    if (!signedFields.includes('from'))
      yield `${of} does not cover From, which RFC 6376 section 5.4 asks for: it proves nothing.`;
    if (bodyLength !== undefined)
      yield `${of} covers only the first ${bodyLength} octets of the body (l=): anybody can have added what follows.`;
    if (expired === true) yield `${of} had expired when the message passed.`;
  }
}

function* doubtsAboutResults({ results, serverName }: Facts): Iterable<string> {
  const own = serverName?.toLowerCase();
  if (own !== undefined && results.some(({ authority }) => authority.toLowerCase() === own))
    yield `An Authentication-Results field has the name of the receiving server, ${serverName ?? ''}, which has not had the message yet: it is forged or from an earlier visit, and the server has to remove it (RFC 8601 section 5).`;
}
