import { theAddress } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

export const tooManyConnections: Reason = {
  name: 'too_many_connections',
  title: 'Too many connections',
  actor: 'sending-admin',
  phrases: {
    plain: [
      '(only|at most|no more than|maximum|max) ~1 (connections?|sessions?) ~1 (allowed|permitted|accepted|per)',
    ],
    first: [
      'only ~1 (connections?|sessions?) (per|from|at)',
      '(connect|connecting|connects) ~1 (too )?(often|frequently|much)',
      '(connections?|sessions?) ~3 {perTime}',
      'connection (rate|frequency|count|concurrency) ~4',
      '(concurrent|simultaneous) ~2 (connections?|sessions|smtp)',
      'too many (open |active |smtp |tcp |simultaneous |concurrent |parallel )*(connections?|sessions)',
    ],
    certain: [
      'thread limit',

      '(many|too many) sessions',

      'too many ~4 (connections?|sessions?|conections|connects)( attempts)?',
      '(concurrent|simultaneous|parallel|concurrency) ~4',
      '({more}|reached|hit|maximum|max|number of|limit*) ~6 (connections?|sessions|connection (limit|count|rate|frequency))( limit| rate| count)?',
      '(connections?|session) ~2 (rate|limit|count|frequency|concurrency|quota|threshold)s?',
      '(connections?|connecting) ~3 (too (fast|often|frequently|many|quickly)|{more})',
      '(zu viele|trop de|demasiadas|muitas|troppe) ~2 (verbindungen|connexions|conexiones|conexoes|connessioni)',
    ],
  },
  statuses: { sure: ['4.7.652'] },
  summary: (f) => `The receiving server takes no more connections from ${theAddress(f)} for now.`,
  explanation: () =>
    'The receiver limits how many sessions one address may hold at the same time, or open per minute, and the limit was reached. The mail is retried; delivering with fewer parallel sessions is usually faster.',
  advice: () => [
    'The sending administrator lowers the number of parallel connections to this destination (Postfix default_destination_concurrency_limit, Exim remote_max_parallel, Sendmail queue runners) and lets sessions carry several messages.',
    'The sending administrator checks that no other host behind the same address uses up the limit.',
  ],
  samples: [
    {
      reply: '421 4.7.0 mx.example.org Error: too many connections from 192.0.2.3',
      stage: 'connect',
      source: 'Postfix',
    },
    {
      reply: '421 Too many concurrent SMTP connections from this IP address; please try again later',
      stage: 'connect',
      source: 'Exim',
    },
  ],
};
