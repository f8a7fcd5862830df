import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '../..');

/** Builds plain-Node programs into `folder` as the real build does, `name` from `source`; it asks for pcap-parser as installed. */
export async function buildPrograms(
  folder: string,
  entries: Readonly<Record<string, string>>,
): Promise<void> {
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node18',
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { input: entries, output: { format: 'cjs', entryFileNames: '[name].js' } },
    },
    ssr: { noExternal: true, external: ['pcap-parser'] },
  });
}

export const CLI_ENTRIES = {
  cli: 'electron/cli/index.ts',
  'frame-thread': 'electron/capture/thread/frame-thread.ts',
} as const;
