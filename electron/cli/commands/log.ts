import { parseArgs } from 'node:util';
import { summarizeLogs } from '../../log/summarize-logs.ts';
import type { LogSummary } from '../../../shared/model/log-summary.ts';
import { jsonText } from '../../../shared/report/json-text.ts';
import { formatLogSummary } from '../../../shared/report/text/log-text.ts';
import { EXIT, UsageError, type Command, type CommandContext } from '../command.ts';
import { parseLogYear } from '../log-options.ts';
import { createProgressLine } from '../progress-line.ts';
import { reportOptions } from '../report-options.ts';

/** How a summary is printed. */
const FORMATS: Readonly<Record<string, (summary: LogSummary, context: CommandContext) => Iterable<string>>> =
  {
    text: (summary, context) => formatLogSummary(summary, reportOptions(context, false)),
    json: (summary) => [`${jsonText(summary, 2)}\n`],
  };

const HELP = `Usage: smtpscope log FILE… [OPTIONS]

Says what mail logs refuse, bounce and defer, and why: grouped by cause, blocklist, network and hour. Understands Sendmail,
Postfix, Exim (main log) and OpenSMTPD, written by syslog, journald (also exported: journalctl -o json or export) or by
themselves; rotated and compressed logs, lines that were wrapped or pasted. FILE may be - for standard input:
journalctl -u postfix -o short-iso | smtpscope log -

To see a log beside the packets: smtpscope analyze CAPTURE --maillog FILE

Options:
  -f, --format ${Object.keys(FORMATS).join('|')}  text to be read, or the document (schema smtpscope/log@1)
      --log-year YEAR     of stamps that name none; otherwise the latest that is not after the file's last change
  -h, --help              this text
`;

export const log: Command = {
  help: HELP,
  async run(argv, context) {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { format: { type: 'string', short: 'f', default: 'text' }, 'log-year': { type: 'string' } },
    });
    if (positionals.length === 0) throw new UsageError('Name a log file, or - for standard input.');
    const format = Object.hasOwn(FORMATS, values.format) ? FORMATS[values.format] : undefined;
    if (!format)
      throw new UsageError(
        `There is no format “${values.format}”; there is ${Object.keys(FORMATS).join(', ')}.`,
      );
    const year = parseLogYear(values['log-year']);
    const { signal, stdout, stderr } = context;
    const progress = createProgressLine(stderr);
    const summary = await summarizeLogs(positionals, {
      signal,
      ...(year > 0 && { year }),
      now: Date.now(),
      onProgress: progress.show,
    }).finally(progress.clear);
    for (const piece of format(summary, context)) stdout.write(piece);
    return EXIT.ok;
  },
};
