import type { LookupFact } from '../../model/lookup.ts';
import { isUnknown, type Ask } from '../ask.ts';
import { fact, unknownFact } from '../fact.ts';
import { checkHost, type SpfCheck, type SpfRequest } from './check-host.ts';
import { isSpfRecord, parseSpfRecord } from './spf-record.ts';

/** What SPF says of an address that sends for a domain. */
export async function lookUpSpf(ask: Ask, request: SpfRequest): Promise<LookupFact> {
  const check = await checkHost(ask, request);
  const { domain, address } = request;
  const { record, steps, explanation, lookups, voidLookups } = check;
  const details = [
    ...(record === undefined ? [] : [record]),
    ...(explanation === undefined ? [] : [`${domain} explains: ${explanation}`]),
    ...steps,
    ...(lookups > 0 ? [`${lookups} of 10 look-ups were needed, ${voidLookups} of 2 without an answer`] : []),
  ];
  const subject = `${address} for ${domain}`;
  return fact(
    'spf',
    subject,
    [check.result, VERDICTS[check.result]],
    inWords(check, domain, address),
    details,
  );
}

const VERDICTS = {
  pass: 'good',
  none: 'neutral',
  neutral: 'neutral',
  softfail: 'doubt',
  fail: 'bad',
  permerror: 'bad',
  temperror: 'doubt',
} as const;

function inWords({ result, path, problem }: SpfCheck, domain: string, address: string): string {
  const by = path.length > 0 ? ` (by ${path.join(' → ')})` : '';
  switch (result) {
    case 'pass':
      return `SPF: ${domain} lets ${address} send its mail${by}.`;
    case 'fail':
      return `SPF: ${domain} says that ${address} may not send its mail${by}; receivers refuse it.`;
    case 'softfail':
      return `SPF: ${domain} says that ${address} probably may not send its mail${by}; receivers take it for suspicious.`;
    case 'neutral':
      return `SPF: ${domain} says nothing of ${address}${by}.`;
    case 'none':
      return `SPF: ${domain} has no record; anybody may send in its name.`;
    default:
      return result === 'permerror'
        ? `SPF: what ${domain} publishes cannot be evaluated: ${problem ?? ''}. Receivers treat it as an error of the domain.`
        : `SPF could not be evaluated for now: ${problem ?? ''}.`;
  }
}

/** The record alone, where no address is known that sends. */
export async function lookUpSpfRecord(ask: Ask, domain: string): Promise<LookupFact> {
  const answer = await ask(domain, 'TXT');
  if (isUnknown(answer)) return unknownFact('spf', domain, `The SPF record of ${domain}`, answer);
  const records = answer.answers.filter(isSpfRecord);
  const [record] = records;
  if (record === undefined)
    return fact(
      'spf',
      domain,
      ['none', 'neutral'],
      `${domain} has no SPF record; anybody may send in its name.`,
    );
  if (records.length > 1)
    return fact(
      'spf',
      domain,
      ['permerror', 'bad'],
      `${domain} has ${records.length} SPF records where one may stand.`,
      records,
    );
  const parsed = parseSpfRecord(record);
  if (typeof parsed === 'string')
    return fact('spf', domain, ['permerror', 'bad'], `The SPF record of ${domain} is wrong: ${parsed}.`, [
      record,
    ]);
  return fact('spf', domain, ['record', 'good'], `${domain} has an SPF record.`, [record]);
}
