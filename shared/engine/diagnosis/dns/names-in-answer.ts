import type { CapturedDnsAnswer } from '../../../model/dns.ts';

// RFC 7208 sections 5.2 and 6.1: "include:_spf.example.org", "redirect=_spf.example.org"
const SPF_NAMES = /(?:include:|redirect=)([\w.-]{1,253})/gi;

/** Names that an answer leads to, by which further answers belong to the same question. */
export function namesIn({ type, answers }: CapturedDnsAnswer): readonly string[] {
  switch (type) {
    case 'PTR':
    case 'CNAME':
      return answers;
    case 'MX':
      return answers.map((answer) => answer.replace(/^\d+ /, ''));
    case 'TXT':
      return answers
        .filter((text) => /^v=spf1\b/i.test(text))
        .flatMap((text) => [...text.matchAll(SPF_NAMES)].map((match) => (match[1] ?? '').toLowerCase()));
    default:
      return [];
  }
}
