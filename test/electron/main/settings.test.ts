import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSettingsStore, sanitizeAnalysis } from '../../../electron/main/settings.ts';

let folder: string;
let file: string;
let told: string[];
const damaged = (keptAs: string) => void told.push(keptAs);
beforeEach(() => {
  told = [];
  folder = mkdtempSync(join(tmpdir(), 'smtpscope-settings-'));
  file = join(folder, 'deep', 'settings.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('remembers what was changed, and leaves no draft behind', () => {
  const bounds = { x: 1, y: 2, width: 800, height: 600 };
  const store = createSettingsStore(file, damaged);
  store.change({ bounds, theme: 'dark' });
  store.change({ recentFiles: ['/a.pcap'] });
  expect(createSettingsStore(file, damaged).get()).toEqual({
    bounds,
    maximized: false,
    theme: 'dark',
    analysis: { extraPorts: [], maskSecrets: true },
    nameServers: '',
    recentFiles: ['/a.pcap'],
  });
  expect(readdirSync(join(folder, 'deep'))).toEqual(['settings.json']);
});

test('a damaged file is kept, and told of once', () => {
  file = join(folder, 'settings.json');
  writeFileSync(file, '{"recentFiles": ["/a.pcap"');
  createSettingsStore(file, damaged).change({ theme: 'dark' });
  expect(createSettingsStore(file, damaged).get().theme).toBe('dark');
  expect(told).toEqual([`${file}.damaged`]);
  expect(readFileSync(`${file}.damaged`, 'utf8')).toBe('{"recentFiles": ["/a.pcap"');
});

test('a damaged file is as good as none', () => {
  const analysis = { extraPorts: [], maskSecrets: true };
  const usual = { maximized: false, theme: 'system', analysis, nameServers: '', recentFiles: [] };
  file = join(folder, 'settings.json');
  for (const text of [
    '',
    '{',
    'null',
    '[]',
    '7',
    '{"bounds":{"x":"a"},"theme":"pink","recentFiles":{"a":1},"maximized":1,"analysis":[3],"nameServers":"x;rm"}',
  ]) {
    writeFileSync(file, text);
    expect(createSettingsStore(file, damaged).get()).toEqual(usual);
  }
});

test('keeps of a damaged list what is sound', () => {
  file = join(folder, 'settings.json');
  writeFileSync(
    file,
    JSON.stringify({ recentFiles: ['/a', 1, null, '/b', ...new Array<string>(50).fill('/c')] }),
  );
  const { recentFiles } = createSettingsStore(file, damaged).get();
  expect(recentFiles.slice(0, 3)).toEqual(['/a', '/b', '/c']);
  expect(recentFiles).toHaveLength(12);
});

test('ports that are none are left out, and passwords stay masked unless it was told otherwise', () => {
  expect(sanitizeAnalysis({ extraPorts: [2525, 0, 70_000, 2525, '25', 1.5], maskSecrets: 'no' })).toEqual({
    extraPorts: [2525],
    maskSecrets: true,
  });
  expect(sanitizeAnalysis({ maskSecrets: false })).toEqual({ extraPorts: [], maskSecrets: false });
});

test('does not mind a place where nothing can be written', () => {
  writeFileSync(join(folder, 'deep'), 'a file where a folder should be');
  const store = createSettingsStore(file, damaged);
  store.change({ theme: 'light' });
  expect(store.get().theme).toBe('light');
  expect(readFileSync(join(folder, 'deep'), 'utf8')).toContain('a file');
});

test('forgets at the next start that passwords were shown, and believes no file that says so', () => {
  const store = createSettingsStore(file, damaged);
  store.change({ analysis: { extraPorts: [2525], maskSecrets: false } });
  expect(store.get().analysis.maskSecrets).toBe(false);
  expect(readFileSync(file, 'utf8')).toContain('"maskSecrets": true');
  writeFileSync(file, JSON.stringify({ analysis: { extraPorts: [2525], maskSecrets: false } }));
  expect(createSettingsStore(file, damaged).get().analysis).toEqual({
    extraPorts: [2525],
    maskSecrets: true,
  });
});
