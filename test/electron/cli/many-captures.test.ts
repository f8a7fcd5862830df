// What README shows under "Many captures at once" is run as it stands there, with this program and DuckDB.
import { DuckDBInstance } from '@duckdb/node-api';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPrograms, CLI_ENTRIES } from '../../support/build-program.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const section = /### Many captures at once\n([^]*?)\n##/.exec(readme)?.[1] ?? '';
const commands = [...section.matchAll(/```sh\n([^]*?)```/g)].map(([, text = '']) => text);
const hasTools = ['sh', 'xargs', 'jq'].every((tool) => spawnSync('which', [tool]).status === 0);

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'smtpscope-many-'));
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'captures'));
  await buildPrograms(join(folder, 'bin'), CLI_ENTRIES);
  const program = join(folder, 'bin', 'smtpscope');
  writeFileSync(program, `#!/bin/sh\nexec ${process.execPath} ${join(folder, 'bin', 'cli.js')} "$@"\n`);
  chmodSync(program, 0o755);
  for (const name of ['greylisted-exim', 'blocklisted-postfix', 'blocklisted-exim'])
    writeFileSync(
      join(folder, 'captures', `${name}.pcap.gz`),
      gzipSync(readFileSync(join(ROOT, 'test/captures', name, 'smtp.pcap'))),
    );
}, 60_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(script: string) {
  const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: [join(folder, 'bin'), process.env['PATH']].join(delimiter) },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

it.runIf(hasTools)('the lines of all captures can be counted with xargs and jq', () => {
  expect(run(commands[0] ?? '')).toMatch(/^ *\d+ dnsbl_listed\n/);
});

it('the tables of all captures answer one query', async () => {
  const [, text = ''] = commands;
  const at = text.indexOf('duckdb -c "');
  run(text.slice(0, at));
  const query = text.slice(at + 'duckdb -c "'.length, text.lastIndexOf('"'));
  expect(query).toContain("read_parquet('tables/*/rejections.parquet')");
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const there = query.replace("'tables/", `'${folder}/tables/`);
  const rows = (await connection.runAndReadAll(there)).getRowObjectsJson();
  expect(rows.length).toBeGreaterThan(1);
  expect(rows[0]).toMatchObject({ reason: 'dnsbl_listed' });
});
