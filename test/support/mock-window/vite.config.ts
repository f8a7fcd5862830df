import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the window on the mock bridge; `npx vite build --config test/support/mock-window/vite.config.ts`. */
export default defineConfig({
  root: resolve(import.meta.dirname),
  plugins: [react()],
  build: {
    target: 'chrome114',
    outDir: resolve(import.meta.dirname, '../../../out/mock-window'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
  },
});
