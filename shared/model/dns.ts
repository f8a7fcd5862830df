/** Types of DNS records that say something about mail. */
export type DnsType = 'A' | 'AAAA' | 'CNAME' | 'PTR' | 'MX' | 'TXT' | 'TLSA';

/** How a name server answered (RFC 1035 section 4.1.1); a number stands for codes that are rare. */
export type DnsResponseCode =
  'NOERROR' | 'FORMERR' | 'SERVFAIL' | 'NXDOMAIN' | 'NOTIMP' | 'REFUSED' | `RCODE${number}`;

/** A DNS answer that a capture holds: what was known then. */
export interface CapturedDnsAnswer {
  /** The name asked for, lower case, without the final dot. */
  readonly question: string;
  readonly type: DnsType;
  /** As zone files have them: "192.0.2.1", "10 mx.example.org", "v=spf1 -all"; only of the asked type, bounded. */
  readonly answers: readonly string[];
  readonly rcode: DnsResponseCode;
  readonly packet: number;
  /** ISO 8601 UTC. */
  readonly at: string;
}
