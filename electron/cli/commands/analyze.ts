import { parseArgs } from 'node:util';
import { analyzeCapture, type CaptureAnalysis } from '../../capture/analyze-capture.ts';
import type { Session } from '../../../shared/model/session.ts';
import { REPORT_FORMATS } from '../../../shared/report/formats/index.ts';
import type {
  DocumentFormat,
  LineFormat,
  ReportFormat,
  ReportOptions,
} from '../../../shared/report/report.ts';
import { EXIT, UsageError, type Command, type CommandContext } from '../command.ts';
import { createSessionHold } from '../hold-sessions.ts';
import { createSelection } from '../select-sessions.ts';
import { createProgressLine } from '../progress-line.ts';
import { reportOptions } from '../report-options.ts';
import { openOutput, type Output } from '../write-output.ts';

/** What `--fail-on` can ask for, and whether a session shows it. */
const FAIL_ON: Readonly<Record<string, (session: Session) => boolean>> = {
  rejected: (session) => session.rejections.some(({ permanence }) => permanence === 'permanent'),
  deferred: (session) => session.rejections.some(({ permanence }) => permanence === 'temporary'),
  any: (session) => session.rejections.length > 0,
};

const FORMAT_NAMES = REPORT_FORMATS.map(({ name }) => name).join('|');

const HELP = `Usage: smtpscope analyze FILE… [OPTIONS]

Finds the SMTP sessions in packet captures (pcap or pcapng, also compressed) and says why mail was refused.
FILE may be - for standard input, as in: tcpdump -U -w - port 25 | smtpscope analyze -
Several files are read as one capture, in the order of their time.

Options:
  -f, --format ${FORMAT_NAMES}
${REPORT_FORMATS.map(({ name, description }) => `      ${name.padEnd(8)} ${description}`).join('\n')}
  -o, --output FILE     write there instead of to standard output
      --force           replace FILE when it exists
      --show-secrets    show what AUTH exchanges hold instead of masking it
      --filter FILTER   only sessions that match, such as 'outcome:rejected client:209.85.128.0/17'
      --sessions LIST   only sessions of these numbers, such as 3,5-7
      --fail-on ${Object.keys(FAIL_ON).join('|')}
                        exit with 1 when a session was refused for good, for now, or either
  -h, --help            this text

Colour is used on a terminal unless NO_COLOR is set; FORCE_COLOR uses it everywhere.
`;

interface Request {
  readonly files: readonly string[];
  readonly format: ReportFormat;
  readonly output: string | undefined;
  readonly force: boolean;
  readonly showSecrets: boolean;
  readonly failsOn: (session: Session) => boolean;
  /** What `--filter` and `--sessions` leave in. */
  readonly isWanted: (session: Session) => boolean;
}

export const analyze: Command = {
  name: 'analyze',
  summary: 'find the SMTP sessions of a capture and say why mail was refused',
  help: HELP,
  async run(argv, context) {
    const request = parseRequest(argv);
    const output = await openOutput(request.output, request.force, context.stdout);
    try {
      const failed = await writeReport(request, output, context);
      await output.finish();
      return failed ? EXIT.failed : EXIT.ok;
    } catch (error) {
      await output.discard();
      throw error;
    }
  },
};

function parseRequest(argv: readonly string[]): Request {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      format: { type: 'string', short: 'f', default: 'text' },
      output: { type: 'string', short: 'o' },
      force: { type: 'boolean', default: false },
      'show-secrets': { type: 'boolean', default: false },
      'fail-on': { type: 'string' },
      filter: { type: 'string' },
      sessions: { type: 'string' },
    },
  });
  if (positionals.length === 0) throw new UsageError('Name a capture file, or - for standard input.');
  const format = REPORT_FORMATS.find(({ name }) => name === values.format);
  if (!format) throw new UsageError(`There is no format “${values.format}”; there is ${FORMAT_NAMES}.`);
  const failOn = values['fail-on'];
  const failsOn = failOn === undefined ? () => false : FAIL_ON[failOn];
  if (!failsOn) throw new UsageError(`--fail-on takes ${Object.keys(FAIL_ON).join(', ')}; not “${failOn}”.`);
  return {
    files: positionals,
    format,
    output: values.output,
    force: values.force,
    showSecrets: values['show-secrets'],
    failsOn,
    isWanted: createSelection(values.filter, values.sessions),
  };
}

/** Tells whether `--fail-on` found what it looks for. */
async function writeReport(request: Request, output: Output, context: CommandContext): Promise<boolean> {
  const progress = createProgressLine(context.stderr);
  const collector = createCollector(request, output);
  let failed = false;
  const result = await analyzeCapture(request.files, {
    signal: context.signal,
    showSecrets: request.showSecrets,
    onSession(session) {
      if (!request.isWanted(session)) return;
      failed ||= request.failsOn(session);
      collector.add(session);
    },
    async onProgress(state) {
      progress.show(state);
      await output.drained();
    },
  }).finally(() => {
    progress.clear();
  });
  await collector.finish(result, reportOptions(context, request.output !== undefined));
  if (request.format.kind === 'lines') reportNotices(result.notices, context);
  return failed;
}

interface Collector {
  add(session: Session): void;
  finish(result: CaptureAnalysis, options: ReportOptions): Promise<void>;
}

function createCollector({ format, files }: Request, output: Output): Collector {
  if (format.kind === 'document') return collectDocument(format, output);
  return collectLines(format, output, files.includes('-'));
}

function collectLines(format: LineFormat, output: Output, live: boolean): Collector {
  if (format.header !== undefined) output.write(format.header);
  const hold = createSessionHold(live, (session) => {
    output.write(format.formatSession(session));
  });
  return {
    add: hold.add,
    finish() {
      hold.finish();
      return output.drained();
    },
  };
}

function collectDocument(format: DocumentFormat, output: Output): Collector {
  // A session that comes again replaces what was known of it.
  const sessions = new Map<number, Session>();
  return {
    add(session) {
      sessions.set(session.id, session);
    },
    async finish(result, options) {
      const ordered = [...sessions.values()].sort((a, b) => a.id - b.id);
      for (const piece of format.format({ ...result, sessions: ordered }, options)) {
        output.write(piece);
        await output.drained();
      }
    },
  };
}

/** Formats of one session a line have no place for what concerns the whole capture: it goes to standard error. */
function reportNotices(
  notices: readonly { severity: string; packet?: number; message: string }[],
  { stderr }: CommandContext,
): void {
  for (const { severity, packet, message } of notices) {
    stderr.write(`smtpscope: ${severity}: ${packet === undefined ? '' : `packet ${packet}: `}${message}\n`);
  }
}
