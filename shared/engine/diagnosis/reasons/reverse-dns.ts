import { refuses, theAddress } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

export const reverseDns: Reason = {
  name: 'reverse_dns',
  title: 'Reverse name missing or wrong',
  actor: 'sending-admin',
  phrases: {
    plain: ['(ip|address|ip#) and (host ?name|name|dns) ~2 not ~1 match'],
    first: [
      '(ip|address|client) (host )?name lookup fail*',
      'fix your (reverse )?dns',
      '(no|without|missing|lacks|valid|has) ~2 (ptr|reverse dns|rdns)',
      '(forward|reverse) and (reverse|forward)',
      '(server|host|ip|address|client) ~2 (has )?no (host ?)?name',
      'point* back to ip#',
      'no name in dns',
      '5: rdns ~2 fail*',

      '(no|without|not have|missing|lacks|valid) ~2 (ptr|reverse dns|rdns|reverse name|reverse hostname)',
    ],
    certain: [
      '(reverse|inverse) ~2 (dns|lookup|name|hostname|host|mapping|resol*|record|entry|address|domain|pointer|ip)',
      '(rdns|ptr|fcrdns)',
      'forward confirmed',
      'cannot (find|resolve|determine) your (reverse )?(hostname|host name|address|ip)',
      '(ip|ip#|ip address|client|your address|host address) ~4 (does not|do not|cannot|not|unable to|no) ~2 (resolve|resolvable|have a (host ?)?name|hostname)',
      '(hostname|host ?name|dns) ~3 (does not|not|mis) ?match* ~4 (ip|address|ip#)',
      'mismatch* ~3 (client )?ip',
      'possibly forged',
      '(ip|address) ~2 (has )?no (dns|host ?name|name)',
      'no (dns|host ?name) ~3 (for|entries|entry) ~3 (ip|mta|host|client|address|ip#)',
      'unresolv* ~3 (client|ip|address|host)',
      'unknown (client )?host ?name',
    ],
  },
  statuses: { sure: ['x.7.25'] },
  summary: (f) =>
    `The receiving server ${refuses(f)} because the reverse name (PTR record) of ${theAddress(f)} is missing or does not match.`,
  explanation: () =>
    'Many receivers want every sending address to have a name in the reverse DNS, and that name to lead back to the same address. Here the name is missing, cannot be found, or points elsewhere. Only who owns the address, usually the provider or the hosting company, can set it.',
  advice: (f) => [
    `The owner of ${f.listedAddress ?? f.context.clientAddress ?? 'the address'} (provider or hosting company) sets one PTR record for it, with the mail server's own host name, at the sending administrator's request.`,
    'The sending administrator makes that host name resolve to the same address (A or AAAA record) and uses it in HELO/EHLO.',
    'The sending administrator does the same for IPv6, or sends over IPv4 until it is done.',
  ],
  samples: [
    { reply: '450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.8]', source: 'Postfix' },
    { reply: '550 5.7.25 The IP address 192.0.2.8 has no PTR record', source: 'Gmail' },
    { reply: '421 Refused. You have no reverse DNS entry.', source: 'spamdyke' },
  ],
};
