import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { BLOCKLISTS } from '../../../../shared/engine/diagnosis/blocklists/index.ts';
import { literalsOf } from '../../../../shared/engine/diagnosis/literals.ts';
import { compilePhrase, phraseLiterals } from '../../../../shared/engine/diagnosis/phrase.ts';
import { PROVIDERS } from '../../../../shared/engine/diagnosis/providers/index.ts';
import { REASONS } from '../../../../shared/engine/diagnosis/reasons/index.ts';
import { readReplyText } from '../../../../shared/engine/diagnosis/reply-text.ts';
import { RuleIndex } from '../../../../shared/engine/diagnosis/rule-index.ts';

describe('literalsOf', () => {
  it.each([
    ['unsolicited', ['unsolicited']],
    [String.raw`\bSURBL\.org\b`, ['surbl.org']],
    ['listed|blocked (?:by|at)', ['listed', 'blocked ']],
    [String.raw`\b(?:listed|found) (?:in|at) .{0,20}spamhaus`, ['spamhaus']],
    ['colou?r|grey', ['colo', 'grey']],
    ['lo+ng', ['lo']],
    ['lo*ng', ['ng']],
    ['ab{2}c|ab{0,2}cd', ['ab', 'cd']],
    ['(?=ahead)text(?!after)', ['text']],
    ['(?<=before)text(?<!not this)', ['text']],
    [String.raw`\[IB\d{3}\]`, ['[ib']],
    ['(?:spam|junk)+ mail', [' mail']],
  ])('finds what must stand in texts that %s finds', (source, literals) => {
    expect(literalsOf(source)).toEqual(literals);
  });

  it.each(['', 'x?', String.raw`\d+`, '[abc]', 'listed|', 'listed|.', '(?:spam)?'])(
    'knows nothing that must stand in texts that "%s" finds',
    (source) => {
      expect(literalsOf(source)).toBeUndefined();
    },
  );

  it('asks for the words of the vocabulary', () => {
    expect(literalsOf('{list} x', (name) => (name === 'list' ? ['blocklist', 'dnsbl'] : undefined))).toEqual([
      'blocklist',
      'dnsbl',
    ]);
  });
});

describe('RuleIndex', () => {
  const literals: Readonly<Record<string, readonly string[] | undefined>> = {
    blocked: ['blocked'],
    anything: undefined,
    listed: ['listed', 'blacklist'],
    short: ['ip', 'address'],
    later: ['blocked for now'],
  };
  const index = new RuleIndex(Object.keys(literals), (rule) => literals[rule]);

  it('gives the rules that a text may fit, in their order', () => {
    expect(index.candidates('it is listed, and blocked')).toEqual(['blocked', 'anything', 'listed', 'short']);
    expect(index.candidates('blocked for now')).toEqual(['blocked', 'anything', 'short', 'later']);
  });

  it('gives those that any text may fit for a text of none', () => {
    expect(index.candidates('')).toEqual(['anything', 'short']);
  });
});

const file = path.join(import.meta.dirname, '../../../rejections/dev.jsonl');
const replies = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => readReplyText((JSON.parse(line) as { lines: string[] }).lines));

describe('the literals of phrases', () => {
  const phrases = REASONS.flatMap(({ phrases: byStrength }) => Object.values(byStrength).flat()).map(
    (phrase) => phrase.replace(/^(?:@[a-z]+: )?(?:[45]: )?/, ''),
  );

  it('stand in every reply that the phrase finds', () => {
    const missed = phrases.filter((phrase) => {
      const needed = phraseLiterals(phrase);
      const pattern = compilePhrase(phrase);
      return replies.some(({ words }) => pattern.test(words) && lacksAll(words, needed));
    });
    expect(missed).toEqual([]);
  });

  it('are known of nearly all phrases', () => {
    const unknown = phrases.filter((phrase) => phraseLiterals(phrase) === undefined);
    expect(unknown.length).toBeLessThan(phrases.length / 100);
  });
});

describe('the literals of providers and blocklists', () => {
  const patterns = [
    ...PROVIDERS.flatMap(({ sign, rules }) => [sign, ...rules.map(({ text }) => text)]),
    ...BLOCKLISTS.map(({ names }) => names),
  ].flatMap((pattern) => pattern ?? []);

  it('stand in every reply that the pattern finds', () => {
    const missed = patterns.filter((pattern) => {
      const needed = literalsOf(pattern.source);
      return replies.some(({ plain }) => pattern.test(plain) && lacksAll(plain.toLowerCase(), needed));
    });
    expect(missed).toEqual([]);
  });
});

const lacksAll = (text: string, needed: readonly string[] | undefined): boolean =>
  needed?.some((literal) => text.includes(literal)) === false;
