import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shippedPackages, writeLicenses } from '../../../electron/packaging/licenses.mjs';

test('what the window and the engine import is shipped, with what it needs itself; tools are not', () => {
  const shipped = shippedPackages();
  expect(shipped).toEqual(
    expect.arrayContaining(['react', 'scheduler', 'pcap-parser', 'zustand', 'papaparse']),
  );
  for (const tool of ['vitest', 'typescript', 'electron', 'electron-builder', 'fast-check', 'ajv']) {
    expect(shipped).not.toContain(tool);
  }
});

test('every shipped package has its licence in the text', () => {
  const folder = mkdtempSync(join(tmpdir(), 'smtpscope-licenses-'));
  writeLicenses(join(folder, 'licenses.txt'));
  const text = readFileSync(join(folder, 'licenses.txt'), 'utf8');
  for (const name of shippedPackages()) expect(text).toContain(`\n${name} `);
  expect(text).toContain('Permission is hereby granted');
  rmSync(folder, { recursive: true });
});
