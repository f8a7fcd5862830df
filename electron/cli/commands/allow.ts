import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { visibleText } from '../../../shared/model/visible-text.ts';
import type { AllowProgram } from '../../../shared/remedy/allow/allow-file.ts';
import { ALLOW_PROGRAMS, allowConfiguration } from '../../../shared/remedy/allow/index.ts';
import { textOfNetwork } from '../../../shared/remedy/networks/network.ts';
import { readRanges, type ReadRanges } from '../../../shared/remedy/networks/read-ranges.ts';
import { EXIT, UsageError, type Command, type CommandContext } from '../command.ts';

const HELP = `Usage: smtpscope allow --for PROGRAM [RANGE…] [OPTIONS]

Prints the configuration that lets mail servers past blocklists, for exactly these addresses: the fewest networks, sorted,
as the program really compares them, with comments that say where the lines belong and what to run then.

RANGE is an address, a network or a range: 192.0.2.7, 192.0.2.0/24, 2001:db8::/36, 192.0.2.10-192.0.2.20. Without one, and
with --from-file, they are looked for in a text, such as a mail or a web page; its other words are passed over.

Options:
      --for ${ALLOW_PROGRAMS.join('|')}
                        the program that refuses
      --from-file FILE  read ranges from a text file; - is standard input
      --why TEXT        the comment above the lines: why, and until when
  -h, --help            this text

Exit codes: 0 done, 2 a range is wrong (the others are there).
`;

export const allow: Command = {
  help: HELP,
  async run(argv, context) {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { for: { type: 'string' }, 'from-file': { type: 'string' }, why: { type: 'string' } },
    });
    const program = programNamed(values.for);
    const ranges = await rangesOf(positionals, values['from-file'], context);
    for (const { message, line } of ranges.notes)
      context.stderr.write(
        `smtpscope: ${positionals.length > 0 ? '' : `line ${line}: `}${visibleText(message)}\n`,
      );
    if (ranges.spans.length === 0) throw new UsageError('There is no range to allow.');
    const { lines, leftOut } = allowConfiguration(program, ranges.spans, values.why);
    for (const network of leftOut)
      context.stderr.write(
        `smtpscope: ${textOfNetwork(network)} would take too many lines; it was left out.\n`,
      );
    await pipeline(Readable.from(withLineEnds(lines)), context.stdout, { end: false });
    const wrong = leftOut.length > 0 || ranges.notes.some(({ severity }) => severity === 'error');
    return wrong ? EXIT.usage : EXIT.ok;
  },
};

function programNamed(name: string | undefined): AllowProgram {
  const program = ALLOW_PROGRAMS.find((each) => each === name);
  if (program) return program;
  const choice = ALLOW_PROGRAMS.join(', ');
  throw new UsageError(
    name === undefined ? `Say for which program: --for ${choice}.` : `--for takes ${choice}; not “${name}”.`,
  );
}

async function rangesOf(
  positionals: readonly string[],
  file: string | undefined,
  { stdin, stderr }: CommandContext,
): Promise<ReadRanges> {
  if (positionals.length > 0 && file === undefined) return readRanges(positionals.join('\n'), 'list');
  if (positionals.length > 0) throw new UsageError('Give ranges or --from-file, not both.');
  if (file !== undefined && file !== '-') return readRanges(await readFile(file, 'utf8'), 'prose');
  if (stdin.isTTY) stderr.write('Paste the ranges and end with Ctrl-D.\n');
  return readRanges(await readAll(stdin), 'prose');
}

/** Lines in pieces of some kilobytes. */
function* withLineEnds(lines: Iterable<string>): Generator<string> {
  let piece = '';
  for (const line of lines) {
    piece += `${line}\n`;
    if (piece.length > 1 << 14) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}
