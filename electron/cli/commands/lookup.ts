import { parseArgs } from 'node:util';
import type { CapturedDnsAnswer } from '../../../shared/model/dns.ts';
import type { LookupPlan, LookupReport, LookupSubject } from '../../../shared/model/lookup.ts';
import type { Session } from '../../../shared/model/session.ts';
import { subjectOfSession, subjectOfWords } from '../../../shared/lookup/subject.ts';
import { jsonText } from '../../../shared/report/json-text.ts';
import { formatLookup, formatLookupPlan } from '../../../shared/report/text/lookup-text.ts';
import { NameServerError, parseNameServers } from '../../lookup/name-servers.ts';
import { planFor, runLookup } from '../../lookup/run-lookup.ts';
import { EXIT, UsageError, type Command, type CommandContext } from '../command.ts';
import { reportOptions } from '../report-options.ts';

const HELP = `Usage: smtpscope lookup ADDRESS|DOMAIN… [OPTIONS]
       smtpscope lookup --capture FILE --session NUMBER [OPTIONS]

Asks the DNS what receivers ask: the reverse name of an address and whether it leads back, the EHLO name, where mail for a
domain goes, SPF, DMARC, DKIM, MTA-STS, TLSA, and the blocklists that are alive. With a capture it asks about one of its
sessions, and shows what was answered then beside what is answered now.

It is the only command that sends anything: to the name servers of this system, or those of --dns, which ask others in turn.

Options:
      --dns SERVER      ask there: 127.0.0.1, 127.0.0.1:5353, [2001:db8::53]:5353; several parted by commas
      --helo NAME       the name given in EHLO
      --mail-from ADDRESS
                        the address of MAIL FROM, whose domain's SPF record counts; <> for the null sender
      --selector NAME   a DKIM selector to look for at the domains; may be given several times
      --capture FILE    a capture that holds the session
      --session NUMBER  its number there
      --dry-run, --offline
                        send nothing; print the dig commands that ask the same
  -f, --format text|json
  -h, --help            this text
`;

interface Request {
  readonly subject: LookupSubject;
  readonly then: readonly CapturedDnsAnswer[];
}

export const lookup: Command = {
  help: HELP,
  async run(argv, context) {
    const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options: OPTIONS });
    const isJson = values.format === 'json';
    if (!isJson && values.format !== 'text')
      throw new UsageError(`There is no format “${values.format}”; there is text, json.`);
    const servers = readServers(values.dns);
    const { capture, session } = values;
    const request =
      capture === undefined && session === undefined
        ? requestOfWords(positionals, values)
        : await requestOfSession(capture, session, positionals, context.signal);
    const plan = planFor(request.subject, servers, request.then);
    if (values['dry-run'] || values.offline) {
      writePlan(plan, isJson, context);
      return EXIT.ok;
    }
    announce(plan, context);
    const report = await runLookup(
      request.subject,
      { servers: plan.servers, signal: context.signal },
      request.then,
    );
    writeReport(report, isJson, context);
    return report.complete ? EXIT.ok : EXIT.failed;
  },
};

const OPTIONS = {
  dns: { type: 'string' },
  helo: { type: 'string' },
  'mail-from': { type: 'string' },
  selector: { type: 'string', multiple: true },
  capture: { type: 'string' },
  session: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  offline: { type: 'boolean', default: false },
  format: { type: 'string', short: 'f', default: 'text' },
} as const;

function readServers(text: string | undefined): readonly string[] {
  try {
    return parseNameServers(text ?? '');
  } catch (error) {
    throw error instanceof NameServerError ? new UsageError(error.message) : error;
  }
}

interface Words {
  readonly helo?: string | undefined;
  readonly 'mail-from'?: string | undefined;
  readonly selector?: readonly string[] | undefined;
}

function requestOfWords(words: readonly string[], { helo, selector, ...values }: Words): Request {
  if (words.length === 0) throw new UsageError('Name an address or a domain.');
  const sender = values['mail-from'];
  const subject = subjectOfWords({
    words,
    ...(helo !== undefined && { helo }),
    ...(sender !== undefined && { mailFrom: sender.replace(/^<(.*)>$/, '$1') }),
    ...(selector && { selectors: selector }),
  });
  if (typeof subject === 'string')
    throw new UsageError(`“${subject}” is neither an IP address nor a domain.`);
  return { subject, then: [] };
}

async function requestOfSession(
  capture: string | undefined,
  number: string | undefined,
  words: readonly string[],
  signal: AbortSignal,
): Promise<Request> {
  if (capture === undefined || number === undefined || !/^\d+$/.test(number))
    throw new UsageError('Name the session by --capture FILE and --session NUMBER.');
  if (words.length > 0) throw new UsageError('Name a session or addresses and domains, not both.');
  const session = await findSession(capture, Number(number), signal);
  if (!session) throw new UsageError(`${capture} has no session ${number}.`);
  return { subject: subjectOfSession(session), then: session.dns ?? [] };
}

async function findSession(capture: string, id: number, signal: AbortSignal): Promise<Session | undefined> {
  // Reading captures takes long to load, and most look-ups need none.
  const { analyzeCapture } = await import('../../capture/analyze-capture.ts');
  let found: Session | undefined;
  await analyzeCapture([capture], {
    signal,
    readsMessages: true,
    onSession(session) {
      if (session.id === id) found = session;
    },
  });
  return found;
}

/** What is about to be sent is said before it is. */
function announce({ servers, questions }: LookupPlan, { stderr }: CommandContext): void {
  const whom = servers.length > 0 ? servers.join(', ') : 'no name server: this system names none';
  stderr.write(`smtpscope: asking ${whom}; ${questions.length} questions at least. --dry-run shows them.\n`);
}

function writePlan(plan: LookupPlan, isJson: boolean, context: CommandContext): void {
  const text = isJson
    ? `${jsonText(plan, 2)}\n`
    : [...formatLookupPlan(plan, reportOptions(context, false))].join('');
  context.stdout.write(text);
}

function writeReport(report: LookupReport, isJson: boolean, context: CommandContext): void {
  const text = isJson
    ? `${jsonText(report, 2)}\n`
    : [...formatLookup(report, reportOptions(context, false))].join('');
  context.stdout.write(text);
}
