import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../..');

interface Configuration {
  readonly [name: string]: unknown;
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly fileAssociations: readonly { readonly ext: string; readonly rank: string }[];
  readonly linux: Readonly<Record<string, unknown>>;
  readonly mac: Readonly<Record<string, unknown>>;
  readonly win: Readonly<Record<string, unknown>>;
}

interface Builder {
  getConfig(folder: string, file: string, more: undefined): Promise<Configuration>;
  /** Throws what is wrong with it, for every system. */
  validateConfiguration(
    config: Configuration,
    log: { readonly isEnabled: boolean; add(): void },
  ): Promise<void>;
}

// electron-builder reads and judges its configuration itself; what does both is not part of its interface.
const ofBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'));
const { getConfig, validateConfiguration } = ofBuilder('app-builder-lib/out/util/config/config') as Builder;
const read = () => getConfig(ROOT, 'electron-builder.yml', undefined);
const log = { isEnabled: false, add: () => undefined };

test('electron-builder accepts the configuration, for every system', async () => {
  await expect(read().then((config) => validateConfiguration(config, log))).resolves.toBeUndefined();
  const config = await read();
  const wrong = { ...config, mac: { ...config.mac, hardenedRuntim: true } };
  await expect(validateConfiguration(wrong, log)).rejects.toThrow('configuration.mac should be');
});

test('every package that is promised is configured, and nothing is published', async () => {
  const { linux, mac, win, publish } = await read();
  expect(linux['target']).toEqual(['AppImage', 'deb', 'rpm', 'dir']);
  expect(mac['target']).toEqual(['dmg', 'zip']);
  expect(win['target']).toEqual(['nsis', 'portable']);
  expect(publish).toBeNull();
});

test('captures open with the program, which does not push itself in front of others', async () => {
  const { fileAssociations } = await read();
  expect(fileAssociations.map(({ ext, rank }) => [ext, rank])).toEqual(
    ['pcap', 'pcapng', 'cap'].map((ext) => [ext, 'Alternate']),
  );
});

test('the executable can do no more than it has to', async () => {
  const { electronFuses, mac, asar } = await read();
  expect(asar).toBe(true);
  expect(electronFuses).toMatchObject({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
  });
  expect(mac['hardenedRuntime']).toBe(true);
  const entitlements = readFileSync(join(ROOT, String(mac['entitlements'])), 'utf8');
  // What V8 needs to make code, and nothing more.
  expect([...entitlements.matchAll(/<key>(.*?)<\/key>/g)].map(([, key]) => key)).toEqual([
    'com.apple.security.cs.allow-jit',
  ]);
});

test('every file that it names is there', async () => {
  const { linux, mac, win } = await read();
  for (const path of [
    linux['icon'],
    mac['icon'],
    win['icon'],
    mac['entitlements'],
    'assets/sample.pcap',
    'LICENSE',
  ])
    expect([path, existsSync(join(ROOT, String(path)))]).toEqual([path, true]);
});
