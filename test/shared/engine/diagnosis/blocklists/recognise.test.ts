import { expect, it } from 'vitest';
import { recogniseBlocklist } from '../../../../../shared/engine/diagnosis/blocklists/recognise.ts';

const nameIn = (text: string): string | undefined => recogniseBlocklist(text, '2023-05-01')?.mention.name;

it.each([
  ['a page of a list', 'Rejected, see https://www.spamhaus.org/query/ip/198.51.100.7', 'spamhaus'],
  [
    'the page of the policy list',
    '198.51.100.7 refused: https://www.spamhaus.org/pbl/query/PBL1234',
    'spamhaus/pbl',
  ],
  [
    'the special list beside the general one',
    'blocked using zen.spamhaus.org, listed in the PBL',
    'spamhaus/pbl',
  ],
  [
    'a domain list by its page',
    'Mail refused: https://www.spamhaus.org/query/domain/shop.example',
    'spamhaus/dbl',
  ],
  ['a listed domain of an unnamed list', 'The sender domain is listed at Spamhaus', 'spamhaus/dbl'],
  ['the old composite list', 'client blocked using cbl.abuseat.org', 'spamhaus/xbl'],
  ['a name in words', 'Your address was reported to SpamCop today', 'spamcop'],
  ['the dial-up part', '553 refused, 198.51.100.7 in dul.dnsbl.sorbs.net', 'sorbs/dul'],
  ['a sub-zone of a list', 'listed in spam.dnsbl.sorbs.net', 'sorbs'],
  ['a level of a list', 'listed at UCEPROTECT-Level 2, bad neighbours', 'uceprotect'],
  [
    "a provider's code",
    'found on one or more DNSBLs, see https://postmaster.example/#BL000001',
    'spamhaus/zen',
  ],
  [
    'a vendor by its lookup host',
    'Poor score, see https://ipcheck.proofpoint.com/?ip=198.51.100.7',
    'proofpoint',
  ],
  ["a page of its owner's", 'http://www.barracudanetworks.com/reputation/?pr=1&ip=198.51.100.7', 'barracuda'],
  [
    'a zone in the words of Exim',
    'rejected because 198.51.100.7 is in a black list at spammers.mail.example',
    'spammers.mail.example',
  ],
  [
    'a blamed query name',
    'Mail from 198.51.100.7 rejected using 7.100.51.198.lists.example.net',
    'lists.example.net',
  ],
  [
    "a vendor's lookup page",
    'Blocked - see https://support.proofpoint.com/dnsbl-lookup.cgi?ip=198.51.100.7',
    'proofpoint',
  ],
  ['a list by its short name', '198.51.100.7 blocked by ZEN', 'spamhaus/zen'],
  [
    'a zone with its answer',
    "Client host [198.51.100.7] blocked using 'pbl.spamhaus.org=127.0.0.10'",
    'spamhaus/pbl',
  ],
  ['a country list', 'blocked using kr.countries.nerd.dk', 'countries.nerd.dk'],
  [
    'a node of a distributed list',
    'Rejected: 198.51.100.7 listed at vote.drbl.example.org',
    'vote.drbl.example.org',
  ],
  [
    'a zone nobody knows',
    'Client host [198.51.100.7] blocked using bl.mail.example.org',
    'bl.mail.example.org',
  ],
  ['a zone named like a list', 'Refused due to spam (rbl.example.net)', 'rbl.example.net'],
  ['a zone in a query name', 'refused: 7.100.51.198.dnsbl.example.net is listed', 'dnsbl.example.net'],
])('recognises %s', (_, text, name) => {
  expect(nameIn(text)).toBe(name);
});

it.each([
  ['a mail server that only bears the name', 'Message rejected by mx1.barracudanetworks.example'],
  ["a vendor's error page", 'Rejected. https://community.mimecast.com/docs/DOC-1369#550'],
  ['a mail address at the domain of a list', '<someone@spamcop.net>: Recipient address rejected'],
  ["the receiver's own block", 'Access denied, banned sending IP [198.51.100.7]'],
  ['a greylist', 'Client host blocked using greylist.dnsbl.example.net, come back in 5 minutes'],
  ['a web page about lists', 'Rejected: look at https://tools.example/blacklists.aspx'],
  ['a blog', 'Message rejected, see https://blog.example.com/policy'],
  ['another server', 'Refused by mail.example.org: mailbox blocked by owner.example.org'],
])('takes %s for no list', (_, text) => {
  expect(nameIn(text)).toBeUndefined();
});

it('takes the list that is blamed, not the first that is named', () => {
  expect(nameIn('Not in SpamCop. Client host [198.51.100.7] blocked using b.barracudacentral.org')).toBe(
    'barracuda',
  );
});

it('tells an error answer of a list from a listing', () => {
  expect(recogniseBlocklist('198.51.100.7 blocked using zen.spamhaus.org; 127.255.255.254')?.listing).toBe(
    'error-answer',
  );
  expect(recogniseBlocklist('blocked using multi.uribl.com; 127.0.0.1 -> Query Refused')?.listing).toBe(
    'error-answer',
  );
  expect(recogniseBlocklist('198.51.100.7 blocked using zen.spamhaus.org; 127.0.0.2')?.listing).toBe(
    'address',
  );
});

it('names the zone that stands in the text, else that of the list', () => {
  expect(recogniseBlocklist('see http://dnsbl.sorbs.net', '2017-04-30')?.mention).toEqual({
    name: 'sorbs',
    zone: 'dnsbl.sorbs.net',
    state: 'active',
  });
  expect(
    recogniseBlocklist('see http://www.sorbs.net/lookup.shtml?198.51.100.7', '2026-01-01')?.mention,
  ).toEqual({
    name: 'sorbs',
    zone: 'dnsbl.sorbs.net',
    state: 'closed',
    since: '2024-06-05',
  });
});

it('names the listed domain', () => {
  expect(
    recogniseBlocklist('Sender address [news@shop.example] blocked using dbl.spamhaus.org')?.domain,
  ).toBe('shop.example');
  expect(recogniseBlocklist('Helo command [mail.shop.example] blocked using dbl.spamhaus.org')?.domain).toBe(
    'mail.shop.example',
  );
  expect(recogniseBlocklist('shop.example is listed in multi.surbl.org')?.domain).toBe('shop.example');
});

it('answers at once on a text made to be slow', () => {
  const hostile = [
    `blocked using ${'a.'.repeat(200_000)}`,
    'rbl.'.repeat(100_000),
    'listed in '.repeat(50_000),
    '1.'.repeat(200_000),
  ];
  const start = performance.now();
  for (const text of hostile) recogniseBlocklist(text);
  expect(performance.now() - start).toBeLessThan(1500);
});
