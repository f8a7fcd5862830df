import { eximMain, eximTransport, opensmtpd, postfixMain, sendmailMc, zone } from './shape.ts';

/** The name said in HELO/EHLO. */
export const HELO_NAME = [
  sendmailMc(
    'sending',
    'Says this name in EHLO, to others only (8.14 and later).',
    ["define(`confHELO_NAME', `mail.example.org')dnl"],
    {
      caution:
        'Before 8.14 it is confDOMAIN_NAME, which changes the name everywhere: Received, Message-ID, bounces.',
    },
  ),
  postfixMain('sending', 'Says this name in EHLO, to others only.', ['smtp_helo_name = mail.example.org']),
  eximMain('sending', 'Says this name in EHLO, and wherever Exim names itself.', [
    'primary_hostname = mail.example.org',
  ]),
  eximTransport('sending', 'Says this name in EHLO of one transport.', ['helo_data = mail.example.org']),
  opensmtpd('sending', 'Says this name in EHLO.', ['action "outbound" relay helo mail.example.org']),
];

/** Reverse name and the address behind it. */
export const REVERSE_NAME = [
  zone(
    'sending',
    'Gives the address a name, and the name that address: set both, for IPv6 too.',
    ['7.2.0.192.in-addr.arpa. IN PTR mail.example.org.', 'mail.example.org. IN A 192.0.2.7'],
    {
      caution:
        'The reverse zone belongs to the provider: ask for the record there. One PTR record, not several.',
    },
  ),
];

/** While IPv6 has no reverse name. */
export const IPV4_ONLY = [
  postfixMain(
    'sending',
    'Sends over IPv4 while IPv6 has no reverse name.',
    ['smtp_address_preference = ipv4'],
    { caution: 'With inet_protocols = ipv4 IPv6 would be off for receiving as well.' },
  ),
  sendmailMc('sending', 'Sends from one IPv4 address.', ["CLIENT_OPTIONS(`Family=inet, Addr=192.0.2.7')dnl"]),
  eximTransport('sending', 'Sends from one IPv4 address.', ['interface = 192.0.2.7']),
];

/** The sender that is written on the envelope. */
export const SENDER_DOMAIN = [
  sendmailMc(
    'sending',
    'Writes the domain instead of the host name into senders, on the envelope too.',
    ["MASQUERADE_AS(`example.org')dnl", "FEATURE(`masquerade_envelope')dnl"],
    { caution: 'It changes the sender, not the name in EHLO nor the address that connects.' },
  ),
  postfixMain('sending', 'Completes senders without a domain by this one.', ['myorigin = example.org']),
  eximMain('sending', 'Completes senders without a domain by this one.', ['qualify_domain = example.org']),
  zone('sending', "Lets the sender's domain take bounces: receivers look for MX or A.", [
    'example.org. IN MX 10 mail.example.org.',
  ]),
];
