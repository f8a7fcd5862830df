import { name, version } from '../../package.json';
import { EXIT, UsageError, type CommandContext, type ListedCommand } from './command.ts';
import { visibleText } from '../../shared/model/visible-text.ts';
import { COMMANDS } from './commands/index.ts';

/** Runs one command line (without the program's own name) and gives its exit code; never throws. */
export async function runCli(argv: readonly string[], context: CommandContext): Promise<number> {
  const [first, ...rest] = argv;
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    context.stdout.write(overallHelp());
    return first === undefined ? EXIT.usage : EXIT.ok;
  }
  if (first === '--version' || first === '-V') {
    context.stdout.write(`${name} ${version}\n`);
    return EXIT.ok;
  }
  const command = COMMANDS.find((each) => each.name === first);
  if (!command)
    return complain(
      context,
      `There is no command “${first}”.`,
      `Commands: ${COMMANDS.map((each) => each.name).join(', ')}.`,
    );
  return runCommand(command, rest, context);
}

async function runCommand(
  listed: ListedCommand,
  argv: readonly string[],
  context: CommandContext,
): Promise<number> {
  const command = await listed.load();
  if (argv.includes('--help') || argv.includes('-h')) {
    context.stdout.write(command.help);
    return EXIT.ok;
  }
  try {
    return await command.run(argv, context);
  } catch (error) {
    if (context.signal.aborted) return EXIT.failed;
    const message = error instanceof Error ? error.message : String(error);
    const tip = tipOf(error) ?? (isUsageError(error) ? `See smtpscope ${listed.name} --help.` : undefined);
    return complain(context, message, tip);
  }
}

/** `parseArgs` of node:util throws TypeErrors whose codes begin so. */
function isUsageError(error: unknown): boolean {
  if (error instanceof UsageError) return true;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS');
}

function tipOf(error: unknown): string | undefined {
  return error instanceof Error && 'tip' in error && typeof error.tip === 'string' ? error.tip : undefined;
}

function complain(context: CommandContext, message: string, tip?: string): number {
  const said = tip === undefined ? message : `${message}\n${tip}`;
  // Names of files can be anything; a message of several lines points at a place.
  context.stderr.write(`smtpscope: ${said.split('\n').map(visibleText).join('\n')}\n`);
  return EXIT.usage;
}

function overallHelp(): string {
  const width = Math.max(...COMMANDS.map((command) => command.name.length));
  const list = COMMANDS.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`).join('\n');
  return `smtpscope says why mail was refused, from the packets.

Usage: smtpscope COMMAND [OPTIONS]

Commands:
${list}

smtpscope COMMAND --help tells a command's options; smtpscope --version the version.
Exit codes: 0 done, 1 what --fail-on asked for was found, 2 wrong usage or unreadable input.
`;
}
