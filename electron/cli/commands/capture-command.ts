import { parseArgs } from 'node:util';
import {
  captureCommand,
  isHost,
  type RecordingWish,
} from '../../../shared/remedy/recording/capture-command.ts';
import {
  RECORDING_PROBLEMS,
  recordingProblemNamed,
} from '../../../shared/remedy/recording/recording-problems.ts';
import { collectLacks } from '../../../shared/remedy/recording/wish-of-sessions.ts';
import { analyzeCapture } from '../../capture/analyze-capture.ts';
import { EXIT, UsageError, type Command, type CommandContext } from '../command.ts';

const NAMES = RECORDING_PROBLEMS.map(({ name }) => name);
const WIDTH = Math.max(...NAMES.map((name) => name.length));

const HELP = `Usage: smtpscope capture-command [FILE…] [OPTIONS]

Prints the tcpdump command that records such a problem well; what to know about it goes to standard error. With FILE, a
capture, it looks for what that lacks: packets cut short or missing, one direction, unusual ports, no DNS.

Options:
      --problem NAME    what is to be caught; may be given several times:
${RECORDING_PROBLEMS.map(({ name, title }) => `                          ${name.padEnd(WIDTH)}  ${title}`).join('\n')}
      --host HOST       record the mail of this address or host name only; may be given several times
      --port PORT       a port besides 25, 465 and 587; may be given several times
  -h, --help            this text
`;

export const captureCommandCommand: Command = {
  help: HELP,
  async run(argv, context) {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        problem: { type: 'string', multiple: true, default: [] },
        host: { type: 'string', multiple: true, default: [] },
        port: { type: 'string', multiple: true, default: [] },
      },
    });
    const asked: RecordingWish = {
      problems: values.problem.map(problemNamed),
      hosts: values.host.map(hostNamed),
      ports: values.port.map(portNumber),
    };
    const found = positionals.length > 0 ? await lacksOf(positionals, context) : undefined;
    const { command, advice } = captureCommand({
      problems: [...asked.problems, ...(found?.problems ?? [])],
      ports: [...asked.ports, ...(found?.ports ?? [])],
      hosts: asked.hosts,
    });
    context.stdout.write(`${command}\n`);
    for (const sentence of advice) context.stderr.write(`${sentence}\n`);
    return EXIT.ok;
  },
};

async function lacksOf(files: readonly string[], { signal }: CommandContext): Promise<RecordingWish> {
  const lacks = collectLacks();
  const { notices } = await analyzeCapture(files, {
    signal,
    onSession: (session) => {
      lacks.add(session);
    },
  });
  for (const notice of notices) lacks.notice(notice);
  return lacks.wish();
}

function problemNamed(name: string) {
  const problem = recordingProblemNamed(name);
  if (!problem) throw new UsageError(`There is no problem “${name}”; there is ${NAMES.join(', ')}.`);
  return problem;
}

function hostNamed(name: string): string {
  if (!isHost(name)) throw new UsageError(`“${name}” is no address and no host name.`);
  return name;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535) throw new UsageError(`“${text}” is no port.`);
  return port;
}
