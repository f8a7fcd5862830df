/** Zones of a small world of mail, for a name server on loopback; blocklists under their real names, answered by ourselves. */
export const MAIL_ZONES: Readonly<Record<string, string | undefined>> = {
  'example.org.': `
@ MX 10 mx
@ MX 20 mx.backup.example.
@ TXT "v=spf1 mx include:_spf.partner.example ip6:2001:db8::/32 " "-all"
mx A 192.0.2.10
mx AAAA 2001:db8::10
_25._tcp.mx TLSA 3 1 1 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
_dmarc TXT "v=DMARC1; p=quarantine; sp=reject; rua=mailto:d@example.org"
s1._domainkey TXT "v=DKIM1; k=rsa; p=${'A'.repeat(200)}" "${'B'.repeat(192)}"
old._domainkey TXT "v=DKIM1; p="
_mta-sts TXT "v=STSv1; id=20240101;"
many TXT ${Array.from({ length: 30 }, (_, index) => `"${String(index).padStart(3, '0')}${'x'.repeat(97)}"`).join('\nmany TXT ')}
`,
  'backup.example.': 'mx A 198.51.100.250',
  'partner.example.': '_spf TXT "v=spf1 ip4:198.51.100.0/25 -all"',
  // Without MX: the mail goes to the domain's own address.
  'fedora.example.': '@ A 192.0.2.20',
  'null.example.': '@ MX 0 .',
  'empty.example.': 'www A 192.0.2.30',
  // The reverse name is another one, which leads nowhere.
  'yourdomain.example.': '@ A 192.0.2.2',
  'rr.example.': 'cs6669199-144.satx A 66.69.199.144',
  '2.0.192.in-addr.arpa.': '2 PTR www.yourdomain.example.\n10 PTR mx.example.org.',
  '199.69.66.in-addr.arpa.': '144 PTR cs6669199-144.satx.rr.example.',
  '8.b.d.0.1.0.0.2.ip6.arpa.': `0.1.${'0.'.repeat(21)}0 PTR mx.example.org.`,
  'broken.example.': undefined,
  'zen.spamhaus.org.':
    '144.199.69.66 A 127.0.0.10\n144.199.69.66 TXT "https://check.spamhaus.org/"\n10.2.0.192 A 127.255.255.254',
  'bl.spamcop.net.': '2.0.0.127 A 127.0.0.2',
  'psbl.surriel.com.': '* A 127.0.0.2',
  'truncate.gbudb.net.': '* A 203.0.113.5',
  'hostkarma.junkemailfilter.com.': '10.2.0.192 A 127.0.0.1\n144.199.69.66 A 127.0.0.2',
  'all.s5h.net.': undefined,
  'dbl.spamhaus.org.': 'example.org A 127.0.1.2',
  'multi.uribl.com.': 'example.org A 127.0.0.1',
};
