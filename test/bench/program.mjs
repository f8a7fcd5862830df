// The built program, copied away so that nothing changes while it is measured.
import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { benchFolder } from './captures.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Builds with source maps, by which a profile is told apart; gives the command line's file. */
export function buildProgram() {
  const built = spawnSync(
    process.execPath,
    [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--sourcemap'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  // The window's own part is not needed here.
  if (built.status !== 0 && !built.stdout.includes('out/main/cli.js'))
    throw new Error(`The build failed:\n${built.stdout}${built.stderr}`);
  const folder = join(benchFolder, 'program');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'out/main'), join(folder, 'out/main'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return join(folder, 'out/main/cli.js');
}

export const samplePath = join(root, 'assets/sample.pcap');
