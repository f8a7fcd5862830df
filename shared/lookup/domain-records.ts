import { getDomain } from 'tldts';
import type { LookupFact } from '../model/lookup.ts';
import { isUnknown, type Ask } from './ask.ts';
import { fact, unknownFact } from './fact.ts';

/** "v=DMARC1; p=reject; rua=…" as its tags, names in lower case. */
function tagsOf(record: string): ReadonlyMap<string, string> {
  return new Map(
    record.split(';').flatMap((tag) => {
      const [, name, value] = /^\s*([a-z0-9_]+)\s*=\s*(.*?)\s*$/is.exec(tag) ?? [];
      return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value] as const];
    }),
  );
}

/** Where the DMARC record of a domain may stand (RFC 7489 section 6.6.3): at it, else at its organisational domain. */
export function dmarcNames(domain: string): readonly string[] {
  const organisation = getDomain(domain, { allowPrivateDomains: true }) ?? domain;
  return [...new Set([domain, organisation])].map((name) => `_dmarc.${name}`);
}

const POLICIES: Readonly<Record<string, string>> = {
  none: 'asks receivers to do nothing about mail that fails',
  quarantine: 'asks receivers to treat mail that fails as suspicious',
  reject: 'asks receivers to refuse mail that fails',
};

/** What the domain of From wants done with mail that neither SPF nor DKIM vouches for (RFC 7489). */
export async function lookUpDmarc(ask: Ask, domain: string): Promise<LookupFact> {
  for (const name of dmarcNames(domain)) {
    const answer = await ask(name, 'TXT');
    if (isUnknown(answer)) return unknownFact('dmarc', domain, `The DMARC record of ${domain}`, answer);
    const records = answer.answers.filter((text) => /^v\s*=\s*DMARC1\s*(?:;|$)/i.test(text));
    if (records.length > 1)
      return fact(
        'dmarc',
        domain,
        ['invalid', 'bad'],
        `${name} has ${records.length} DMARC records; receivers use none.`,
        records,
      );
    const [record] = records;
    if (record !== undefined) return dmarcFact(domain, name, record);
  }
  return fact(
    'dmarc',
    domain,
    ['none', 'neutral'],
    `${domain} has no DMARC record; large receivers want one from who sends much.`,
  );
}

function dmarcFact(domain: string, name: string, record: string): LookupFact {
  const tags = tagsOf(record);
  const isInherited = name !== `_dmarc.${domain}`;
  const policy = ((isInherited ? tags.get('sp') : undefined) ?? tags.get('p') ?? '').toLowerCase();
  const words = POLICIES[policy];
  const details = [`${name}: ${record}`];
  if (words === undefined)
    return fact(
      'dmarc',
      domain,
      ['invalid', 'bad'],
      `The DMARC record of ${domain} has no valid policy (p=).`,
      details,
    );
  const strict = [tags.get('aspf') === 's' ? 'SPF' : '', tags.get('adkim') === 's' ? 'DKIM' : ''].filter(
    Boolean,
  );
  if (strict.length > 0) details.push(`${strict.join(' and ')} must be for exactly the domain of From`);
  const share = tags.get('pct');
  if (share !== undefined && share !== '100') details.push(`for ${share} percent of the mail`);
  return fact(
    'dmarc',
    domain,
    [policy, policy === 'none' ? 'neutral' : 'good'],
    `DMARC: ${domain} ${words}.`,
    details,
  );
}

