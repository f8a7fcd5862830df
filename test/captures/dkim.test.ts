import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { analyzeWhole } from '../support/analyze.ts';

const FOLDER = join(import.meta.dirname, 'dkim-exim');

// DKIM: d=partner.example s=e1 c=relaxed/relaxed a=ed25519-sha256 b=512 [verification succeeded]
const VERDICT = /DKIM: d=(\S+) s=(\S+) c=(\S+) a=(\S+) b=\d+ \[([^\]]+)\]/g;

interface Verdict {
  readonly domain: string | undefined;
  readonly selector: string | undefined;
  readonly canonicalization: string | undefined;
  readonly algorithm: string | undefined;
  readonly bodyHash: string;
}

it('finds of every DKIM signature what the server found, with the keys of the capture', async () => {
  const log = readFileSync(join(FOLDER, 'server.log'), 'utf8');
  const truth = [...log.matchAll(VERDICT)].map(([, domain, selector, canonicalization, algorithm, verdict = '']): Verdict => ({
    domain,
    selector,
    canonicalization,
    algorithm,
    bodyHash: verdict.includes('body hash mismatch') ? 'changed' : 'matches',
  }));
  const { sessions } = await analyzeWhole([join(FOLDER, 'smtp-and-dns.pcap')], { readsMessages: true });
  const facts = sessions.flatMap(({ transactions }) => transactions.map(({ message }) => message?.authentication));
  const found = facts.flatMap((each) => each?.dkim ?? []);
  expect(found.map(({ domain, selector, canonicalization, algorithm, bodyHash }) => ({ domain, selector, canonicalization, algorithm, bodyHash }))).toEqual(
    // Exim tells of the signatures in the other order.
    truth.reduce<Verdict[]>((pairs, verdict, index) => (index % 2 === 0 ? [...pairs, verdict] : [...pairs.slice(0, -1), verdict, ...pairs.slice(-1)]), []),
  );
  expect(truth.map(({ bodyHash }) => bodyHash)).toEqual(['matches', 'matches', 'matches', 'matches', 'changed', 'changed']);
  expect(found.map(({ signature }) => signature)).toEqual(new Array(6).fill('valid'));
  expect(facts.map((each) => [each?.spf.record, each?.dmarc])).toEqual(
    new Array(3).fill(['v=spf1 ip4:198.51.100.20 -all', 'v=DMARC1; p=reject; rua=mailto:dmarc@partner.example']),
  );
});
