import { command, eximAcl, eximMain, postfixMain, sendmailMc } from './shape.ts';

/** A blocklist that is closed or lists too much. */
export const WITHOUT_BLOCKLIST = [
  sendmailMc(
    'receiving',
    'Asks this list no longer: “dnl” in front makes the line a comment. A closed list may answer “listed” for everybody.',
    ["dnl FEATURE(`dnsbl', `dnsbl.example.net', `550 Refused: see http://example.net/')dnl"],
    { caution: 'The .cf counts, not the .mc: make it anew and restart.' },
  ),
  postfixMain(
    'receiving',
    'Asks one list less: leave its reject_rbl_client out, and keep the others.',
    [
      'smtpd_recipient_restrictions = reject_unauth_destination, reject_rbl_client zen.spamhaus.org=127.0.0.[2..11]',
    ],
    {
      caution:
        'The answers in brackets leave out 127.255.255.x, by which the list refuses the question. postscreen has lists of its own: postscreen_dnsbl_sites.',
    },
  ),
  postfixMain('receiving', 'The lists of postscreen, without the closed one.', [
    'postscreen_dnsbl_sites = zen.spamhaus.org=127.0.0.[2..11]*2',
  ]),
  eximAcl(
    'receiving',
    'Asks one list less: leave its name out of dnslists.',
    [
      'deny dnslists = zen.spamhaus.org!=127.255.255.0/24',
      '     message = $sender_host_address is listed at $dnslist_domain',
    ],
    { caution: 'The “!=” leaves out answers by which the list refuses the question.' },
  ),
];

/** One address passes, whatever lists say. */
export const LET_IN = [
  command('sendmail')(
    'receiving',
    'Lets addresses past the lists, as the access map really compares them.',
    ['smtpscope allow --for sendmail 192.0.2.0/24'],
    { caution: 'OK, never RELAY.' },
  ),
  command('postfix')('receiving', 'Lets addresses past the lists of smtpd, or of postscreen.', [
    'smtpscope allow --for postfix 192.0.2.0/24',
    'smtpscope allow --for postscreen 192.0.2.0/24',
  ]),
  command('exim')('receiving', 'Lets addresses past the lists.', ['smtpscope allow --for exim 192.0.2.0/24']),
];

export const GREYLIST_EXCEPTION = [
  command('postfix')(
    'receiving',
    'Postgrey lets these clients through at once; one address, network or name a line.',
    ['echo 192.0.2.0/24 >> /etc/postgrey/whitelist_clients.local', 'service postgrey reload'],
    { caution: 'Nobody has to: a mail server tries again by itself.' },
  ),
  eximAcl('receiving', 'Defers only those that are not in the list.', [
    'defer !hosts = /etc/exim4/allowed_hosts',
    '      condition = ${if eq{$acl_m_greylisted}{yes}}',
  ]),
];

export const REVERSE_CHECK = [
  postfixMain(
    'receiving',
    'Asks for any reverse name, not for one that leads back: reject_unknown_client_hostname refuses many honest servers.',
    ['smtpd_client_restrictions = permit_mynetworks, reject_unknown_reverse_client_hostname'],
  ),
  sendmailMc('receiving', 'Refuses clients without a right reverse name: “dnl” in front switches it off.', [
    "dnl FEATURE(`require_rdns')dnl",
  ]),
  eximAcl('receiving', 'Warns instead of refusing.', [
    'warn !verify = reverse_host_lookup',
    '     add_header = X-No-Reverse-Name: $sender_host_address',
  ]),
];

export const HELO_CHECK = [
  postfixMain(
    'receiving',
    'Lets own machines in before it looks at the name.',
    [
      'smtpd_helo_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_invalid_helo_hostname, reject_non_fqdn_helo_hostname',
    ],
    { caution: 'reject_unknown_helo_hostname refuses honest servers too.' },
  ),
  eximMain('receiving', 'Takes underscores in the name, or anything from own machines.', [
    'helo_allow_chars = _',
    'helo_accept_junk_hosts = 192.0.2.0/24',
  ]),
];

export const PATIENCE = [
  eximMain(
    'receiving',
    'Does not insist that these hosts wait for their turn.',
    ['smtp_enforce_sync = false'],
    { caution: 'For all hosts; in an ACL “control = no_enforce_sync” does it for some.' },
  ),
  sendmailMc('receiving', 'Greets after a shorter wait (milliseconds).', [
    "FEATURE(`greet_pause', `1000')dnl",
  ]),
  postfixMain('receiving', 'Waits less for those that speak too early.', ['postscreen_greet_wait = 2s'], {
    caution: 'The client is at fault: let it in by postscreen_access_list rather.',
  }),
];
