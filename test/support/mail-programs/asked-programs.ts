import { join } from 'node:path';
import { openMailProgram, type MailProgramRun } from './run-program.ts';

/** Loads generated configuration into a real program and asks it which of the addresses it lets in. */
export interface AskedProgram {
  /** @returns for each address whether the loaded lines let it in */
  ask(lines: string, addresses: readonly string[]): readonly boolean[];
  dispose(): void;
}

/** `check_relay`, as for a connection: OK is the answer of the access map, OKSOFAR that nothing was found. */
export function askSendmail(): AskedProgram {
  const program = openMailProgram('sendmail');
  const configuration = sendmailConfiguration(program, [
    `FEATURE(\`access_db', \`hash -T<TMPF> ${program.path('access')}')dnl`,
    // A blocklist that lists nobody: what the access map does not let in has to come this far.
    "define(`DNSBL_MAP', `null')dnl",
    "FEATURE(`dnsbl', `dnsbl.invalid', `550 listed')dnl",
  ]);
  return {
    ask(lines, addresses) {
      makeAccessMap(program, configuration, lines);
      const questions = addresses.map(
        (address) => `Translate,Basic_check_relay mail.example $| ${sendmailForm(address)}`,
      );
      const { output } = program.run(
        'usr/libexec/sendmail/sendmail',
        ['-bt', '-C', configuration],
        `.D{client_addr}127.0.0.1\n${questions.join('\n')}\n`,
      );
      const answers = [...output.matchAll(/^Basic_check_rela returns: (.*)$/gm)].map(([, answer = '']) =>
        answer.trim(),
      );
      if (answers.length !== addresses.length)
        throw new Error(`sendmail -bt answered:\n${output.slice(0, 2000)}`);
      return answers.map((answer) => verdict(answer));
    },
    dispose: program.dispose,
  };
}

/** A .cf of these m4 lines, with what a test machine needs; gives its path. */
export function sendmailConfiguration(program: MailProgramRun, lines: readonly string[]): string {
  const cf = join(program.root, 'usr/share/sendmail/cf');
  const mc = program.write(
    'test.mc',
    [
      'divert(0)dnl',
      "OSTYPE(`linux')dnl",
      "define(`confDONT_BLAME_SENDMAIL', `MapInUnsafeDirPath')dnl",
      "define(`confDOMAIN_NAME', `mx.example.org')dnl",
      ...lines,
      "MAILER(`smtp')dnl",
      'LOCAL_RULESETS',
      'STranslate',
      'R$* $$| $*\t$: $1 $| $2',
      '',
    ].join('\n'),
  );
  const { code, output } = program.run('usr/bin/m4', [`-D_CF_DIR_=${cf}/`, join(cf, 'm4', 'cf.m4'), mc]);
  if (code !== 0 || /m4:|\*\*\*/.test(output)) throw new Error(`m4 answered: ${output.slice(0, 2000)}`);
  return program.write('test.cf', output);
}

/** @throws where `makemap` complains (of other things than the folder for temporary files) */
export function makeAccessMap(program: MailProgramRun, configuration: string, lines: string): void {
  const made = program.run(
    'usr/libexec/sendmail/makemap',
    ['-C', configuration, 'hash', program.path('access')],
    lines,
  );
  if (made.code !== 0 || made.output.replaceAll(/^WARNING: World writable directory .*\n/gm, '') !== '')
    throw new Error(`makemap answered: ${made.output.slice(0, 2000)}`);
}

function verdict(answer: string): boolean {
  if (answer !== 'OK' && answer !== 'OKSOFAR') throw new Error(`check_relay returned ${answer}`);
  return answer === 'OK';
}

/** As Sendmail itself writes the address of a connection: IPv6 without "::". */
function sendmailForm(address: string): string {
  if (!address.includes(':')) return address;
  const [before = '', after] = address.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? [] : Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return `IPv6:${[...head, ...zeros, ...tail].join(':')}`;
}

/** `postmap -q -` with the table as Postfix reads it. */
export function askPostfix(action: 'OK' | 'permit'): AskedProgram {
  const program = openMailProgram('postfix');
  program.write(
    'main.cf',
    'myhostname = mx.example.org\ninet_interfaces = 127.0.0.1\nmynetworks = 127.0.0.0/8\n',
  );
  const table = program.path('table.cidr');
  return {
    ask(lines, addresses) {
      program.write('table.cidr', lines);
      const args = ['-c', program.path('.'), '-q', '-', `cidr:${table}`];
      const { output } = program.run('usr/sbin/postmap', args, `${addresses.join('\n')}\n`);
      const found = new Map(
        [...output.matchAll(/^(.+)\t(.*)$/gm)].map(([, key = '', value = '']) => [key, value] as const),
      );
      if (found.size < output.split('\n').length - 1)
        throw new Error(`postmap answered: ${output.slice(0, 2000)}`);
      for (const [key, value] of found)
        if (value !== action || !addresses.includes(key))
          throw new Error(`postmap answered: ${output.slice(0, 2000)}`);
      return addresses.map((address) => found.has(address));
    },
    dispose: program.dispose,
  };
}

/** `exim -be`, with the file as a host list names it. */
export function askExim(): AskedProgram {
  const program = openMailProgram('exim');
  const configuration = program.write('exim.conf', '');
  const file = program.path('allowed_hosts');
  return {
    ask(lines, addresses) {
      program.write('allowed_hosts', lines);
      const questions = addresses.map((address) => `\${if match_ip{${address}}{${file}}{in}{out}}\n`);
      const { output } = program.run('usr/sbin/exim4', ['-C', configuration, '-be'], questions.join(''));
      const answers = [...output.matchAll(/\b(in|out)$/gm)].map(([, answer]) => answer === 'in');
      if (answers.length !== addresses.length) throw new Error(`exim -be answered: ${output.slice(0, 2000)}`);
      return answers;
    },
    dispose: program.dispose,
  };
}
