import { eximAcl, eximMain, eximTransport, opensmtpd, postfixMain, sendmailMc } from './shape.ts';

/** Bytes of a message; the smallest limit on the way counts, and base64 makes attachments a third larger. */
export const MESSAGE_SIZE = [
  postfixMain(
    'receiving',
    'Takes messages up to 50 MiB.',
    ['message_size_limit = 52428800', 'mailbox_size_limit = 0'],
    { caution: 'mailbox_size_limit, where not 0, must not be smaller.' },
  ),
  sendmailMc('receiving', 'Takes messages up to 50 MiB.', ["define(`confMAX_MESSAGE_SIZE', `52428800')dnl"]),
  eximMain('receiving', 'Takes messages up to 50 MiB.', ['message_size_limit = 50M'], {
    caution: 'Transports may have a message_size_limit of their own.',
  }),
  opensmtpd('receiving', 'Takes messages up to 50 MiB.', ['smtp max-message-size 50M']),
];

export const SLOWER = [
  postfixMain(
    'sending',
    'Opens two connections to a destination, and waits a second between messages.',
    ['smtp_destination_concurrency_limit = 2', 'smtp_destination_rate_delay = 1s'],
    { caution: 'For all destinations; a transport of its own in master.cf makes it one.' },
  ),
  sendmailMc('sending', 'Fewer queue runners and no second try within 30 minutes.', [
    "define(`confMAX_QUEUE_CHILDREN', `4')dnl",
    "define(`confMIN_QUEUE_AGE', `30m')dnl",
  ]),
  eximMain('sending', 'Fewer deliveries at the same time.', ['remote_max_parallel = 1', 'queue_run_max = 2']),
];

export const MORE_CONNECTIONS = [
  postfixMain(
    'receiving',
    'Allows more connections at the same time and in a minute, and own networks any number.',
    [
      'smtpd_client_connection_count_limit = 50',
      'smtpd_client_connection_rate_limit = 200',
      'smtpd_client_event_limit_exceptions = $mynetworks',
    ],
    { caution: 'A limit of 0 switches it off: then one client can take all.' },
  ),
  sendmailMc('receiving', 'Takes limits from the access map (ClientConn:, ClientRate:).', [
    "FEATURE(`access_db')dnl",
    "FEATURE(`conncontrol')dnl",
    "FEATURE(`ratecontrol')dnl",
  ]),
  eximMain('receiving', 'Allows more connections at the same time.', [
    'smtp_accept_max = 200',
    'smtp_accept_max_per_host = 50',
  ]),
];

export const RECIPIENTS = [
  postfixMain('sending', 'Sends to fewer recipients at once.', ['smtp_destination_recipient_limit = 50']),
  eximTransport('sending', 'Sends to fewer recipients at once.', ['max_rcpt = 50']),
  postfixMain('receiving', 'Takes more recipients a message.', ['smtpd_recipient_limit = 1000']),
  sendmailMc('receiving', 'Takes more recipients a message.', [
    "define(`confMAX_RCPTS_PER_MESSAGE', `1000')dnl",
  ]),
  eximMain('receiving', 'Takes more recipients a message; the rest comes in another one.', [
    'recipients_max = 1000',
    'recipients_max_reject = false',
  ]),
];

export const RATE_OF_CLIENT = [
  eximAcl(
    'receiving',
    'Limits each client to 100 messages in an hour.',
    ['defer ratelimit = 100 / 1h / strict / $sender_host_address'],
    { caution: 'Raise the first number to allow more.' },
  ),
];
