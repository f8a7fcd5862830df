import { readdirSync, readFileSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../../electron/export/formats.ts';
import type { Session } from '../../../shared/model/session.ts';
import { REDACTIONS } from '../../../shared/report/redact/redaction.ts';
import { analyzeWhole } from '../../support/analyze.ts';
import { exportSessions, withFolder } from '../../support/export-sessions.ts';
import { recordedCaptures, SAMPLE } from '../../support/recorded-captures.ts';

const FORMATS = EXPORT_FORMATS.map(({ name }) => name);
// One of each kind: names in every place where a server can repeat them.
const KINDS =
  /^(?:auth|bad-helo|blocklisted|greylisted|internationalised|ip-fragments|ipv6|no-dialogue|recipients|reverse-dns|seed-sorbs-gmail|sender-refused|starttls-postfix|timeouts|vlan)/;
const CAPTURES = [
  { name: 'the sample', files: [SAMPLE] },
  ...recordedCaptures().filter(({ name }) => KINDS.test(name)),
];

/** All that an export wrote, as text in which a name can be searched. */
async function exported(format: string, files: readonly string[]): Promise<string> {
  return withFolder(async (folder) => {
    const output = join(folder, 'out');
    const warnings = await exportSessions(format, files, output, {
      redact: REDACTIONS,
      // Of a PDF, the page that is printed.
      printPdf: (htmlFile, pdfFile) => copyFile(htmlFile, pdfFile),
    });
    const names = statSync(output).isDirectory()
      ? readdirSync(output).map((name) => join(output, name))
      : [output];
    const texts = await Promise.all(names.map((name) => textOf(format, readFileSync(name))));
    return [...warnings, ...texts].join('\n').toLowerCase();
  });
}

async function textOf(format: string, bytes: Buffer): Promise<string> {
  if (format !== 'parquet') return `${bytes.toString('latin1')}\n${bytes.toString('utf8')}`;
  const rows = await parquetReadObjects({
    file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
  });
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

/** What must not be told: mailboxes, their local parts and domains, host names, addresses, subjects. */
function namesOf({ sessions }: { readonly sessions: readonly Session[] }): ReadonlySet<string> {
  const mailboxes = sessions.flatMap(({ transactions, authentication }) => [
    ...transactions.flatMap(({ sender = '', recipients, message }) => [
      sender,
      ...recipients.map(({ address }) => address),
      message?.messageId ?? '',
    ]),
    ...authentication.flatMap(({ identity }) => identity ?? []),
  ]);
  const helos = sessions.flatMap(({ greeting, tls }) => [greeting?.name ?? '', tls.serverName ?? '']);
  const banners = sessions.flatMap(
    ({ exchanges }) => /^220[ -](\S+\.\S+)/.exec(exchanges[0]?.reply?.lines[0] ?? '')?.[1] ?? [],
  );
  const ips = sessions.flatMap(({ client, server, rejections }) => [
    client.address,
    server.address,
    ...rejections.flatMap(({ quotedAddresses }) => quotedAddresses),
  ]);
  const subjects = sessions.flatMap(({ transactions }) =>
    transactions.flatMap(({ message }) => message?.subject ?? []),
  );
  const all = [
    ...mailboxes,
    ...mailboxes.map((mailbox) => mailbox.replace(/^.*@/, '')),
    ...helos,
    ...banners,
    ...ips,
    ...subjects,
  ];
  return new Set(
    all
      .map((name) => name.toLowerCase().replace(/^[<[]|[>\]]$/g, ''))
      .filter((name) => name.length > 3 && /[.@: ]/.test(name) && !name.startsWith('127.')),
  );
}

describe.each(CAPTURES)('a redacted export of $name', ({ files }) => {
  it('names nobody, in no format', async () => {
    const analysis = await analyzeWhole(files);
    const names = namesOf(analysis);
    const zones = analysis.sessions.flatMap(({ rejections }) =>
      rejections.flatMap(({ blocklist }) => blocklist?.zone ?? []),
    );
    for (const format of FORMATS) {
      const text = await exported(format, files).catch((error: unknown) => {
        // A classic pcap file cannot hold everything.
        if (format === 'pcap' && /links of several types/.test(String(error))) return '';
        throw error;
      });
      const told = [...names].filter(
        (name) => !zones.some((zone) => zone.endsWith(name)) && occurs(text, name),
      );
      expect({ format, told }).toEqual({ format, told: [] });
    }
  }, 60_000);
});

/** A name stands by itself; within a longer word it is another one. */
function occurs(text: string, name: string): boolean {
  const escaped = name.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  return new RegExp(`(?<![a-z0-9])${escaped}(?![a-z0-9])`).test(text);
}

describe('pseudonyms', () => {
  it('are the same for the same name throughout a report, and keep its form', async () => {
    const text = await exported('csv-recipients', [SAMPLE]);
    expect(text).not.toContain('alice');
    const senders = new Set(text.match(/user-[0-9a-f]+@domain-[0-9a-f]+\.example/g));
    expect(senders.size).toBeGreaterThan(3);
    expect(senders.size).toBeLessThan(12);
    expect(text).toMatch(/,10\.\d+\.\d+\.\d+,10\.\d+\.\d+\.\d+,/);
  });
});