/** The key that a DKIM signature is verified with (RFC 6376 section 3.6.1). */
export async function lookUpDkimKey(ask: Ask, domain: string, selector: string): Promise<LookupFact> {
  const name = `${selector}._domainkey.${domain}`;
  const answer = await ask(name, 'TXT');
  if (isUnknown(answer)) return unknownFact('dkim', name, `The DKIM key ${name}`, answer);
  const record = answer.answers.find((text) => /(?:^|;)\s*p\s*=/i.test(text));
  if (record === undefined)
    return fact(
      'dkim',
      name,
      ['none', 'bad'],
      `There is no DKIM key at ${name}: signatures with it fail.`,
      answer.answers,
    );
  const tags = tagsOf(record);
  const version = tags.get('v');
  if (version !== undefined && version !== 'DKIM1')
    return fact(
      'dkim',
      name,
      ['invalid', 'bad'],
      `The DKIM key at ${name} has the version ${version}, not DKIM1.`,
      [record],
    );
  const key = (tags.get('p') ?? '').replace(/\s/g, '');
  if (key === '')
    return fact(
      'dkim',
      name,
      ['revoked', 'bad'],
      `The DKIM key at ${name} was revoked: signatures with it fail.`,
      [record],
    );
  const isTest = (tags.get('t') ?? '').split(':').includes('y');
  const type = tags.get('k') ?? 'rsa';
  const details = [record, ...(isTest ? ['the domain says that it only tests DKIM (t=y)'] : [])];
  const bits = type === 'rsa' ? rsaBits(key) : undefined;
  const size = bits === undefined ? type : `RSA, about ${bits} bits`;
  if (bits !== undefined && bits < 1024)
    return fact(
      'dkim',
      name,
      ['weak', 'bad'],
      `The DKIM key at ${name} (${size}) is too short: receivers ignore it.`,
      details,
    );
  return fact('dkim', name, ['key', 'good'], `There is a DKIM key at ${name} (${size}).`, details);
}

/** What a SubjectPublicKeyInfo holds besides the modulus takes about 38 octets; sizes are multiples of 256 bits. */
function rsaBits(key: string): number {
  const octets = Math.floor((key.replace(/=+$/, '').length * 3) / 4);
  return Math.round(((octets - 38) * 8) / 256) * 256;
}

/** Whether the domain has an MTA-STS policy (RFC 8461 section 3.1); the policy itself is on the web and not fetched. */
export async function lookUpMtaSts(ask: Ask, domain: string): Promise<LookupFact> {
  const answer = await ask(`_mta-sts.${domain}`, 'TXT');
  if (isUnknown(answer)) return unknownFact('mta-sts', domain, `The MTA-STS record of ${domain}`, answer);
  const [record, ...others] = answer.answers.filter((text) => /^v=STSv1\s*;/.test(text));
  if (record === undefined)
    return fact('mta-sts', domain, ['none', 'neutral'], `${domain} has no MTA-STS policy.`);
  if (others.length > 0)
    return fact(
      'mta-sts',
      domain,
      ['invalid', 'bad'],
      `${domain} has several MTA-STS records; senders use none.`,
      [record, ...others],
    );
  const summary = `${domain} has an MTA-STS policy: senders that heed it want TLS with a valid certificate.`;
  return fact('mta-sts', domain, ['policy', 'good'], summary, [
    record,
    `the policy stands at https://mta-sts.${domain}/.well-known/mta-sts.txt`,
  ]);
}

const USAGES: Readonly<Record<string, string>> = {
  0: 'a certificate authority, beside the public ones',
  1: "the server's certificate, beside the public authorities",
  2: 'a certificate authority of its own',
  3: "the server's certificate",
};

/** Whether a mail exchanger says which certificate it has (DANE, RFC 7672). */
export async function lookUpTlsa(ask: Ask, host: string): Promise<LookupFact> {
  const name = `_25._tcp.${host}`;
  const answer = await ask(name, 'TLSA');
  if (isUnknown(answer)) return unknownFact('tlsa', host, `The TLSA record of ${host}`, answer);
  if (answer.answers.length === 0)
    return fact('tlsa', host, ['none', 'neutral'], `${host} has no TLSA record (DANE).`);
  const details = answer.answers.map(
    (text) => `${text} – pins ${USAGES[text.charAt(0)] ?? 'something unknown'}`,
  );
  const isUsable = answer.answers.some((text) => /^[23] /.test(text));
  return isUsable
    ? fact(
        'tlsa',
        host,
        ['records', 'good'],
        `${host} says which certificate it has (DANE); it counts only where DNSSEC proves it, which is not checked here.`,
        details,
      )
    : fact(
        'tlsa',
        host,
        ['unusable', 'bad'],
        `The TLSA records of ${host} are of kinds that mail does not use (RFC 7672 section 3.1).`,
        details,
      );
}
