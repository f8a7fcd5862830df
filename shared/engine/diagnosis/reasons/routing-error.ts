import { theRecipientDomain } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

export const routingError: Reason = {
  name: 'routing_error',
  title: 'No way to the domain',
  actor: (facts) => (/loop|hops|received/.test(facts.words) ? 'receiving-admin' : 'sender'),
  phrases: {
    first: [
      'too many hops',
      '(mail|message) ~1 looping',
      '(recipient|destination|rcpt) domain ~3 {absent}',
      'domain ~1 (does not exist|not found|unknown)',

      'host unknown',
      'no (mx|a record|a) ~3 (record|records|for|host|domain)',
      'name server host# host not found',
    ],
    certain: [
      'domain must exist',
      '(account or )?domain may not exist',
      'mail domain ~4 (unknown|not found)',

      '(mail|routing|message|forward*|delivery|email|aliasing)? ?(loop|loops|looping)',
      'loop detect*',
      'too many (hops|received|delivered to|relays|forwards)',
      '(maximum|max|exceed*|excess*|excessive) ~4 (hops?|hop count|received( headers?)?)',
      'hop count',
      'already has my delivered to',
      'unroute?able',
      'not route?able',
      '(cannot|unable to|could not|no|failed to|not) ~1 (be )?route (to|for|mail|message|the|found|address|domain|this)',
      '(unknown|invalid|nonexistent|no such|bad|unresolvable|unregistered|illegal|non existent) ~2 (recipient |destination |mail |rcpt |local |virtual )?(domain|destination host|host ?name|destination system|host|domain name)',
      '(domain|destination host|host|recipient domain|domain name|host ?name|destination domain|destination) ~4 {absent}',
      '(domain|host) ~3 (cannot|could not|does not|unable) ~2 (be )?(resolve*|found|located)',
      '(no|without|not have|missing|invalid|bad|null|has no|lacks|unable to find|not find) ~2 (mx|mail ?exchange*|a record|mail server|mx host|a or mx|dns record)( records?| hosts?| or a| or| entries| entry)? ~6',
      'nxdomain',
      'name ~2 service not known',
      'cannot ~2 find ~3 (domain|mx|host named|host|exchanger)',
      'could not find any host named',
      'no ?domain',
      'non ?existing domain',
      '(dominio|domaine|domain|domane|domein) ~4 (inexistente?|desconocid[oa]|inconnue?|no existe|nao existe|unbekannt|existiert nicht|n existe pas|inexistant)',
      'bad destination (system|host)',
      'all relevant mx records point to non existent hosts',
      'lowest numbered mx',
      '(config error|misconfigured mx)',
      '(mx|domain|host) ~3 (points?|pointing) ~2 (back )?(to|at) ~3 (me|myself|itself|localhost|local|loopback|this)',
    ],
    plain: [
      'domain ~1 not (reachable|resolvable)',
      '(host|domain) ~1 unreachable',
      'no idea where ~1 (is)',
      'rout(e|ing) ~3 (error|fail*|problem|not)',
      'domain ~3 (not (valid|configured|active|hosted|handled|accepted)|invalid|disabled)',
      '(invalid|bad) (domain|host ?name)',
      'no route',
    ],
  },
  statuses: { sure: ['x.1.2', 'x.4.4', 'x.4.6', '5.4.14', '4.4.14', '5.4.310', '5.4.0'], loose: ['5.4.3'] },
  summary: (f) => `The mail cannot be led to ${theRecipientDomain(f)}.`,
  explanation: () =>
    'The domain after the @ does not exist, has no usable mail server in the DNS (MX, or A/AAAA), or mail for it runs in a circle between servers until the hop limit ends it. The mailbox itself has not been looked at.',
  advice: () => [
    'The sender checks the spelling of the domain.',
    "The recipient's domain owner checks that the domain has not expired and that its MX records name existing hosts.",
    'In a loop, the receiving administrators look at the Received lines to see which servers hand the mail to one another, and correct the forwarding or the list of local domains there.',
  ],
  samples: [
    {
      reply: '550 5.1.2 <a@exmaple.invalid>: Recipient address rejected: Domain not found',
      source: 'Postfix',
    },
    { reply: '550 Unrouteable address', source: 'Exim' },
    { reply: '554 5.4.6 Too many hops', source: 'Sendmail' },
  ],
};
