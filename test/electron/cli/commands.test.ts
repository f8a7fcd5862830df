import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../electron/cli/commands/index.ts';
import { EXPORT_FORMATS } from '../../../electron/export/formats.ts';
import { SAMPLE } from '../../support/recorded-captures.ts';
import { withFolder } from '../../support/export-sessions.ts';
import { pcapngBlock, writePcapng } from '../../support/pcap-writer.ts';
import { runCommand } from './run-command.ts';

describe('help', () => {
  it('names every command', async () => {
    const { code, stdout } = await runCommand(['--help']);
    expect(code).toBe(0);
    for (const { name, summary } of COMMANDS)
      expect(stdout).toMatch(new RegExp(`^ +${name} +${summary}$`, 'm'));
    expect(await runCommand(['-h'])).toEqual(await runCommand(['help']));
  });

  it.each(COMMANDS.map(({ name }) => name))(
    'of %s tells how it is used, and does nothing else',
    async (name) => {
      const { code, stdout, stderr } = await runCommand([name, 'no such file', '--help']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(new RegExp(`^Usage: smtpscope ${name} `));
      expect(stdout).toContain('-h, --help');
    },
  );

  it('of analyze names every format', async () => {
    const { stdout } = await runCommand(['analyze', '--help']);
    for (const { name } of EXPORT_FORMATS) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  it('is what no arguments are answered with, as a mistake', async () => {
    expect(await runCommand([])).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('Usage:') as string,
    });
  });
});

const MISTAKES: readonly (readonly [argv: readonly string[], said: RegExp])[] = [
  [['nonsense'], /There is no command “nonsense”\.\nCommands: analyze, /],
  [['analyze'], /Name a capture file.*\nSee smtpscope analyze --help/],
  [['analyze', SAMPLE, '--nonsense'], /Unknown option '--nonsense'/],
  [['analyze', SAMPLE, '--format', 'word'], /There is no format “word”; there is text/],
  [['analyze', SAMPLE, '--format', 'parquet'], /name it with --output/],
  [['analyze', '-', '--format', 'eml', '-o', 'x'], /reads the capture twice/],
  [['analyze', SAMPLE, '--redact', 'names'], /--redact takes addresses, ips, subjects, bodies; not “names”/],
  [['analyze', SAMPLE, '--redact', 'ips', '--show-secrets'], /choose one/],
  [['analyze', SAMPLE, '--fail-on', 'rain'], /--fail-on takes rejected, deferred, any; not “rain”/],
  [['analyze', SAMPLE, '--sessions', '3-'], /“3-” is no session number or range/],
  [['analyze', SAMPLE, '--filter', 'outcome:'], /In the filter: [^]*\n {2}outcome:\n +\^/],
  [['lookup'], /Name an address or a domain/],
  [['lookup', 'localhost'], /“localhost” is neither an IP address nor a domain/],
  [['lookup', '192.0.2.1', '--dns', 'dns.example'], /“dns\.example” is no address of a name server/],
  [['lookup', '192.0.2.1', '--format', 'xml'], /There is no format “xml”; there is text, json/],
  [['lookup', '--capture', SAMPLE], /Name the session by --capture FILE and --session NUMBER/],
  [['lookup', '--capture', SAMPLE, '--session', '999', '--offline'], /has no session 999/],
  [['lookup', 'x.example', '--capture', SAMPLE, '--session', '1'], /not both/],
  [['analyze', 'no-such-file.pcap'], /There is no file no-such-file\.pcap\./],
  [['analyze', '.'], /is a folder, not a capture file/],
  [['analyze', 'package.json'], /smtpscope: /],
  [['analyze', 'no\u001b[31msuch\u009b2J'], /There is no file no␛\[31msuch<U\+009B>2J/],
];

it.each(MISTAKES)('%j is answered on standard error with exit code 2', async (argv, said) => {
  const { code, stdout, stderr } = await runCommand(argv);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(said);
});

describe('--fail-on', () => {
  it.each([
    ['rejected', 1],
    ['deferred', 1],
    ['any', 1],
  ] as const)('%s makes the exit code %i where the sample holds one', async (wanted, expected) => {
    expect((await runCommand(['analyze', SAMPLE, '--fail-on', wanted])).code).toBe(expected);
  });

  it('looks only at the sessions that are asked for', async () => {
    const delivered = ['analyze', SAMPLE, '--fail-on', 'any', '--filter', 'outcome:delivered'];
    expect((await runCommand(delivered)).code).toBe(0);
  });
});

it('leaves the choice of sessions to --sessions and --filter together', async () => {
  const { stdout } = await runCommand([
    'analyze',
    SAMPLE,
    '-f',
    'ndjson',
    '--sessions',
    '2,4-6',
    '--filter',
    'NOT outcome:delivered',
  ]);
  const all = (await runCommand(['analyze', SAMPLE, '-f', 'ndjson'])).stdout.trim().split('\n');
  const expected = all
    .map((line) => JSON.parse(line) as { id: number; outcome: string })
    .filter(({ id, outcome }) => [2, 4, 5, 6].includes(id) && outcome !== 'delivered');
  expect(expected.length).toBeGreaterThan(0);
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual(expected);
});

it('--output decides the format where --format does not', () =>
  withFolder(async (folder) => {
    mkdirSync(join(folder, 'deep'));
    const beginnings = { html: '<!doctype html>', md: '# ', json: '{', csv: 'id,started_at,', xml: '<?xml' };
    for (const [extension, beginning] of Object.entries(beginnings)) {
      const file = join(folder, 'deep', `report.${extension}`);
      expect(await runCommand(['analyze', SAMPLE, '-o', file])).toEqual({ code: 0, stdout: '', stderr: '' });
      expect(readFileSync(file, 'utf8').replace('\ufeff', '').toLowerCase().startsWith(beginning)).toBe(true);
    }
  }));

it('line formats tell on standard error what concerns the whole capture, redacted where that is asked for', () =>
  withFolder(async (folder) => {
    const file = join(folder, 'named.pcapng');
    const names = Buffer.concat([
      // Name resolution block (draft-ietf-opsawg-pcapng section 4.5): an IPv4 record, then the end.
      Buffer.from([1, 0, 22, 0, 192, 0, 2, 7]),
      Buffer.from('alice-\u001b[31mlaptop\0\0\0\0\0', 'latin1').subarray(0, 20),
      Buffer.from([0, 0, 0, 0]),
    ]);
    writeFileSync(file, writePcapng([], { trailingBlocks: [pcapngBlock('little', 4, names)] }));
    const open = await runCommand(['analyze', file, '-f', 'ndjson']);
    expect(open.stderr).toContain('192.0.2.7 is alice-␛[31mlap');
    const redacted = await runCommand(['analyze', file, '-f', 'ndjson', '--redact', 'addresses,ips']);
    expect(redacted.stderr).toContain('smtpscope: info: The recording program wrote names of addresses');
    expect(redacted.stderr).not.toMatch(/alice|192\.0\.2\.7/);
  }));

it.each(['eml', 'pcap'])(
  'someone who watches sees how far reading and writing are, and no trace of it (%s)',
  (format) =>
    withFolder(async (folder) => {
      const argv = ['analyze', SAMPLE, '-f', format, '-o', join(folder, 'out')];
      const { stderr } = await runCommand(argv, { isWatched: true });
      expect(stderr).toContain('\r\u001b[Kreading: ');
      expect(stderr).toMatch(/reading: \d+ % of 35\.8 kB, \d+ packets, \d+ sessions/);
      expect(stderr).toContain('\r\u001b[Kwriting: ');
      expect(stderr.endsWith('\r\u001b[K')).toBe(true);
      const unwatched = await runCommand([...argv, '--force']);
      expect(unwatched.stderr).toBe('');
    }),
);

it.each(['html', 'json', 'ndjson', 'pcapng'])('stopped in the middle, leaves nothing behind (%s)', (format) =>
  withFolder(async (folder) => {
    const stop = new AbortController();
    const running = runCommand(['analyze', SAMPLE, '-f', format, '-o', join(folder, 'out')], {
      signal: stop.signal,
    });
    setTimeout(() => {
      stop.abort();
    }, 1);
    expect((await running).code).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  }),
);
