import { decidesOnConnections, type AccessEntry } from './access-entry.ts';
import type { AccessFinding, AccessFindingCode } from './access-finding.ts';
import { inWords, keyOf, readSubject } from './access-network.ts';
import { actionOf } from './access-value.ts';

/** What lines do to one another: the same key twice, and networks within networks. */
export function checkTogether(entries: readonly AccessEntry[]): readonly AccessFinding[] {
  const findings: AccessFinding[] = [];
  const byKey = new Map<string, AccessEntry>();
  for (const entry of entries) {
    const key = tagged(entry.tag, entry.subject);
    const first = byKey.get(key);
    if (first) findings.push(sameKey(entry, first));
    else byKey.set(key, entry);
  }
  for (const entry of byKey.values()) {
    const found = decidesOnConnections(entry) ? withinAnother(entry, byKey) : undefined;
    if (found) findings.push(found);
  }
  return findings;
}

const tagged = (tag: string | undefined, subject: string): string =>
  tag === undefined ? subject : `${tag}:${subject}`;
const same = (a: AccessEntry, b: AccessEntry): boolean => a.value.toLowerCase() === b.value.toLowerCase();

/** makemap keeps the first, says "duplicate key" and ends with an error. */
function sameKey(entry: AccessEntry, first: AccessEntry): AccessFinding {
  const code: AccessFindingCode = same(entry, first) ? 'duplicate-key' : 'contradiction';
  const message = `The key is on line ${first.line} already, with ${same(entry, first) ? 'the same value' : `“${first.value}”`}: makemap keeps that one and ends with an error.`;
  return { line: entry.line, severity: 'error', code, key: entry.key, message, otherLine: first.line };
}

/** The nearest line that would decide without this one: at each length the tagged key is looked up before the plain one. */
function withinAnother(
  entry: AccessEntry,
  byKey: ReadonlyMap<string, AccessEntry>,
): AccessFinding | undefined {
  const subject = readSubject(entry.subject);
  if (subject.kind !== 'network') return undefined;
  const { network } = subject;
  if (entry.tag === undefined) {
    const over = byKey.get(tagged('connect', entry.subject));
    if (over) return shadowed(entry, over);
  }
  for (let length = network.parts.length - 1; length > 0; length--) {
    const key = keyOf(network, length);
    const wider = byKey.get(tagged('connect', key)) ?? byKey.get(key);
    if (wider)
      return inside(entry, wider, inWords({ family: network.family, parts: network.parts.slice(0, length) }));
  }
  return undefined;
}

function shadowed(entry: AccessEntry, over: AccessEntry): AccessFinding {
  const agree = same(entry, over);
  return {
    line: entry.line,
    severity: agree ? 'info' : 'warning',
    code: agree ? 'shadowed' : 'contradiction',
    key: entry.key,
    message: `For connections line ${over.line} (${over.key} ${over.value}) is looked up first${agree ? '' : ', and says otherwise'}.`,
    otherLine: over.line,
  };
}

function inside(entry: AccessEntry, wider: AccessEntry, network: string): AccessFinding {
  const redundant = same(entry, wider);
  const differs = actionOf(entry.value) === 'refuse' ? 'refused' : 'let in';
  const opposed = (actionOf(entry.value) === 'refuse') !== (actionOf(wider.value) === 'refuse');
  return {
    line: entry.line,
    severity: 'info',
    code: redundant ? 'shadowed' : 'exception',
    key: entry.key,
    message: redundant
      ? `Line ${wider.line} says the same for all of ${network}; this line adds nothing.`
      : `This is an exception from line ${wider.line} (${network} ${wider.value})${opposed ? `: these addresses are ${differs}` : ''}. The longer key wins.`,
    otherLine: wider.line,
  };
}
