import { expect, it } from 'vitest';
import { explainListing } from '../../../../../shared/engine/diagnosis/blocklists/explain-listing.ts';
import { recogniseBlocklist } from '../../../../../shared/engine/diagnosis/blocklists/recognise.ts';

function explain(text: string, at?: string): ReturnType<typeof explainListing> {
  const recognition = recogniseBlocklist(text, at);
  if (recognition === undefined) throw new Error('no list recognised');
  return explainListing(recognition);
}

const SEED = 'Spam Block:mail from 209.85.223.159 refused - see http://dnsbl.sorbs.net';

it('takes a listing for one while the list is alive, though it has closed since', () => {
  const { actor, summary, advice } = explain(SEED, '2017-04-30T16:18:57Z');
  expect(actor).toBe('sending-admin');
  expect(summary).toBe(
    'The receiving server refused 209.85.223.159 because it was listed on the blocklist SORBS (dnsbl.sorbs.net) at that time.',
  );
  expect(advice.join(' ')).not.toContain('looks 209.85.223.159 up');
  // Who has to act comes first.
  expect(advice[0]).toMatch(/^The sending administrator/);
  expect(advice[1]).toContain('"Connect:209.85.223 OK"');
  expect(advice[2]).toContain('closed on 2024-06-05');
});

it('blames the receiver for a list that is closed, and never tells it to exempt senders', () => {
  const { actor, summary, explanation, advice } = explain(SEED, '2026-04-30T16:18:57Z');
  expect(actor).toBe('receiving-admin');
  expect(summary).toContain('closed on 2024-06-05');
  expect(explanation).toContain('Its zones were emptied.');
  expect(advice[0]).toMatch(/^The receiving administrator takes dnsbl\.sorbs\.net out/);
  expect(advice.join(' ')).not.toContain('Connect:');
});

it('says that a dead list lists everybody', () => {
  expect(
    explain('Open relay, see http://www.ordb.org/lookup/?host=198.51.100.7', '2009-01-01').explanation,
  ).toContain('From 2008-03-25 it answered every query as listed.');
});

it('does not accuse an address of a dynamic range', () => {
  const { summary, explanation } = explain('198.51.100.7 blocked using pbl.spamhaus.org', '2023-01-01');
  expect(summary).toContain('addresses of end users');
  expect(explanation).toContain('Nobody says that spam came from the address');
});

it('blames the receiver for an error answer', () => {
  expect(explain('198.51.100.7 blocked using zen.spamhaus.org; 127.255.255.254', '2023-01-01')).toMatchObject(
    {
      actor: 'receiving-admin',
      summary:
        'The receiving server took an error answer of Spamhaus ZEN (zen.spamhaus.org) for a listing and refused 198.51.100.7.',
    },
  );
});

it('speaks of the domain where a domain is listed', () => {
  expect(
    explain('Sender address [a@shop.example] blocked using dbl.spamhaus.org', '2023-01-01').summary,
  ).toBe(
    'The domain shop.example stands on the blocklist Spamhaus DBL (dbl.spamhaus.org), by which the receiving server refuses mail.',
  );
});

it('calls a country list no accusation', () => {
  expect(explain('198.51.100.7 blocked using kr.countries.nerd.dk', '2023-01-01')).toMatchObject({
    actor: 'receiving-admin',
  });
});

it('admits that it does not know a list', () => {
  expect(explain('198.51.100.7 blocked using bl.mail.example.org', '2023-01-01').explanation).toContain(
    'not one of the known public ones',
  );
});

it('names who acts in every step', () => {
  for (const text of [
    SEED,
    'blocked using pbl.spamhaus.org',
    'blocked using dbl.spamhaus.org',
    'blocked using bl.mail.example.org',
  ])
    for (const at of ['2017-04-30', '2026-04-30'])
      for (const step of explain(text, at).advice)
        expect(step).toMatch(/\bthe (sender|sending administrator|receiving administrator) [a-z]+s /i);
});

it('does not say of a reply without a date whether it came after the end of the list', () => {
  const { summary, explanation } = explain(SEED);
  expect(summary).toMatch(/closed on 2024-06-05\.$/);
  expect(explanation).toContain('One from before was a listing.');
});

it('looks the refused address up, not "the address"', () => {
  expect(explain('198.51.100.7 blocked using zen.spamhaus.org', '2023-01-01').advice[0]).toMatch(
    /^The sending administrator looks 198\.51\.100\.7 up at check\.spamhaus\.org/,
  );
});
