import { expect, it } from 'vitest';
import { EXPORT_FORMATS, formatOfFile } from '../../../electron/export/formats.ts';
import { EXPORT_NAMES } from '../../../shared/ipc/contract.ts';

it('the window offers every format that the command line has, and no other', () => {
  expect([...EXPORT_NAMES].sort()).toEqual(EXPORT_FORMATS.map(({ name }) => name).sort());
});

it.each([
  ['report.html', 'html'],
  ['a/b.c/report.MD', 'markdown'],
  ['x.txt', 'text'],
  ['x.json', 'json'],
  ['x.ndjson', 'ndjson'],
  ['x.csv', 'csv'],
  ['x.xml', 'junit'],
  ['x.pdf', 'pdf'],
  ['x.parquet', 'parquet'],
  ['x.pcap', 'pcap'],
  ['x.pcapng', 'pcapng'],
  ['x.log', undefined],
  ['x', undefined],
])('a file named %s asks for %s', (file, name) => {
  expect(formatOfFile(file)?.name).toBe(name);
});
