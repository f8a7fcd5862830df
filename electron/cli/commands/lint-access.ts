import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { visibleText } from '../../../shared/model/visible-text.ts';
import type { AccessFinding } from '../../../shared/remedy/access-file/access-finding.ts';
import { lintAccess, type AccessReport } from '../../../shared/remedy/access-file/lint-access.ts';
import { jsonText } from '../../../shared/report/json-text.ts';
import { EXIT, UsageError, type Command } from '../command.ts';

const FORMATS = ['text', 'json'] as const;

const HELP = `Usage: smtpscope lint-access FILE [OPTIONS]

Checks a Sendmail access file (/etc/mail/access, not its .db): lines that never match, such as networks in CIDR notation,
that open the server for relaying, that contradict or hide one another, and that makemap does not take. FILE may be -.

Options:
  -f, --format ${FORMATS.join('|')}
  -h, --help            this text

Exit codes: 0 nothing worse than a remark, 1 warnings or errors, 2 wrong usage or unreadable file.
`;

export const lintAccessCommand: Command = {
  help: HELP,
  async run(argv, { stdin, stdout }) {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { format: { type: 'string', short: 'f', default: 'text' } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError('Name one access file.');
    if (!FORMATS.some((each) => each === values.format))
      throw new UsageError(`There is no format “${values.format}”; there is ${FORMATS.join(', ')}.`);
    const report = lintAccess(file === '-' ? await readAll(stdin) : await readFile(file, 'utf8'));
    stdout.write(values.format === 'json' ? `${jsonText(report, 2)}\n` : asText(file, report));
    return report.findings.some(({ severity }) => severity !== 'info') ? EXIT.failed : EXIT.ok;
  },
};

/** As compilers do it: file, line, severity; what to write instead below. */
function asText(file: string, { entries, findings }: AccessReport): string {
  const name = visibleText(file);
  const lines = findings.flatMap((finding) => [
    `${name}:${finding.line}: ${finding.severity}: ${visibleText(`${finding.key}: ${finding.message}`)} [${finding.code}]`,
    ...(finding.tip === undefined ? [] : [`    ${visibleText(finding.tip)}`]),
  ]);
  return `${[...lines, summary(entries, findings)].join('\n')}\n`;
}

function summary(entries: number, findings: readonly AccessFinding[]): string {
  const many = (severity: AccessFinding['severity']) =>
    findings.filter((each) => each.severity === severity).length;
  return `${entries} entries: ${many('error')} errors, ${many('warning')} warnings, ${many('info')} remarks`;
}
