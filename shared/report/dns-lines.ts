import type { CapturedDnsAnswer, DnsResponseCode } from '../model/dns.ts';

/** A DNS answer of the capture as a line of a report. */
export interface DnsLine {
  readonly packet: number;
  /** "7.100.51.198.in-addr.arpa PTR" */
  readonly asked: string;
  /** "mx.example.org", or "no such name". */
  readonly said: string;
}

const ABSENCES: Partial<Record<DnsResponseCode, string>> = {
  NOERROR: 'no such record',
  NXDOMAIN: 'no such name',
  SERVFAIL: 'the name server failed (SERVFAIL)',
  REFUSED: 'the name server refused to answer (REFUSED)',
};

/** What the name servers said, as it was when the session was captured. */
export function dnsLines(answers: readonly CapturedDnsAnswer[] = []): readonly DnsLine[] {
  return answers.map(({ packet, question, type, answers: said, rcode }) => ({
    packet,
    asked: `${question} ${type}`,
    said: said.length > 0 ? said.join(', ') : (ABSENCES[rcode] ?? `error ${rcode}`),
  }));
}
