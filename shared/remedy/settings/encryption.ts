import { eximMain, eximTransport, opensmtpd, postfixMain, sendmailMc } from './shape.ts';

export const SEND_WITH_TLS = [
  postfixMain(
    'sending',
    'Uses TLS wherever it is offered.',
    ['smtp_tls_security_level = may', 'smtp_tls_loglevel = 1'],
    {
      caution: '“encrypt” instead of “may” demands it: mail to servers without TLS then stays in the queue.',
    },
  ),
  sendmailMc(
    'sending',
    'Knows the certificates of others; TLS is used wherever it is offered.',
    [
      "define(`confCACERT_PATH', `/etc/ssl/certs')dnl",
      "define(`confCACERT', `/etc/ssl/certs/ca-certificates.crt')dnl",
    ],
    { caution: 'A line “Try_TLS:host NO” in the access map switches it off for that host.' },
  ),
  eximTransport('sending', 'Demands TLS from these hosts.', ['hosts_require_tls = mx.example.net']),
  opensmtpd('sending', 'Demands TLS.', ['action "outbound" relay tls'], { caution: 'For all destinations.' }),
];

export const OFFER_TLS = [
  postfixMain(
    'receiving',
    'Offers STARTTLS.',
    [
      'smtpd_tls_security_level = may',
      'smtpd_tls_cert_file = /etc/ssl/certs/mail.pem',
      'smtpd_tls_key_file = /etc/ssl/private/mail.key',
    ],
    { caution: 'The certificate file has to hold the whole chain.' },
  ),
  sendmailMc(
    'receiving',
    'Offers STARTTLS.',
    [
      "define(`confSERVER_CERT', `/etc/mail/tls/mail.pem')dnl",
      "define(`confSERVER_KEY', `/etc/mail/tls/mail.key')dnl",
    ],
    { caution: 'Sendmail leaves STARTTLS out of its offer when others than its owner may read the key.' },
  ),
  eximMain(
    'receiving',
    'Offers STARTTLS.',
    [
      'tls_advertise_hosts = *',
      'tls_certificate = /etc/exim4/exim.crt',
      'tls_privatekey = /etc/exim4/exim.key',
    ],
    { caution: 'Exim has to be able to read the key as its own user.' },
  ),
];
