import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { lookUp } from '../../../shared/lookup/look-up.ts';
import { planLookup } from '../../../shared/lookup/plan.ts';
import { subjectOfSession, subjectOfWords } from '../../../shared/lookup/subject.ts';
import type { LookupSubject } from '../../../shared/model/lookup.ts';
import { sampleSession } from '../../support/sample-session.ts';
import { zoneAsker } from '../../support/zone-asker.ts';

const SUBJECT: LookupSubject = {
  addresses: ['192.0.2.7', '2001:db8::7'],
  domains: ['mail.example.org', 'example.net'],
  helo: 'mx.example.org',
  mailFrom: 'a@mail.example.org',
  dkim: [{ domain: 'example.net', selector: 's1' }],
};

it('asks everything that the plan names, and with no answers little else', async () => {
  const asked: string[] = [];
  await lookUp(zoneAsker({}, asked), SUBJECT, 0);
  const planned = planLookup(SUBJECT, []).questions.map(({ question, type }) => `${question} ${type}`);
  expect(planned.filter((question) => !asked.includes(question))).toEqual([]);
  expect([...new Set(asked)].filter((question) => !planned.includes(question))).toEqual([
    '_dmarc.example.org TXT',
  ]);
});

it('asks no list about an address that is used within a network only', () => {
  const { questions } = planLookup({ addresses: ['10.1.1.2'], domains: [], dkim: [] }, []);
  expect(questions).toEqual([{ question: '2.1.1.10.in-addr.arpa', type: 'PTR' }]);
});

it('asks no list that is closed, that another one contains, or that answers customers only', () => {
  const asked = planLookup({ addresses: ['192.0.2.7'], domains: [], dkim: [] }, []).questions.map(
    ({ question }) => question,
  );
  expect(asked).toContain('7.2.0.192.zen.spamhaus.org');
  for (const zone of [
    'dnsbl.sorbs.net',
    'sbl.spamhaus.org',
    'combined.mail.abusix.zone',
    'countries.nerd.dk',
    'spamhaus.org',
  ])
    expect(asked).not.toContain(`7.2.0.192.${zone}`);
});

it('says whom it tells what, and that public resolvers get no answers from lists', () => {
  const cautions = (servers: readonly string[]) => planLookup(SUBJECT, servers).cautions.join(' ');
  expect(cautions(['127.0.0.1:5353'])).toContain('The questions go to 127.0.0.1:5353;');
  expect(cautions(['127.0.0.1:5353'])).not.toContain('public resolver');
  for (const server of ['8.8.8.8', '1.1.1.1:53', '[2620:fe::fe]:53', '2620:fe:0::fe'])
    expect(cautions([server])).toContain('is a public resolver');
});

describe('dig commands', () => {
  it('name the server and its port, and turn addresses round by dig itself', () => {
    const { commands } = planLookup({ addresses: ['192.0.2.7'], domains: ['example.org'], dkim: [] }, [
      '127.0.0.1:5353',
    ]);
    expect(commands.slice(0, 2)).toEqual([
      'dig @127.0.0.1 -p 5353 +short -x 192.0.2.7',
      'dig @127.0.0.1 -p 5353 +short 7.2.0.192.zen.spamhaus.org A',
    ]);
    expect(commands).toContain('dig @127.0.0.1 -p 5353 +short _dmarc.example.org TXT');
    expect(
      planLookup({ addresses: ['192.0.2.7'], domains: [], dkim: [] }, ['[2001:db8::53]:53']).commands[0],
    ).toBe('dig @2001:db8::53 +short -x 192.0.2.7');
  });

  it('have a name from a capture do nothing but be asked for', () => {
    const names = [
      "a'; touch /tmp/x; '.example",
      '$(id).example',
      '-f.example',
      '@evil.example',
      '+trace.example',
      'a\nid\n.example',
      '`id`.x',
    ];
    for (const helo of names) {
      const { commands } = planLookup({ ...SUBJECT, helo, dkim: [] }, []);
      for (const command of commands.filter((each) => !each.startsWith('#'))) {
        expect(command).not.toContain('\n');
        // The shell hands each word on as it stands.
        const words = execFileSync('sh', ['-c', `printf '%s\\n' ${command}`])
          .toString()
          .trimEnd()
          .split('\n');
        expect(words[0]).toBe('dig');
        expect(words).toHaveLength(4);
        expect(words[2]).not.toMatch(/^(?:@|\+|-[^x])/);
      }
    }
  });
});

it('sorts what a user names', () => {
  expect(
    subjectOfWords({ words: ['192.0.2.7', '[2001:DB8:0::7]', 'Example.org.', 'bob@mail.example'] }),
  ).toEqual({
    addresses: ['192.0.2.7', '2001:db8::7'],
    domains: ['example.org', 'mail.example'],
    dkim: [],
  });
  expect(subjectOfWords({ words: ['example.org'], mailFrom: 'a@b.example', selectors: ['s'] })).toMatchObject(
    {
      domains: ['example.org', 'b.example'],
      mailFrom: 'a@b.example',
      dkim: [
        { domain: 'example.org', selector: 's' },
        { domain: 'b.example', selector: 's' },
      ],
    },
  );
  for (const word of ['localhost', '192.0.2', '', '-x', 'a b.example', '999.1.1.1 '])
    expect(subjectOfWords({ words: [word] })).toBe(word);
});

it('knows what of a session can be looked up', () => {
  const session = sampleSession({
    greeting: { verb: 'EHLO', name: 'mx.example.org' },
    transactions: [
      {
        sender: 'a@Example.org',
        recipients: [{ address: 'b@x.example', outcome: 'rejected', exchange: 3 }],
        message: { bytes: 1, complete: true, from: 'Alice <alice@from.example>' },
        outcome: 'rejected',
      },
      {
        sender: '',
        recipients: [{ address: 'b@[192.0.2.1]', outcome: 'rejected', exchange: 3 }],
        outcome: 'rejected',
      },
    ],
  });
  expect(subjectOfSession(session)).toEqual({
    addresses: ['192.0.2.1'],
    domains: ['example.org', 'from.example', 'x.example'],
    helo: 'mx.example.org',
    mailFrom: 'a@Example.org',
    dkim: [],
  });
});

it('evaluates the EHLO name for the null sender', async () => {
  const zone = { 'mx.example.org TXT': ['v=spf1 ip4:192.0.2.7 -all'] };
  const subject = { addresses: ['192.0.2.7'], domains: [], helo: 'mx.example.org', mailFrom: '', dkim: [] };
  const facts = await lookUp(zoneAsker(zone), subject, 0);
  expect(
    facts.filter(({ topic }) => topic === 'spf').map(({ about, result }) => `${about}: ${result}`),
  ).toEqual(['192.0.2.7 for mx.example.org: pass']);
});
