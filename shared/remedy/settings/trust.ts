import { zone } from './shape.ts';

export const SPF_RECORD = [
  zone(
    'sending',
    'Names the servers that send for the domain; one TXT record, with no more than ten look-ups.',
    ['example.org. IN TXT "v=spf1 mx ip4:192.0.2.7 ~all"'],
    { caution: 'Begin with ~all, and go on to -all when every sender is in it. Forwarding breaks SPF.' },
  ),
];
export const DKIM_RECORD = [
  zone(
    'sending',
    'The public half of the key that signs.',
    ['mail._domainkey.example.org. IN TXT "v=DKIM1; k=rsa; p=MIIBIjANBgkq…"'],
    { caution: 'The key stands in several quoted strings where it is longer than 255 characters.' },
  ),
];
export const DMARC_RECORD = [
  zone(
    'sending',
    'Asks for reports before it asks for refusals.',
    ['_dmarc.example.org. IN TXT "v=DMARC1; p=none; rua=mailto:dmarc@example.org"'],
    {
      caution:
        'p=reject only when the reports show that all own mail passes SPF or DKIM with the domain of From.',
    },
  ),
];
