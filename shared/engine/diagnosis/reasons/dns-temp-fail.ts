import type { Reason } from '../reason-rule.ts';

export const dnsTempFail: Reason = {
  name: 'dns_temp_fail',
  title: 'DNS answer missing for now',
  actor: (facts) =>
    /mx|recipient|destination| ip# at host# |dnsbl|rbl/.test(facts.words)
      ? 'receiving-admin'
      : 'sending-admin',
  phrases: {
    first: [
      '(temperror|temp error|temporary (error|failure|problem)) ~8 (spf|dkim|dmarc)',
      '(spf|dkim|dmarc|sender policy framework) ~8 (temperror|temp error|temporary (error|failure|dns|lookup)|temporarily fail*|dns (error|timeout|lookup|failure|problem)|timeout)',
      '4: (lookup|look up) (failure|failed|error) (of|for|on|at|in|while|during)',
      '4: {lookup} ~6 {forNow}',
      '4: {forNow} ~5 {lookup}',
      '4: (dns|domain|host|mx|name) ?(name )?(lookup|look up) ~5 (fail*|error|timeout|timed out|defer*|did not complete)',
      '4: key (retrieval|lookup|query)',
      '4: name service error',
      'resol* ~4 (temporarily|currently|for now|now|at the moment)',
      'rdns temporary',

      '4: (temporary|temporarily) ~4 resolv*',

      '4: (cannot|could not|unable to|can not) ~1 check ~1 (mx|dns)',

      '(temporary|temporarily|transient) ~2 (spf|dkim|dmarc|reverse dns|rdns|ptr|dns) ~3 (error|failure|validation|problem|lookup)',
      '4: (rdns|reverse dns|ptr) ~3 (timeout|temporar*|error)',
    ],
    certain: [
      '4: (dns|name ?server|name resolution|resolver|mx|domain|host ?name) ~3 (fail(ed|ure)?|problem|error|unavailable)',
      '4: (temporary|temporarily|timeout|timed out) ~4 (reverse|ptr|rdns)',

      '(temporary|temporarily|transient|soft) ~3 (dns|lookup|name ?server|resolver|resolution|nameserver|name resolution|host lookup)',
      '(dns|name ?server|name resolution|resolver|reverse dns|mx|domain|host ?name|a record|ptr|rdns) ~3 (temporar*|timeout|timed out|servfail|deferred|not respond*)',
      '4: (domain of|sender|domain) ~6 (does not|not|cannot) ~2 resolve*',
      '4: (unable|cannot|could not|failed) (to )?(resolve|look ?up|find mx|verify mx|verify domain) ~6',
      '4: (ip|client|ip address) ~4 (does not|cannot|not) ~1 resolve*',
      '(lookup|look up) ~3 (defer*|timed out|timeout|temporar*)',
      'servfail',
      'try again ~3 (dns|lookup)',
      'dns (error|failure|timeout|problem|query failed)',
    ],
    plain: [
      '4: (mx|dns|lookup|nameserver|resolve*) ~5 (error|fail*|problem|unavailable|not|unable)',
      '4: resolver',
    ],
  },
  statuses: { sure: ['x.4.312'], loose: ['4.1.8', '4.4.3'] },
  summary: () => 'The receiving server defers the mail because a DNS answer it needs did not come.',
  explanation: () =>
    "The receiver looked something up in the DNS, such as the sender's domain, the client's reverse name, an SPF or DKIM record or a blocklist, and got no usable answer. The name servers asked were slow, unreachable or broken, or the receiver's own resolver was in trouble. The mail is retried by itself.",
  advice: () => [
    'The sending administrator checks the domain from outside: does every name server answer, is DNSSEC valid, are the MX, PTR, SPF and DKIM records there.',
    "If the zone is in order, the receiving administrator checks the mail server's own resolver.",
    'Meanwhile nobody needs to resend: the sending server retries.',
  ],
  samples: [
    { reply: '451 4.1.8 Domain of sender address a@example.org does not resolve', source: 'Sendmail' },
    { reply: '451 4.4.3 Temporary DNS lookup failure', source: 'operator wording' },
    { reply: '451 4.7.24 SPF check: temporary error', source: 'policy server' },
  ],
};
