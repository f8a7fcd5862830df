import type { AuthenticationFacts, DkimSignature } from '../../../model/mail/authentication-facts.ts';
import type { CapturedDnsAnswer } from '../../../model/dns.ts';
import type { HeaderField } from '../../../model/mail/header-field.ts';
import { LIMITS } from '../../limits.ts';
import { areAligned, domainOf } from '../domains.ts';
import { fieldValue } from '../header-section.ts';
import { isoSeconds } from '../mail-date.ts';
import { readArcSets } from './arc-sets.ts';
import { parseAuthenticationResults } from './authentication-results.ts';
import { type DkimField, dkimFields } from './dkim-field.ts';
import { authenticationDoubts } from './doubts.ts';
import { fromDomain } from './from-domain.ts';
import { rawBody } from './tag-list.ts';
import { TextRecords } from './text-records.ts';
import { checkSignature, type Cryptography } from './verify-signature.ts';

/** What is known of a message besides its header fields. */
export interface AuthenticationSource {
  readonly headers: readonly HeaderField[];
  /** Of the DKIM signatures in their order, from `createBodyHashes`; absent when nothing was hashed. */
  readonly bodyHashes?: readonly DkimSignature['bodyHash'][];
  /** The client's address, and what it said in EHLO and MAIL. */
  readonly clientAddress: string;
  readonly helo?: string;
  readonly mailFrom?: string;
  /** The name in the server's banner. */
  readonly serverName?: string;
  /** ISO 8601 UTC: when the message passed. */
  readonly at: string;
  /** Answers of name servers that the capture holds about the session. */
  readonly dns?: readonly CapturedDnsAnswer[];
  /** Without it no signature is checked. */
  readonly cryptography?: Cryptography;
}

/** What the message, the wire and the capture's DNS answers say about who sent it. Asks nobody. */
export function readAuthentication(source: AuthenticationSource): AuthenticationFacts {
  const { headers, serverName } = source;
  const records = new TextRecords(source.dns);
  const domain = fromDomain(fieldValue(headers, 'from') ?? '');
  const results = headers
    .filter(({ name }) => name.toLowerCase() === 'authentication-results')
    .flatMap((field) => parseAuthenticationResults(rawBody(field)))
    .slice(0, LIMITS.authenticationResults);
  const dkim = dkimFields(headers).map((field, index) => describe(field, index, source, records, domain));
  const dmarc = domain === undefined ? undefined : records.dmarc(domain);
  const listUnsubscribe = readListUnsubscribe(headers);
  return {
    spf: spfIdentities(source, records, domain),
    ...(domain !== undefined && { fromDomain: domain }),
    dkim,
    results,
    arc: readArcSets(headers),
    ...(dmarc !== undefined && { dmarc }),
    doubts: authenticationDoubts({ headers, dkim, results, fromDomain: domain, serverName }),
    ...(listUnsubscribe && { listUnsubscribe }),
  };
}

function describe(
  field: DkimField,
  index: number,
  { headers, bodyHashes, at, cryptography }: AuthenticationSource,
  records: TextRecords,
  from: string | undefined,
): DkimSignature {
  const { domain, selector, bodyLength, signedAt, expiresAt } = field;
  const key = records.key(selector, domain);
  const signature = key !== undefined && cryptography && checkSignature(headers, field, key, cryptography);
  return {
    domain,
    selector,
    algorithm: field.algorithm,
    canonicalization: `${field.header}/${field.body}`,
    signedFields: [...new Set(field.signedFields)],
    ...(bodyLength !== undefined && { bodyLength }),
    bodyHash: bodyHashes?.[index] ?? 'unknown',
    ...(signedAt !== undefined && signedAt < LATEST_SECONDS && { signedAt: isoSeconds(signedAt * 1000) }),
    ...(expiresAt !== undefined && { expired: expiresAt * 1000 < Date.parse(at) }),
    ...(key !== undefined && { key }),
    ...(signature && { signature }),
    aligned: from !== undefined && areAligned(domain, from),
  };
}

/** The year 9999; later seconds are no times. */
const LATEST_SECONDS = 253_402_300_800;

/** RFC 7208 section 2.4: of mail with the null sender the HELO name is checked. */
function spfIdentities(
  { clientAddress, helo, mailFrom }: AuthenticationSource,
  records: TextRecords,
  from: string | undefined,
): AuthenticationFacts['spf'] {
  const domain = mailFrom === '' ? helo?.toLowerCase() : domainOf(mailFrom ?? '');
  const record = domain === undefined ? undefined : records.spf(domain);
  return {
    clientAddress,
    ...(helo !== undefined && { helo }),
    ...(mailFrom !== undefined && { mailFrom }),
    ...(domain !== undefined && from !== undefined && { aligned: areAligned(domain, from) }),
    ...(record !== undefined && { record }),
  };
}

// List-Unsubscribe: <mailto:leave@example.org>, <https://example.org/leave?id=1>
// List-Unsubscribe-Post: List-Unsubscribe=One-Click
function readListUnsubscribe(headers: readonly HeaderField[]): AuthenticationFacts['listUnsubscribe'] {
  const value = fieldValue(headers, 'list-unsubscribe');
  if (value === undefined) return undefined;
  const post = fieldValue(headers, 'list-unsubscribe-post') ?? '';
  return { value, oneClick: /<https:/i.test(value) && /^List-Unsubscribe=One-Click$/i.test(post.trim()) };
}
