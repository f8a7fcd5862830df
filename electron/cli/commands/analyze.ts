import { parseArgs } from 'node:util';
import { analyzeCapture } from '../../capture/analyze-capture.ts';
import type { LogJoin } from '../../../shared/model/log.ts';
import type { Notice } from '../../../shared/model/notice.ts';
import { withoutContent } from '../../../shared/model/without-content.ts';
import type { Session } from '../../../shared/model/session.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { REPORT_FORMATS } from '../../../shared/report/formats/index.ts';
import { createRedactor } from '../../../shared/report/redact/redactor.ts';
import { REDACTIONS, type Redaction } from '../../../shared/report/redact/redaction.ts';
import type { Exporter, ExportFormat, ExportSetting } from '../../export/exporter.ts';
import { EXPORT_FORMATS, formatOfFile } from '../../export/formats.ts';
import { createKeyedHash } from '../../export/keyed-hash.ts';
import { EXIT, UsageError, type Command, type CommandContext } from '../command.ts';
import { createSelection, type Selection } from '../select-sessions.ts';
import { holdForLogs, type HeldForLogs } from '../hold-for-logs.ts';
import { parseLogTimeZone, parseLogYear } from '../log-options.ts';
import { createProgressLine, type ProgressLine } from '../progress-line.ts';
import { reportOptions } from '../report-options.ts';

/** What `--fail-on` can ask for, and whether a session shows it. */
const FAIL_ON: Readonly<Record<string, (session: Session) => boolean>> = {
  rejected: (session) => session.rejections.some(({ permanence }) => permanence === 'permanent'),
  deferred: (session) => session.rejections.some(({ permanence }) => permanence === 'temporary'),
  any: (session) => session.rejections.length > 0,
};

const FORMAT_NAMES = EXPORT_FORMATS.map(({ name }) => name).join(', ');
const NAME_WIDTH = Math.max(...EXPORT_FORMATS.map(({ name }) => name.length));

const HELP = `Usage: smtpscope analyze FILE… [OPTIONS]

Finds the SMTP sessions in packet captures (pcap or pcapng, also compressed) and says why mail was refused.
FILE may be - for standard input, as in: tcpdump -U -w - port 25 | smtpscope analyze -
Several files are read as one capture, in the order of their time.

Options:
  -f, --format FORMAT   one of those below; when it is missing, what the name of the output file ends in, else text
  -o, --output PATH     write there instead of to standard output: a file, or for parquet and eml a folder.
                        It appears once it is whole; nothing is left behind when writing fails or is stopped
      --force           replace what exists there
      --filter FILTER   only sessions that match, such as 'outcome:rejected client:209.85.128.0/17'
      --sessions LIST   only sessions of these numbers, such as 3,5-7
      --maillog FILE    also read this mail log (Sendmail, Postfix, Exim, OpenSMTPD; may be given several times) and
                        put its lines beside the sessions they tell of
      --log-timezone Z  of stamps in it that name none, such as Europe/Berlin or -04:00; else told by the capture
      --log-year YEAR   of stamps in it that name none; else the one nearest to the capture
      --messages        take messages apart: header fields, parts with their true types and hashes, route, what
                        signatures say. In json and ndjson all of it, in text, markdown, html and pdf the essentials
      --redact LIST     hide who is meant: ${REDACTIONS.join(',')} or some of them. The same name has the same
                        pseudonym throughout a report, and another one in the next
      --show-secrets    show what AUTH exchanges hold instead of masking it, also in pcap and pcapng
      --fail-on ${Object.keys(FAIL_ON).join('|')}
                        exit with 1 when a session was refused for good, for now, or either
  -h, --help            this text

Formats:
${EXPORT_FORMATS.map(({ name, description }) => `  ${name.padEnd(NAME_WIDTH)}  ${description}`).join('\n')}

Colour is used on a terminal unless NO_COLOR is set; FORCE_COLOR uses it everywhere.
`;

