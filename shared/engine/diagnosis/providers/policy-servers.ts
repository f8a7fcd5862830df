import type { Provider } from '../provider-rule.ts';

/** Small programs that Postfix asks at RCPT, and whose words it passes on. */
export const policyServers: Provider = {
  name: 'policy-servers',
  title: 'Postfix policy services',
  documentation: ['https://www.postfix.org/SMTPD_POLICY_README.html', 'http://www.open-spf.org/Software/'],
  rules: [
    // policyd-spf sends the reader to a page of the SPF project
    { text: /open-?spf\.(?:org|net)|spf\.pobox\.com/i, reason: 'spf_fail' },
    // policyd-weight: "Mail appeared to be SPAM or forged", then the part that weighed most
    { text: /Ask your Mail\/DNS-Administrator to correct (?:HELO|DNS)/i, reason: 'bad_helo' },
    { text: /temporarily blocked because of previous errors/i, reason: 'greylisted' },
    { text: /No DNS entries for your MTA/i, reason: 'reverse_dns' },
  ],
};
