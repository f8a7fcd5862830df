import { eximMain, eximRouter, opensmtpd, postfixMain, sendmailMc, sendmailTable } from './shape.ts';

/** Takes mail for a domain. */
export const OWN_DOMAIN = [
  postfixMain(
    'receiving',
    'Takes mail for the domain: for users of this machine, or to hand on.',
    ['mydestination = $myhostname, localhost, example.org', 'relay_domains = example.net'],
    {
      caution:
        'A domain stands in one of mydestination, virtual_mailbox_domains and relay_domains, never in two.',
    },
  ),
  sendmailTable(
    'receiving',
    'Takes mail for the domain (class w); for domains to hand on: relay-domains.',
    ['example.org'],
    { file: '/etc/mail/local-host-names', then: 'service sendmail restart' },
  ),
  sendmailMc('receiving', 'Reads that file.', ["FEATURE(`use_cw_file')dnl"]),
  eximMain('receiving', 'Takes mail for the domain: for users of this machine, or to hand on.', [
    'domainlist local_domains = @ : example.org',
    'domainlist relay_to_domains = example.net',
  ]),
  opensmtpd('receiving', 'Takes mail for the domain.', [
    'action "local" maildir',
    'match from any for domain "example.org" action "local"',
  ]),
];

export const KNOWN_RECIPIENTS = [
  postfixMain(
    'receiving',
    'Where users and aliases are looked up.',
    ['alias_maps = hash:/etc/aliases', 'local_recipient_maps = proxy:unix:passwd.byname $alias_maps'],
    {
      caution:
        'After a change of /etc/aliases: newaliases. While moving servers, unknown_local_recipient_reject_code = 450 defers instead of refusing.',
    },
  ),
  sendmailMc(
    'receiving',
    'Looks addresses up in virtusertable.',
    ["FEATURE(`virtusertable', `hash -o /etc/mail/virtusertable')dnl"],
    { then: 'makemap hash /etc/mail/virtusertable < /etc/mail/virtusertable' },
  ),
  eximRouter(
    'receiving',
    'Looks addresses up in /etc/aliases.',
    ['driver = redirect', 'data = ${lookup{$local_part}lsearch{/etc/aliases}}'],
    { caution: 'newaliases is not needed: Exim reads the text.' },
  ),
];

export const MAILBOX_ROOM = [
  postfixMain(
    'receiving',
    'The size of mailboxes that Postfix writes itself; 0 is no limit.',
    ['mailbox_size_limit = 0', 'virtual_mailbox_limit = 0'],
    { caution: 'Quotas of Dovecot or of the file system are set there.' },
  ),
];

export const ROUTE = [
  postfixMain(
    'receiving',
    'Says where a domain goes, whatever its MX: example.net smtp:[mx.example.net].',
    ['transport_maps = hash:/etc/postfix/transport'],
    { then: 'postmap /etc/postfix/transport && postfix reload' },
  ),
  sendmailMc(
    'receiving',
    'Says where a domain goes, whatever its MX: example.net esmtp:[mx.example.net].',
    ["FEATURE(`mailertable', `hash -o /etc/mail/mailertable')dnl"],
    { then: 'makemap hash /etc/mail/mailertable < /etc/mail/mailertable' },
  ),
  eximRouter('receiving', 'Says where a domain goes, whatever its MX.', [
    'driver = manualroute',
    'domains = example.net',
    'route_list = * mx.example.net',
    'transport = remote_smtp',
  ]),
];