interface Request {
  readonly files: readonly string[];
  readonly format: ExportFormat;
  readonly output: string | undefined;
  readonly force: boolean;
  readonly showSecrets: boolean;
  readonly redact: readonly Redaction[];
  readonly failsOn: (session: Session) => boolean;
  /** What `--filter` and `--sessions` leave in. */
  readonly selection: Selection;
  /** What is inside messages is told. */
  readonly messages: boolean;
  /** Mail logs to be read beside the capture, and how their stamps are read. */
  readonly maillogs: readonly string[];
  readonly logClock: { readonly timeZone: string; readonly year: number };
}

export const analyze: Command = {
  help: HELP,
  async run(argv, context) {
    const request = await parseRequest(argv, context);
    const progress = createProgressLine(context.stderr);
    const setting = settingOf(request, progress, context);
    const exporter = await request.format.create(setting);
    try {
      return await writeReport(request, exporter, { ...setting, progress }, context);
    } catch (error) {
      await exporter.discard();
      throw error;
    }
  },
};

async function parseRequest(argv: readonly string[], { stdout }: CommandContext): Promise<Request> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      format: { type: 'string', short: 'f' },
      output: { type: 'string', short: 'o' },
      force: { type: 'boolean', default: false },
      'show-secrets': { type: 'boolean', default: false },
      'fail-on': { type: 'string' },
      redact: { type: 'string' },
      filter: { type: 'string' },
      sessions: { type: 'string' },
      messages: { type: 'boolean', default: false },
      maillog: { type: 'string', multiple: true, default: [] },
      'log-timezone': { type: 'string' },
      'log-year': { type: 'string' },
    },
  });
  if (positionals.length === 0) throw new UsageError('Name a capture file, or - for standard input.');
  const format = chooseFormat(values.format, values.output);
  if (format.target === 'folder' && (values.output ?? '-') === '-')
    throw new UsageError(`${format.name} writes a folder of files: name it with --output.`);
  if (format.target === 'bytes' && values.output === undefined && stdout.isTTY)
    throw new UsageError(`${format.name} is nothing for a terminal: name a file with --output.`);
  if (format.readsAgain && positionals.includes('-'))
    throw new UsageError(
      `${format.name} reads the capture twice, which standard input does not allow: name a file.`,
    );
  const redact = parseRedactions(values.redact);
  if (redact.length > 0 && values['show-secrets'])
    throw new UsageError('--redact hides what --show-secrets shows: choose one.');
  const failOn = values['fail-on'];
  const failsOn = failOn === undefined ? () => false : FAIL_ON[failOn];
  if (!failsOn) throw new UsageError(`--fail-on takes ${Object.keys(FAIL_ON).join(', ')}; not “${failOn}”.`);
  return {
    files: positionals,
    format,
    output: values.output,
    force: values.force,
    showSecrets: values['show-secrets'],
    redact,
    failsOn,
    selection: await createSelection(values.filter, values.sessions),
    messages: values.messages,
    maillogs: values.maillog,
    logClock: {
      timeZone: parseLogTimeZone(values['log-timezone']),
      year: parseLogYear(values['log-year']),
    },
  };
}

function chooseFormat(name: string | undefined, output: string | undefined): ExportFormat {
  const wanted = name ?? (output === undefined ? undefined : formatOfFile(output)?.name) ?? 'text';
  const format = EXPORT_FORMATS.find((each) => each.name === wanted);
  if (!format) throw new UsageError(`There is no format “${wanted}”; there is ${FORMAT_NAMES}.`);
  return format;
}

/** "addresses,ips" */
function parseRedactions(list: string | undefined): readonly Redaction[] {
  if (list === undefined) return [];
  return list.split(',').map((word) => {
    const redaction = REDACTIONS.find((each) => each === word.trim());
    if (!redaction) throw new UsageError(`--redact takes ${REDACTIONS.join(', ')}; not “${word}”.`);
    return redaction;
  });
}

