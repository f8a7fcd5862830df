import {
  eximAcl,
  eximAuthenticator,
  eximRouter,
  eximTransport,
  opensmtpd,
  postfixMain,
  postfixTable,
  sendmailMc,
  sendmailTable,
} from './shape.ts';

const SUBMISSION_NOTE = 'The file holds a password: only root may read it (chmod 600).';

/** All mail through the provider's server, with a login. */
export const SMART_HOST_WITH_LOGIN = [
  sendmailMc(
    'sending',
    "Hands all mail to the provider's server on port 587, with a login.",
    [
      "define(`SMART_HOST', `[smtp.example.net]')dnl",
      "define(`RELAY_MAILER_ARGS', `TCP $h 587')dnl",
      "define(`confAUTH_MECHANISMS', `PLAIN LOGIN')dnl",
      "FEATURE(`authinfo', `hash -o /etc/mail/authinfo.db')dnl",
    ],
    {
      caution:
        'The square brackets keep Sendmail from looking up an MX: without them mail goes where the MX of that name leads. TRUST_AUTH_MECH is for receiving, and not needed here.',
    },
  ),
  sendmailTable(
    'sending',
    'The login; “M:” names the mechanisms to use, one or several in one string.',
    ['AuthInfo:smtp.example.net "U:root" "I:user@example.net" "P:secret" "M:PLAIN LOGIN"'],
    {
      file: '/etc/mail/authinfo',
      then: 'chmod 600 /etc/mail/authinfo && makemap hash /etc/mail/authinfo < /etc/mail/authinfo',
      caution: `Without M: Sendmail takes the first mechanism that both sides know. PLAIN and LOGIN send the password readable: only under TLS. ${SUBMISSION_NOTE}`,
    },
  ),
  postfixMain(
    'sending',
    "Hands all mail to the provider's server on port 587, with a login.",
    [
      'relayhost = [smtp.example.net]:587',
      'smtp_sasl_auth_enable = yes',
      'smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd',
      'smtp_sasl_security_options = noanonymous',
      'smtp_tls_security_level = encrypt',
    ],
    {
      caution:
        'The square brackets keep Postfix from looking up an MX; sasl_passwd has to name the server in the same way, brackets and port too.',
    },
  ),
  postfixTable('sending', 'The login.', ['[smtp.example.net]:587 user@example.net:secret'], {
    file: '/etc/postfix/sasl_passwd',
    then: 'chmod 600 /etc/postfix/sasl_passwd && postmap /etc/postfix/sasl_passwd',
    caution: SUBMISSION_NOTE,
  }),
  eximRouter('sending', "Hands all mail to the provider's server.", [
    'driver = manualroute',
    'domains = ! +local_domains',
    'transport = smarthost_smtp',
    'route_list = * smtp.example.net byname',
  ]),
  eximTransport('sending', 'Uses port 587, TLS and the login for it.', [
    'driver = smtp',
    'port = 587',
    'hosts_require_auth = smtp.example.net',
    'hosts_require_tls = smtp.example.net',
  ]),
  eximAuthenticator(
    'sending',
    'The login.',
    ['driver = plaintext', 'public_name = PLAIN', 'client_send = ^user@example.net^secret'],
    {
      caution:
        'On Debian the login belongs into /etc/exim4/passwd.client: smtp.example.net:user@example.net:secret.',
    },
  ),
  opensmtpd(
    'sending',
    "Hands all mail to the provider's server on port 587, with a login.",
    [
      'table secrets file:/etc/mail/secrets',
      'action "outbound" relay host smtp+tls://provider@smtp.example.net:587 auth <secrets>',
    ],
    { caution: 'The file has the line “provider user@example.net:secret”.' },
  ),
];

/** Mail programs hand in here, after a login. */
export const SUBMISSION = [
  postfixMain(
    'receiving',
    'Asks for a login at this port and lets those relay who have one.',
    [
      'smtpd_sasl_auth_enable = yes',
      'smtpd_tls_auth_only = yes',
      'smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination',
    ],
    { caution: 'Without reject_unauth_destination at the end the server relays for all.' },
  ),
  sendmailMc(
    'receiving',
    'Opens port 587, where a login is asked for.',
    [
      "FEATURE(`no_default_msa')dnl",
      "DAEMON_OPTIONS(`Name=MTA, Port=smtp')dnl",
      "DAEMON_OPTIONS(`Name=MSA, Port=submission, M=Ea')dnl",
      "define(`confAUTH_OPTIONS', `A p y')dnl",
      "TRUST_AUTH_MECH(`PLAIN LOGIN')dnl",
      "define(`confAUTH_MECHANISMS', `PLAIN LOGIN')dnl",
    ],
    {
      caution:
        'TRUST_AUTH_MECH lets those relay who logged in so; “p” allows PLAIN and LOGIN under TLS only.',
    },
  ),
  eximAcl(
    'receiving',
    'Lets those relay who logged in.',
    ['accept authenticated = *', '       control = submission'],
    { caution: 'Stands in acl_check_rcpt, behind the checks of the address.' },
  ),
];
