import Papa from 'papaparse';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { causesOf } from '../../../shared/engine/causes-of.ts';
import type { Session } from '../../../shared/model/session.ts';
import { REPORT_FORMATS } from '../../../shared/report/formats/index.ts';
import type { Report } from '../../../shared/report/report.ts';
import { PLAIN } from '../../../shared/report/text/palette.ts';
import { analyzeWhole } from '../../support/analyze.ts';
import { ATTACKS, hostileSession } from '../../support/hostile-session.ts';
import { SAMPLE } from '../../support/recorded-captures.ts';
import { sampleSession } from '../../support/sample-session.ts';

function written(
  name: string,
  sessions: readonly Session[],
  attack = 'mail.pcap',
  facts?: Partial<Report>,
): string {
  const format = REPORT_FORMATS.find((each) => each.name === name);
  if (!format) throw new Error(`no format ${name}`);
  if (format.kind === 'lines')
    return (format.header ?? '') + sessions.map((session) => format.formatSession(session)).join('');
  const report: Report = {
    capture: {
      file: attack,
      format: 'pcap',
      compression: 'none',
      bytes: 9,
      packets: 2,
      linkTypes: ['EN10MB'],
    },
    notices: [{ severity: 'warning', code: 'x', message: attack, tip: attack }],
    causes: causesOf(sessions),
    sessions,
    hashes: [{ file: attack, sha256: 'ab' }],
    ...facts,
  };
  return [...format.format(report, { palette: PLAIN, width: 100 })].join('');
}

const NAMES = REPORT_FORMATS.map(({ name }) => name);
// What acts on a terminal or hides from the reader. Line ends are the format's own.
const ACTING =
  // eslint-disable-next-line no-control-regex -- these are the characters that must not come through
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

describe.each(NAMES)('the %s report', (name) => {
  it('of the sample is the one that was looked at', async () => {
    const { sessions, ...rest } = await analyzeWhole([SAMPLE]);
    const capture = { ...rest.capture, file: 'sample.pcap' };
    const extension = REPORT_FORMATS.find((format) => format.name === name)?.extension ?? 'txt';
    await expect(written(name, sessions, '', { ...rest, capture, hashes: [] })).toMatchFileSnapshot(
      `golden/${name}.${extension}`,
    );
  });

  it.each(ATTACKS)('lets no character of %j act', (attack) => {
    expect(ACTING.exec(written(name, [hostileSession(attack)], attack))?.[0]).toBeUndefined();
  });

  it('takes a line of a megabyte', () => {
    const text = written(name, [hostileSession(`${'x'.repeat(1 << 20)}\u001b`)]);
    expect(ACTING.test(text)).toBe(false);
  });

  it('of no sessions is whole, too', () => {
    expect(() => written(name, [])).not.toThrow();
    expect(written(name, [sampleSession()])).not.toContain('undefined');
  });
});

describe.each(ATTACKS)('where the wire says %j', (attack) => {
  const sessions = [hostileSession(attack)];

  it('no cell of a spreadsheet is a formula', () => {
    for (const name of ['csv', 'csv-recipients']) {
      const { data, errors } = Papa.parse<string[]>(written(name, sessions).trimEnd());
      expect(errors).toEqual([]);
      expect(data).toHaveLength(2);
      expect(new Set(data.map((row) => row.length)).size).toBe(1);
      expect(data[1]?.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    }
  });

  it('the page has no elements, attributes or comments but its own', () => {
    // A mailbox has a domain, which the page tells in a row of its own.
    const harmless = attack.includes('@') ? 'plain@plain' : 'plain';
    // Names of elements and attributes; a value in quotes holds no bracket that is not ours.
    const shape = (text: string) =>
      text.match(/<[^>]*>/g)?.map((tag) => tag.replace(/"[^"]*"/g, '""').replace(/\s+/g, ' '));
    expect(shape(written('html', sessions, attack))).toEqual(
      shape(written('html', [hostileSession(harmless)], harmless)),
    );
  });

  it('the XML is well-formed and has the same elements', () => {
    const elements: string[] = [];
    const parser = new SaxesParser();
    parser.on('opentag', ({ name }) => elements.push(name));
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(written('junit', sessions, attack)).close();
    expect(elements).toEqual(['testsuites', 'testsuite', 'testcase', 'failure']);
  });

  it('the ticket has no links, pictures, HTML or headings but its own', () => {
    const text = written('markdown', sessions, attack);
    const [, body = ''] = text.split('## Session 1');
    const outside = body.replace(/^(`{3,})text\n[^]*?\n\1$/gm, '');
    expect(outside).not.toMatch(/(?<!\\)\]\(|(?<!\\)!\[|<[a-z/!]/i);
    expect(outside.match(/^#+ /gm) ?? []).toEqual(['### ']);
    expect(body.match(/^`{3,}/gm)).toHaveLength(2);
  });

  it('each line of JSON is one, and says what the wire said', () => {
    for (const name of ['ndjson', 'ecs', 'zeek']) {
      const lines = written(name, sessions).trimEnd().split('\n');
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines[0] ?? '')).toBeTypeOf('object');
    }
    expect((JSON.parse(written('ndjson', sessions)) as Session).greeting?.name).toBe(attack);
  });
});
