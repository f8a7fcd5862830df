import type { CapturedDnsAnswer, DnsResponseCode } from '../../../model/dns.ts';
import { BLOCKLISTS } from '../blocklists/index.ts';
import { SPAMHAUS_ERROR_ANSWERS } from '../blocklists/spamhaus.ts';
import { evidenceText } from '../evidence-text.ts';

/** "DNS: 169.223.85.209.dnsbl.sorbs.net → 127.0.0.6 (sent spam)"; `zone` is what stands below a turned address. */
export function answerInWords(answer: CapturedDnsAnswer, zone: string | undefined): string {
  const { question, type, rcode, answers } = answer;
  // Only the address record tells whether something is listed (RFC 5782 section 2.1); TXT is an extra.
  const isListAnswer = type === 'A' && zone !== undefined && !isReverse(zone);
  const asked = type === 'A' || type === 'PTR' ? question : `${question} ${type}`;
  const said = answers.map((value) => value + meaningOf(value, zone)).join(', ');
  return evidenceText(`DNS: ${asked} → ${said === '' ? absence(rcode, isListAnswer) : said}`);
}

function absence(code: DnsResponseCode, isListAnswer: boolean): string {
  if (code === 'NXDOMAIN') return isListAnswer ? 'no such name: not listed' : 'no such name';
  if (code === 'NOERROR') return 'no such record';
  return code === 'SERVFAIL' ? 'the name server failed' : `error ${code}`;
}

const isReverse = (zone: string | undefined): boolean => zone === 'in-addr.arpa' || zone === 'ip6.arpa';

function meaningOf(value: string, zone: string | undefined): string {
  if (zone === undefined || isReverse(zone)) return '';
  const list = BLOCKLISTS.find((known) =>
    known.zones.some((own) => zone === own || zone.endsWith(`.${own}`)),
  );
  const error = list?.name.startsWith('spamhaus') === true ? SPAMHAUS_ERROR_ANSWERS[value] : undefined;
  const meaning = error === undefined ? list?.answers?.[value] : `an error answer: ${error}`;
  return meaning === undefined ? '' : ` (${meaning})`;
}
