import type { HeaderField } from '../../../model/mail/header-field.ts';
import type { DigestName } from '../../../model/sha256.ts';
import { LIMITS } from '../../limits.ts';
import { numberTag, parseTags, rawBody, solidTag } from './tag-list.ts';

export type Canonicalization = 'simple' | 'relaxed';

/** What a DKIM-Signature field says (RFC 6376 section 3.5). */
export interface DkimField {
  readonly field: HeaderField;
  readonly domain: string;
  readonly selector: string;
  readonly algorithm: string;
  /** Undefined for algorithms that are not known. */
  readonly digest: DigestName | undefined;
  readonly header: Canonicalization;
  readonly body: Canonicalization;
  /** h= as it stands: in order, with repetitions. */
  readonly signedFields: readonly string[];
  /** bh= and b=, base64. */
  readonly bodyHash: string;
  readonly signature: string;
  readonly bodyLength: number | undefined;
  /** t= and x=, seconds since 1970 UTC. */
  readonly signedAt: number | undefined;
  readonly expiresAt: number | undefined;
}

// RFC 6376 section 3.3, RFC 8463 section 3
const DIGESTS: Readonly<Record<string, DigestName>> = {
  'rsa-sha1': 'sha1',
  'rsa-sha256': 'sha256',
  'ed25519-sha256': 'sha256',
};

/** The signatures of a message, the first `LIMITS.dkimSignatures` of them. */
export function dkimFields(headers: readonly HeaderField[]): readonly DkimField[] {
  return headers
    .filter(({ name }) => name.toLowerCase() === 'dkim-signature')
    .slice(0, LIMITS.dkimSignatures)
    .map(parseDkimField);
}

function parseDkimField(field: HeaderField): DkimField {
  const tags = parseTags(rawBody(field));
  const algorithm = solidTag(tags, 'a').toLowerCase();
  const [header, body] = canonicalizations(solidTag(tags, 'c').toLowerCase());
  const names = solidTag(tags, 'h').toLowerCase().split(':');
  return {
    field,
    domain: solidTag(tags, 'd').toLowerCase(),
    selector: solidTag(tags, 's').toLowerCase(),
    algorithm,
    digest: Object.hasOwn(DIGESTS, algorithm) ? DIGESTS[algorithm] : undefined,
    header,
    body,
    signedFields: names.filter((name) => name !== '').slice(0, LIMITS.headerFields),
    bodyHash: solidTag(tags, 'bh'),
    signature: solidTag(tags, 'b'),
    bodyLength: numberTag(tags, 'l'),
    signedAt: numberTag(tags, 't'),
    expiresAt: numberTag(tags, 'x'),
  };
}

/** c= is simple/simple where it is missing, and its second half is simple where only that is. */
function canonicalizations(text: string): readonly [Canonicalization, Canonicalization] {
  const [header, body] = text.split('/');
  return [header === 'relaxed' ? 'relaxed' : 'simple', body === 'relaxed' ? 'relaxed' : 'simple'];
}
