import { refuses, sentence, theHeloName } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

export const badHelo: Reason = {
  name: 'bad_helo',
  title: 'HELO name not accepted',
  actor: 'sending-admin',
  phrases: {
    first: [
      '(helo|ehlo) ~3 {refused}',
      '(helo|ehlo) ~3 (needs?|requires?|expects?|wants) ~3 (name|domain|fqdn|host ?name)',
      'not ~2 valid greeting',
      '(helo|ehlo) ~6 (invalid|fqdn|my own|our own|bogus|not valid|does not|must be|should be)',
      '(invalid|bogus|bad|forged|fake) ~4 (in|for|as) ~1 (helo|ehlo)',
      '(hostname|host name|name) ~2 (in|of|for) ~1 (helo|ehlo)',
    ],
    certain: [
      '(helo|ehlo|lhlo)( command)? (rejected|refused|denied)',
      '(invalid|bogus|bad|fake|forged|wrong|incorrect|malformed|illegal|suspicious|unqualified|unresolvable|numeric|false|raw ip|non fqdn|forbidden|your|inconsistent) ~2 (helo|ehlo|lhlo)',
      '(helo|ehlo|lhlo)( ehlo| helo| or ehlo)? ~2 (name|argument*|hostname|host|domain|parameter|string|greeting|identity|address|ip)',
      '(helo|ehlo) ~8 (invalid|does not|not|cannot|must|should|bogus|fqdn|fully qualified|forged|resolve|mismatch|match*|blacklisted|dynamic|no|my|illegal|characters?)',
      '(spoof*|forg*|fak*|lying|pretend*|impersonat*|claim* to be) ~8 (helo|ehlo|hostname|my name|me|our|us)',
      'need fully qualified hostname',
      'syntactically invalid',
      'you are not (me|us|host#|ip#|localhost)',
    ],
    plain: [
      '(introduc*|identif*|announc*|greet*|present*) ~2 (yourself|itself|as) ~6 (as|name|my|host|fqdn|invalid|ip|localhost)',
      '(invalid|bad|unqualified) host ?name',
      'host ?name ~3 (must|should|not) ~3 (fqdn|fully qualified|qualified)',
      '@helo: (invalid|bad|not|no|reject*|refused|denied|illegal|unqualified|access) ~9',
    ],
  },
  statuses: { loose: ['5.7.506'] },
  summary: (f) => `The receiving server ${refuses(f)} because of ${theHeloName(f)}.`,
  explanation: (f) =>
    `${sentence(theHeloName(f))} has to be the sending host's own full name, one that the DNS knows. The receiver found it invalid, incomplete, unknown, forbidden or not the client's own.`,
  advice: () => [
    "The sending administrator sets the mail server's HELO name to its full host name (Postfix smtp_helo_name or myhostname, Sendmail confDOMAIN_NAME, Exim primary_hostname or helo_data).",
    'The sending administrator makes that name resolve (A or AAAA) to the address that connects, and keeps it equal to the reverse name.',
  ],
  samples: [
    {
      reply: '504 5.5.2 <office-pc>: Helo command rejected: need fully-qualified hostname',
      source: 'Postfix',
    },
    { reply: '550 5.7.1 bogus HELO name used: localhost.localdomain', source: 'Sendmail' },
    { reply: '501 Syntactically invalid EHLO argument(s)', source: 'Exim' },
  ],
};
