// npm run fuzz [-- --seconds 60 | --runs 1000] [--seed N] [--target NAME] [--findings N] [--exhaustive]
//
// Looks for captures that break the analysis. Every input follows from its seed; a finding prints the seed that gives it again
// and leaves the capture in test-results/fuzz.
import { fork } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..', '..');
const HANG_MILLIS = 120_000;
const HEAP_MEGABYTES = 256;

const outDir = join(root, 'test-results', 'fuzz-program', String(process.pid));
mkdirSync(outDir, { recursive: true });
await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: join(root, 'test/fuzz/program.ts'),
    outDir,
    target: 'node20',
    minify: false,
    rollupOptions: { output: { entryFileNames: 'program.mjs' } },
  },
});

const child = fork(join(outDir, 'program.mjs'), process.argv.slice(2), {
  cwd: root,
  execArgv: ['--expose-gc', `--max-old-space-size=${HEAP_MEGABYTES}`],
});
/** @type {unknown} */
let last;
/** @type {NodeJS.Timeout | undefined} */
let timer;
child.on('message', (message) => {
  last = message;
  clearTimeout(timer);
  timer = setTimeout(() => {
    console.log(`FINDING: hangs, or died: ${JSON.stringify(last)}`);
    child.kill('SIGKILL');
  }, HANG_MILLIS);
});
child.on('exit', (code, signal) => {
  clearTimeout(timer);
  if (signal !== null || (code !== 0 && code !== 1))
    console.log(`FINDING: ended by ${signal ?? code} in ${JSON.stringify(last)}`);
  process.exitCode = code ?? 1;
});
