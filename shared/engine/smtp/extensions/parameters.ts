import type { Extension } from './extension.ts';

/** RFC 1870: `MAIL FROM:<a@b.example> SIZE=1024`. */
export const size: Extension = {
  keyword: 'SIZE',
  use: 'declared the size of a message',
  parameters: ['SIZE'],
};

/** RFC 6152: `MAIL FROM:<a@b.example> BODY=8BITMIME`. */
export const eightBitMime: Extension = {
  keyword: '8BITMIME',
  use: 'declared the kind of a body',
  parameters: ['BODY'],
};

/** RFC 3461: `RCPT TO:<a@b.example> NOTIFY=NEVER`, `MAIL FROM:<a@b.example> RET=HDRS ENVID=1`. */
export const dsn: Extension = {
  keyword: 'DSN',
  use: 'asked for delivery status notifications',
  parameters: ['RET', 'ENVID', 'NOTIFY', 'ORCPT'],
};

/** RFC 6531: `MAIL FROM:<josé@b.example> SMTPUTF8`. */
export const smtpUtf8: Extension = {
  keyword: 'SMTPUTF8',
  use: 'sent an internationalised message',
  parameters: ['SMTPUTF8'],
};

/** RFC 8689: `MAIL FROM:<a@b.example> REQUIRETLS`. */
export const requireTls: Extension = {
  keyword: 'REQUIRETLS',
  use: 'asked that only TLS carries the message on',
  parameters: ['REQUIRETLS'],
};

/** RFC 2852: `MAIL FROM:<a@b.example> BY=120;R`. */
export const deliverBy: Extension = {
  keyword: 'DELIVERBY',
  use: 'asked for delivery within a time',
  parameters: ['BY'],
};