function settingOf(request: Request, progress: ProgressLine, context: CommandContext): ExportSetting {
  const { files, output, force, showSecrets, redact } = request;
  const { stdout, stderr, signal } = context;
  return {
    files,
    output,
    force,
    stdout,
    showSecrets,
    redactor: redact.length > 0 ? createRedactor(redact, createKeyedHash()) : undefined,
    options: reportOptions(context, output !== undefined),
    live: files.includes('-'),
    signal,
    warn: (message) => void stderr.write(`smtpscope: ${visibleText(message)}\n`),
    onProgress: (share) => {
      progress.showShare('writing', share);
    },
    async printPdf(htmlFile, pdfFile) {
      const { printByElectron } = await import('../../export/pdf/print-by-electron.ts');
      await printByElectron(htmlFile, pdfFile, signal);
    },
  };
}

/** Gives the exit code: whether the capture could be read to its end, and `--fail-on` found what it looks for. */
async function writeReport(
  request: Request,
  exporter: Exporter,
  { redactor, progress }: ExportSetting & { readonly progress: ProgressLine },
  context: CommandContext,
): Promise<number> {
  const { messages, selection } = request;
  const isWanted = rememberWanted(selection);
  const sink = request.maillogs.length > 0 ? holdForLogs(exporter) : exporter;
  let failed = false;
  const result = await analyzeCapture(request.files, {
    signal: context.signal,
    showSecrets: request.showSecrets,
    readsMessages: messages || selection.readsMessages,
    onSession(session) {
      const isHere = isWanted(session);
      if (isHere) failed ||= request.failsOn(session);
      const told = messages || !selection.readsMessages ? session : withoutContent(session);
      if ('release' in sink) sink.hold(told, isHere);
      else if (isHere) sink.add(told);
    },
    recall: (id) => sink.recall(id),
    async onProgress(state) {
      progress.show(state);
      await exporter.drained();
    },
  }).finally(() => {
    progress.clear();
  });
  // Who stops a recording wants to see what it holds; who stops the reading of a file wants nothing.
  if (!request.files.includes('-')) context.signal.throwIfAborted();
  const logs = await joinWithLogs(request, sink, context);
  await exporter.finish({ ...result, ...(logs && { logs }) }).finally(() => {
    progress.clear();
  });
  if (!isDocument(request.format))
    reportNotices(redactor ? redactor.notices(result.notices) : result.notices, context);
  if (result.notices.some(({ code }) => code === 'reading-failed')) return EXIT.usage;
  return failed ? EXIT.failed : EXIT.ok;
}

/** Reads the mail logs, when there are any, and hands the sessions on with what these say. */
async function joinWithLogs(
  { maillogs, logClock }: Request,
  sink: HeldForLogs | Exporter,
  { signal, stderr }: CommandContext,
): Promise<LogJoin | undefined> {
  if (!('release' in sink)) return undefined;
  const { joinLogs } = await import('../../log/join-logs.ts');
  const progress = createProgressLine(stderr);
  const joined = await joinLogs(maillogs, sink.all(), {
    ...logClock,
    signal,
    onProgress: (share) => {
      progress.showShare('reading the logs', share);
    },
  }).finally(progress.clear);
  await sink.release(joined.linesOf);
  return joined.join;
}

/** A session that comes again may have lost what is inside its messages: once wanted, it stays so. */
function rememberWanted({ isWanted, readsMessages }: Selection): Selection['isWanted'] {
  if (!readsMessages) return isWanted;
  const wanted = new Set<number>();
  return (session) => {
    if (!wanted.has(session.id) && !isWanted(session)) return false;
    wanted.add(session.id);
    return true;
  };
}

/** Documents tell the notices themselves. */
function isDocument({ name }: ExportFormat): boolean {
  return (
    name === 'pdf' || REPORT_FORMATS.some((format) => format.name === name && format.kind === 'document')
  );
}

/** Formats of one session a line have no place for what concerns the whole capture: it goes to standard error. */
function reportNotices(notices: readonly Notice[], { stderr }: CommandContext): void {
  for (const { severity, packet, message } of notices) {
    const place = packet === undefined ? '' : `packet ${packet}: `;
    stderr.write(`smtpscope: ${severity}: ${place}${visibleText(message)}\n`);
  }
}
