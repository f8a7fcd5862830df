import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

interface System {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  isProgram(path: string): boolean;
}

/** Where Wireshark's program lies on this computer; undefined when it is not installed. */
export function findWireshark({ platform, env, isProgram }: System = THIS_SYSTEM): string | undefined {
  return placesOf(platform, env).find(isProgram);
}

function placesOf(platform: NodeJS.Platform, env: System['env']): readonly string[] {
  if (platform === 'darwin')
    return ['/Applications/Wireshark.app/Contents/MacOS/Wireshark', ...onPath(env, 'wireshark')];
  if (platform === 'win32') {
    const folders = [env['ProgramW6432'], env['ProgramFiles'], env['ProgramFiles(x86)']];
    return folders.flatMap((folder) => (folder ? [join(folder, 'Wireshark', 'Wireshark.exe')] : []));
  }
  return onPath(env, 'wireshark');
}

function onPath(env: System['env'], name: string): readonly string[] {
  // An empty entry would mean the current folder, where anybody may have put a program.
  return (env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name));
}

const THIS_SYSTEM: System = {
  platform: process.platform,
  env: process.env,
  isProgram(path) {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
};

/**
 * Opens a capture at a packet (0 for none) in Wireshark, which then lives on its own. Resolves once it has started;
 * rejects when it cannot be.
 */
export function startWireshark(program: string, file: string, packet: number): Promise<void> {
  const goTo = packet > 0 ? ['-g', String(packet)] : [];
  // No shell: a file's name is one argument, whatever is in it.
  const child = spawn(program, [...goTo, '-r', file], { detached: true, stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}
