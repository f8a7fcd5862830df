import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mailProgramFolder, type MailProgram } from './prepare.mjs';

/** A real mail program with a folder of its own, which is removed by `dispose`. */
export interface MailProgramRun {
  /** Where the test puts configuration and tables; `path` names a file in it. */
  path(name: string): string;
  write(name: string, text: string): string;
  /** Runs one of its programs (a path within its packages) and gives what it wrote to both outputs. */
  run(
    program: string,
    args: readonly string[],
    input?: string,
  ): { readonly code: number; readonly output: string };
  readonly root: string;
  dispose(): void;
}

/**
 * Prepares a program that `prepareMailPrograms` unpacked. It sees a host name and the users it was built for, which the
 * machine need not have: libnss-wrapper answers for them.
 */
export function openMailProgram(name: MailProgram): MailProgramRun {
  const root = mailProgramFolder(name);
  if (root === undefined) throw new Error(`npm test has not unpacked ${name}`);
  const folder = mkdtempSync(join(tmpdir(), `smtpscope-${name}-`));
  chmodSync(folder, 0o755);
  const path = (file: string) => join(folder, file);
  const write = (file: string, text: string) => {
    writeFileSync(path(file), text);
    return path(file);
  };
  const env = environment(root, write);
  return {
    root,
    path,
    write,
    run(program, args, input = '') {
      const { status, stdout, stderr } = spawnSync(join(root, program), args, {
        env,
        input,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
        timeout: 60_000,
      });
      return { code: status ?? 128, output: `${stdout}${stderr}` };
    },
    dispose: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const USERS = ['Debian-exim', 'postfix', 'nobody', 'smmsp', 'smmta', 'mail'];
const GROUPS = [...USERS, 'nogroup', 'postdrop'];

function environment(root: string, write: (file: string, text: string) => string) {
  const ownUser = process.getuid?.() ?? 0;
  const user = ownUser === 0 ? 64_000 : ownUser;
  const architecture = { x64: 'x86_64', arm64: 'aarch64' }[process.arch as string] ?? process.arch;
  const libraries = ['usr/lib', 'lib'].map((each) => join(root, each, `${architecture}-linux-gnu`));
  const passwd = [
    'root:x:0:0::/:/bin/sh',
    ...USERS.map((name, at) => `${name}:x:${user + at}:${user + at}::/:/bin/sh`),
  ];
  const group = ['root:x:0:', ...GROUPS.map((name, at) => `${name}:x:${user + at}:`)];
  return {
    PATH: `${join(root, 'usr/bin')}:/usr/sbin:/usr/bin:/sbin:/bin`,
    LD_LIBRARY_PATH: [...libraries, join(root, 'usr/lib/postfix')].join(':'),
    LD_PRELOAD: join(libraries[0] ?? '', 'libnss_wrapper.so'),
    NSS_WRAPPER_PASSWD: write('passwd', `${passwd.join('\n')}\n`),
    NSS_WRAPPER_GROUP: write('group', `${group.join('\n')}\n`),
    NSS_WRAPPER_HOSTS: write('hosts', '127.0.0.1 mx.example.org mx\n'),
    NSS_WRAPPER_HOSTNAME: 'mx.example.org',
  };
}
