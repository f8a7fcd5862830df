import { expect, it } from 'vitest';
import { extractAddresses, extractUrls, listedAddress } from '../../../../shared/engine/diagnosis/quoted.ts';

it.each([
  ['in brackets', 'client [198.51.100.7] blocked', ['198.51.100.7']],
  ['in a query string', 'see https://list.example/?ip=198.51.100.7&x=1', ['198.51.100.7']],
  ['with a port', 'host [198.51.100.7]:39153 refused', ['198.51.100.7']],
  ['at the end of a sentence', 'We refuse 198.51.100.7.', ['198.51.100.7']],
  ['behind a host name', 'unknown[198.51.100.7] refused', ['198.51.100.7']],
  ['as a query name', '7.100.51.198.zen.spamhaus.org is listed', ['198.51.100.7']],
  ['of IPv6 as a literal', 'client [IPv6:2001:DB8:0:0::1] refused', ['2001:db8::1']],
  ['of IPv6 bare', 'over 2001:db8:1:2:3:4:5:6 denied', ['2001:db8:1:2:3:4:5:6']],
  ['of IPv4 in the form of IPv6', '::ffff:192.0.2.1 denied', ['192.0.2.1']],
  ['of IPv6 with an IPv4 tail', '2001:db8::192.0.2.1 denied', ['2001:db8::c000:201']],
  ['twice', '198.51.100.7 and again 198.51.100.7, then 192.0.2.1', ['198.51.100.7', '192.0.2.1']],
])('finds an address %s', (_, text, addresses) => {
  expect(extractAddresses(text)).toEqual(addresses);
});

it.each([
  ['an answer of a blocklist', 'zen.spamhaus.org says 127.0.0.4'],
  ['a version', 'MailFilter v3.2.1.4, version 1.2.3.4'],
  ['an enhanced status code', '550 5.7.1 refused'],
  ['a host name of numbers', 'host 198.51.100.7.dyn.example.net refused'],
  ['a part over 255', '300.1.2.3'],
  ['a time', 'try again at 12:34:56'],
  ['a hardware address', 'from 00:11:22:33:44:55'],
  ['a date with dots', 'since 1.2.2024'],
])('takes %s for no address', (_, text) => {
  expect(extractAddresses(text)).toEqual([]);
});

it.each([
  ['mail from 198.51.100.7 refused - see 192.0.2.1', '198.51.100.7'],
  ['I am 192.0.2.1. Client host [198.51.100.7] blocked', '198.51.100.7'],
  ['192.0.2.1 says: 198.51.100.7 is listed at a list', '198.51.100.7'],
  ['see https://list.example/?ip=198.51.100.7', '198.51.100.7'],
  ['host mx.example.net[192.0.2.1] said: 550 refused 198.51.100.7', '198.51.100.7'],
  ['blocked [Your DNS IP: 192.0.2.1]', undefined],
  ['connect to mx.example.net[192.0.2.1]:25: Connection refused', undefined],
  ['192.0.2.1 does not like recipient. Remote host said: 550 no', undefined],
  ['Connected to 192.0.2.1 but my name was rejected.', undefined],
  ['host mx.example.net[192.0.2.1] refused to talk to me: 554 198.51.100.7 is blocked', '198.51.100.7'],
  ['relay=mx.example.net[192.0.2.1]:25, dsn=5.1.1, status=bounced (550 5.1.1 User unknown)', undefined],
  ['relay=mx.example.org [198.51.100.7], reject=550 5.7.1 refused', '198.51.100.7'],
  ['no address here', undefined],
])('takes the refused address from "%s"', (text, address) => {
  expect(listedAddress(text)).toBe(address);
});

it('finds links without the punctuation around them', () => {
  expect(
    extractUrls(
      'see http://dnsbl.sorbs.net/, (https://a.example/x?y=1) or <https://b.example/(z)>. http://dnsbl.sorbs.net/',
    ),
  ).toEqual(['http://dnsbl.sorbs.net/', 'https://a.example/x?y=1', 'https://b.example/(z)']);
});

it('finds no link in words that only look like one', () => {
  expect(extractUrls('https: //www.example.org, http://, ftp://example.org')).toEqual([]);
});
