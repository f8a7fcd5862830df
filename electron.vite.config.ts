import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// The oldest Electron it must run on is 25: Node 18, Chromium 114.
const NODE_TARGET = 'node18';
const CHROMIUM_TARGET = 'chrome114';

export default defineConfig({
  main: {
    build: {
      target: NODE_TARGET,
      outDir: 'out/main',
      externalizeDeps: { include: ['pcap-parser'] },
      rollupOptions: {
        input: {
          index: resolve('electron/main/index.ts'),
          worker: resolve('electron/worker/index.ts'),
          cli: resolve('electron/cli/index.ts'),
          'cli-thread': resolve('electron/cli/blocking-thread.ts'),
          'frame-thread': resolve('electron/capture/thread/frame-thread.ts'),
          print: resolve('electron/main/print/index.ts'),
        },
        output: { format: 'cjs' },
      },
    },
  },
  preload: {
    build: {
      target: NODE_TARGET,
      outDir: 'out/preload',
      rollupOptions: { input: { index: resolve('electron/preload/index.ts') }, output: { format: 'cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      target: CHROMIUM_TARGET,
      outDir: 'out/renderer',
      // The window's content security policy lets in files, not data: URLs.
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: resolve('renderer/index.html') } },
    },
  },
});
