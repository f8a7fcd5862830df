import type { Reason } from '../reason-rule.ts';

export const connectionFailed: Reason = {
  name: 'connection_failed',
  title: 'No working connection',
  actor: 'receiving-admin',
  phrases: {
    first: ['no route to', '(read|write|reply|send) error (from|to|with)', 'inactive client'],
    certain: [
      'giv(e|ing) up',
      '(multiple|many|several) retries',
      'failing for',
      'could not be delivered ~3 (for )?more than',
      'retry time not reached',

      '(connection|conversation|session|connect|socket|network|transport) ~4 (timed out|timeout|reset|lost|dropped unexpectedly|failed|aborted|broken|terminated|interrupted|closed (by|unexpectedly)|died|failure|unreachable)',
      '(lost|bad|no|dropped|broken|failed|unable to (establish|make|open)|cannot (establish|open|make)|unable to establish an smtp|able to establish an smtp) ~1 connection',
      'connection refused ~2 by ~1 (host#|peer|remote|server|ip#)',
      'no route to host',
      '(network|host|destination|server|port|mail ?server) ~3 (is |was )?(unreachable|not reachable|not responding|did not respond|does not respond|not respond|no response|down or unreachable)',
      '(timed out|timeout|time limit|idle|inactivity) ~5',
      '(no|without) (answer|response|reply)(?! address| mailbox)',
      '(delivery|message|retry|queue|retries) ~3 (time )?(expired|timeout|expiration)',
      '(expired|too long in queue|been in the queue too long|retry timeout exceeded)',
      '(could not|cannot|unable to|failed to|not able to|error) ~2 connect(ing)? ~4',
      'could not be delivered within|undelivered for',
      '(broken pipe|connection reset|socket error|econn*|etimedout|10061|10060)',
      'remote (host|server) ~3 (closed|not|unavailable|did not|fail*)',
      'bad connection',
    ],
    plain: [
      'no ~2 servers? ~3 (responded|answered|reachable)',
      'not delivered within',
      'connection ~2 (closed|dropped)',
      'closing connection ~2 (timeout|idle)',
    ],
  },
  statuses: { sure: ['x.4.1', 'x.4.2', 'x.4.7', 'x.4.316', '5.4.300', 'x.4.318'] },
  summary: () => 'No working connection to the other server came about, or it broke off.',
  explanation: () =>
    'The reply, or the report that quotes it, speaks of the connection and not of the mail: it was refused, not answered, timed out or cut. Firewalls, port 25 closed by the provider, a server that is down, or a path that loses large packets are the usual causes.',
  advice: () => [
    'The sending administrator looks at the TCP packets: an unanswered SYN means filtered or down, a reset means nothing listens, a stall after DATA means large packets are lost (MTU).',
    'The sending administrator asks the provider whether outgoing port 25 is open, and submits through port 587 otherwise.',
    'The receiving administrator checks that the mail server runs and that the firewall lets it be reached.',
  ],
  samples: [
    { reply: '421 4.4.2 mx.example.org Error: timeout exceeded', source: 'Postfix' },
    { reply: '450 4.4.316 Connection refused [Message=Socket error code 10061]', source: 'Exchange Online' },
    { reply: '554 5.4.7 Delivery time expired', source: 'IANA registry' },
  ],
};
