import type { CapturedDnsAnswer } from '../../../model/dns.ts';
import { organisationalDomain } from '../domains.ts';

/** The TXT records of names, as the capture's DNS answers tell them. */
export class TextRecords {
  private readonly answers = new Map<string, readonly string[]>();

  /** Of answers about one name the last counts. */
  constructor(answers: readonly CapturedDnsAnswer[] = []) {
    for (const { question, type, answers: values, rcode } of answers)
      if (type === 'TXT' && (rcode === 'NOERROR' || rcode === 'NXDOMAIN')) this.answers.set(question, values);
  }

  /** RFC 6376 section 3.6.2: "" when the answer says that there is no key; undefined when there is no answer. */
  key(selector: string, domain: string): string | undefined {
    const records = this.answers.get(`${selector}._domainkey.${domain}`);
    return records && (records[0] ?? '');
  }

  /** RFC 7208 section 4.5 */
  spf(domain: string): string | undefined {
    return this.answers.get(domain)?.find((record) => /^v=spf1(?: |$)/i.test(record));
  }

  /** RFC 7489 section 6.6.3: of the domain itself, else of its organisation. */
  dmarc(domain: string): string | undefined {
    const names = [domain, organisationalDomain(domain)].filter((name) => name !== undefined);
    const records = names.flatMap((name) => this.answers.get(`_dmarc.${name}`) ?? []);
    return records.find((record) => /^v=DMARC1(?:\s|;|$)/i.test(record));
  }
}
