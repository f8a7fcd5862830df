import type { Reason } from '../reason-rule.ts';

export const remoteSystemError: Reason = {
  name: 'remote_system_error',
  title: 'Trouble at the receiving server',
  actor: 'receiving-admin',
  phrases: {
    first: [
      '(queue|spool|disk|file ?system|server) (is )?full',
      'system config(uration)? error',
      'could not load',
      '(service|server|system) ~1 overloaded',
      'internal (server |system |software )?(error|failure|problem)',
      '(heavy|high|excessive) load',
      '(temporary )?system (problem|error|failure)',
      '4: domain temporarily disabled',

      '(esmtp|smtp|system|server) ~2 not accepting (mail|messages|connections|network messages)',

      '(virus|spam|content|av|anti ?virus|anti ?spam|clamd?|clamav|spamd|milter|malware) ~2 (scanner|scanning|filter|checker|engine|daemon|server|service|check|scan) ~4 (fail*|unavailable|error|down|timeout|timed out|not available|problem|not responding|unreachable|crashed|temporar*)',
      'temporary lookup failure',
      'service (currently |temporarily )?(not available|unavailable)',
      '4: (clamav|clamd|spamd|milter|rspamd|amavis*) ~4',
    ],
    certain: [
      'error processing',
      'error ~2 (copying|writing|reading|saving|storing) ~3',
      'high load',

      'trouble in home directory',

      '(mail|message|policy) ~2 (scanner|scanning|filter|checker|engine|daemon|server|service|check) ~4 (fail*|unavailable|error|down|timeout|timed out|not available|problem|not responding|unreachable|crashed)',
      '(unable|cannot|could not|failed) ~2 (to )?(scan|filter|process) ~4',
      '(insufficient|not enough|out of|no|low|lack of) ~2 (system |disk |server |free )?(storage|resources?|memory|disk space|diskspace|disk|space|inodes)',
      '(load|system|server|cpu) ~3 (too high|overload*|too busy|high load|busy|heavily loaded)',
      '(high|heavy|excessive) ~2 load',
      'load (average|limit)',
      'overload*',
      '(system|server|service|host) ~2 (is )?(too )?busy',
      'shutting down',
      '(local|internal|system|server|configuration|config|disk|database|ldap|directory|queue|file ?system|operating system|software|backend|storage|io|i o|write|read|policy service|mysql|program|resource|processing|lookup table|table|configuration|transport|unexpected|backend|unknown|generic) ~1 (lookup )?(error|failure|problem|trouble|fault|exception|errors|problems|crash)',
      '(queue|spool|disk|file ?system|log file) ~4 (full|error|fail*|unavailable|cannot|open|write)',
      'maintenance',
      'system incorrectly configured',
      '(mis|incorrectly |not |badly |wrongly )configured',
      'mail system ~2 (full|congestion)',
      '(system|server) not (accepting|capable)',
      '(cannot|could not|unable to|failed to|error) ~2 (open|write|create|read|access|allocate|connect to (the )?(database|ldap|backend)|store|save|queue|enqueue|fork|exec*|spool|rename|lock|contact|execute|complete|accept message at this time)',
      '(resources?|backend|database|directory|ldap|mailstore|mail store|message store) ~2 (temporarily )?(unavailable|not available|offline|down|exhausted)',
      'temporary ~3 (system |local |server |internal |lookup |resources? )?(failure|problem|error|shortage|issue|unavailable)',
      'not (be )?(processed|queued|stored|handled) ~3 (at|right) ',
      'error (in|while|during) ~1 process*',
      'local error',
      '(configuration|technical) ~1 (error|problem|difficult*|issue)',
      'memory',
      '(plugin|hook|command) ~2 timed? ?out',
    ],
    plain: [
      '(scanner|filter|database|backend|directory|ldap|server|service) ~2 (not reachable|unreachable|down|not working|out of order)',
      '(momentanement|temporairement) indisponible',
      '(servicio|servico|servizio|dienst) ~3 (no disponible|indisponivel|non disponibile|nicht verfugbar)',

      '(service|server|system|host|resource*|mail ?server|smtp service) ~3 (temporarily )?(unavailable|not available|down|offline|out of service|not accepting)',
      '(temporar*|transient) ~4 (fail*|problem|error|unavailable|trouble|reject*|refused|denied|not accept*|down|unable|out)',
      'service shutting down',
      '4: (mailbox|user|recipient|account) ~3 (unavailable|busy|locked|in use|not available|temporarily)',
      'requested action (not taken|aborted)',
      '(mailbox|maildir|mail ?file) ~3 (locked|corrupt*|in use|busy)',
      '4: (unable|cannot|could not|failed) ~2 (to )?(accept|receive|deliver|process|handle|complete|verify|check|lookup|look up) ~6',
      'cannot ~1 (process|accept) ~4 (now|at this time|moment|currently|right now)',
      '4: (delivery|local delivery|delivering) ~3 (fail*|error|defer*|temporar*)',
    ],
    vague: ['{later}', '4: (temporar*|unavailable|defer*|busy|failed|failure|error)', 'unable to ~3'],
  },
  statuses: {
    sure: ['4.3.0', '4.3.1', 'x.3.2', '4.3.5', '5.3.5', '4.3.3', 'x.4.5', 'x.2.4'],
    loose: ['5.3.0', '5.3.1', '5.3.3', '4.2.0', '4.2.1', '4.4.0', '4.7.500', '4.0.0', '4.7.0', '4.7.1'],
  },
  summary: (f) =>
    f.permanence === 'temporary'
      ? 'The receiving server has trouble of its own and asks to try again later.'
      : 'The receiving server has trouble of its own.',
  explanation: () =>
    'The reply speaks of the server itself: too busy, out of space, wrongly configured, or a program behind it that fails, such as a filter or database. It is not about the sender, the recipient or the message, as far as the reply says.',
  advice: () => [
    'Nobody has to act at first: the sending server retries a temporary refusal by itself.',
    'If it lasts for a day, the sender tells the receiving postmaster by another way, with the time and the whole reply.',
    "The receiving administrator looks in the server's log at that time: disk space, load, filters, databases, name resolution.",
  ],
  samples: [
    { reply: '451 4.3.0 Temporary lookup failure', source: 'Postfix' },
    { reply: '452 4.3.1 Insufficient system storage', source: 'RFC 5321' },
    { reply: '421 Service not available, closing transmission channel', source: 'RFC 5321' },
  ],
};
