import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { REASON_GROUPS } from '../../shared/model/reason.ts';

interface Row {
  readonly id: string;
  readonly source: string;
  readonly code: number;
  readonly status?: string;
  readonly lines: readonly string[];
  readonly stage?: string;
  readonly expected_reason: string;
  readonly accept?: readonly string[];
  readonly expected_dnsbl?: string;
  readonly expected_ip?: string;
}

const PARTS = ['dev', 'heldout'] as const;
const STAGES = ['connect', 'helo', 'mail', 'rcpt', 'data', 'message', 'auth', 'starttls'];
const REASONS: readonly string[] = Object.values(REASON_GROUPS).flat();

function readPart(part: (typeof PARTS)[number]): readonly Row[] {
  const text = readFileSync(path.join(import.meta.dirname, `${part}.jsonl`), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

/** The part that an id belongs to: an even first byte of its SHA-256 is dev. */
function partOf(id: string): (typeof PARTS)[number] {
  return (createHash('sha256').update(id).digest()[0] ?? 0) % 2 === 0 ? 'dev' : 'heldout';
}

/** What is left of a reply when the values that change with every message are taken out. */
function withoutValues(row: Row): string {
  const text = row.lines
    .join(' ')
    .toLowerCase()
    .replace(/\S+@\S+/g, '@');
  return [row.code, text.replace(/[\d.:]+|[^\p{L}@]+/gu, ' '), row.expected_reason].join('|');
}

const all = PARTS.flatMap((part) => readPart(part));

describe('the corpus of refusing replies', () => {
  it.each(PARTS)('keeps in %s only the rows whose id hashes there', (part) => {
    expect(readPart(part).filter((row) => partOf(row.id) !== part)).toEqual([]);
  });

  it('has no id and no sentence twice', () => {
    expect(new Set(all.map((row) => row.id)).size).toBe(all.length);
    const kept = new Map<string, string>();
    const twice = all.filter((row) => {
      const key = `${withoutValues(row)}|${row.expected_dnsbl ?? ''}`;
      const known = kept.has(key);
      kept.set(key, row.id);
      return known;
    });
    expect(twice).toEqual([]);
  });

  it('labels with known reasons and stages only, and never accepts what it expects', () => {
    const wrong = all.filter(
      (row) =>
        ![row.expected_reason, ...(row.accept ?? [])].every((reason) => REASONS.includes(reason)) ||
        row.accept?.includes(row.expected_reason) === true ||
        (row.stage !== undefined && !STAGES.includes(row.stage)),
    );
    expect(wrong).toEqual([]);
  });

  it('expects only addresses that the reply names', () => {
    const unnamed = all.filter(
      ({ expected_ip: address, lines }) => address !== undefined && !lines.join(' ').includes(address),
    );
    expect(unnamed).toEqual([]);
  });

  it('has each reason at least eight times, a source for each row and only refusals', () => {
    const rare = REASONS.filter((reason) => all.filter((row) => row.expected_reason === reason).length < 8);
    expect(rare).toEqual([]);
    expect(all.filter((row) => row.source === '' || row.code < 400 || row.code > 599)).toEqual([]);
  });
});
