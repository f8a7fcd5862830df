import { text as readAll } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import {
  explainRow,
  explainText,
  PASTED_CHARACTERS,
  stageNamed,
  type ExplainOptions,
  type Explanation,
} from '../../../shared/engine/explain.ts';
import type { Setting } from '../../../shared/remedy/settings/setting.ts';
import { settingsFor } from '../../../shared/remedy/settings/index.ts';
import { SETTING_PROGRAMS } from '../../../shared/remedy/settings/settings-text.ts';
import { jsonText } from '../../../shared/report/json-text.ts';
import { formatExplanation } from '../../../shared/report/text/explanation-text.ts';
import { formatSettings } from '../../../shared/report/text/settings-text.ts';
import { EXIT, UsageError, type Command, type CommandContext } from '../command.ts';
import { reportOptions } from '../report-options.ts';

/** How explanations are printed. */
const FORMATS = {
  text: (explanations: readonly ExplanationWithSettings[], context: CommandContext) => {
    const options = reportOptions(context, false);
    return explanations
      .map((each) => [...formatExplanation(each, options), ...formatSettings(each, options)].join(''))
      .join('\n');
  },
  json: (explanations: readonly Explanation[]) =>
    `${jsonText(explanations.length === 1 ? explanations[0] : explanations, 2)}\n`,
  ndjson: (explanations: readonly Explanation[]) =>
    explanations.map((each) => `${jsonText(each)}\n`).join(''),
} as const;

const HELP = `Usage: smtpscope explain [REPLY…] [OPTIONS]

Says why mail was refused, from the refusing reply alone: "550 5.7.1 Access denied", a reply of several lines, a line of a
Sendmail, Postfix or Exim log, or the Diagnostic-Code of a bounce. Without REPLY it reads standard input.

Standard input may also be JSON Lines, {"id", "code", "status", "lines", "stage"} a line, of which only "lines" must be
there; each is answered by a line {"id", "reason", "group", "dnsbl", "ip", "permanence", "actor", "confidence"}.

Options:
      --stage STAGE     where in the dialogue it came: connect, helo, starttls, auth, mail, rcpt, data or message
      --at DATE         when it came, such as 2017-04-30; blocklists are judged by it
      --settings NAME   the settings that cure it, as this program spells them: ${SETTING_PROGRAMS.join(', ')} or all
  -f, --format ${Object.keys(FORMATS).join('|')}
  -h, --help            this text
`;

export const explain: Command = {
  help: HELP,
  async run(argv, context) {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        stage: { type: 'string' },
        at: { type: 'string' },
        settings: { type: 'string' },
        format: { type: 'string', short: 'f', default: 'text' },
      },
    });
    const format = Object.entries(FORMATS).find(([name]) => name === values.format)?.[1];
    if (!format)
      throw new UsageError(
        `There is no format “${values.format}”; there is ${Object.keys(FORMATS).join(', ')}.`,
      );
    const options = explainOptions(values.stage, values.at);
    const isWanted = settingFilter(values.settings);
    const pasted = positionals.length > 0 ? positionals : [await readInput(context)];
    if (pasted.length === 1 && pasted[0]?.trimStart().startsWith('{')) return explainRows(pasted[0], context);
    if (pasted.some(({ length }) => length > PASTED_CHARACTERS))
      context.stderr.write(
        `smtpscope: Of a longer text the first ${PASTED_CHARACTERS} characters are read.\n`,
      );
    if (pasted.every((each) => each.trim() === '')) throw new UsageError('There is no reply to explain.');
    context.stdout.write(
      format(
        pasted.map((each) => withSettings(explainText(each, options), isWanted)),
        context,
      ),
    );
    return EXIT.ok;
  },
};

/** With the settings that were asked for, in JSON too. */
interface ExplanationWithSettings extends Explanation {
  readonly settings?: readonly Setting[];
}

type SettingFilter = (setting: Setting) => boolean;

function settingFilter(name: string | undefined): SettingFilter | undefined {
  if (name === undefined) return undefined;
  if (name !== 'all' && !SETTING_PROGRAMS.some((each) => each === name))
    throw new UsageError(`--settings takes ${SETTING_PROGRAMS.join(', ')} or all; not “${name}”.`);
  // What stands in the DNS is the same for every program.
  return ({ program }) => name === 'all' || program === name || program === 'dns';
}

function withSettings(
  explanation: Explanation,
  isWanted: SettingFilter | undefined,
): ExplanationWithSettings {
  if (!isWanted) return explanation;
  return { ...explanation, settings: settingsFor(explanation.reason).settings.filter(isWanted) };
}

function explainOptions(stage: string | undefined, at: string | undefined): ExplainOptions {
  const known = stage === undefined ? undefined : stageNamed(stage);
  if (stage !== undefined && !known) throw new UsageError(`There is no stage “${stage}”.`);
  if (at !== undefined && Number.isNaN(Date.parse(at)))
    throw new UsageError(`“${at}” is no date; write it like 2017-04-30.`);
  return { ...(known && { stage: known }), ...(at !== undefined && { at }) };
}

async function readInput({ stdin, stderr }: CommandContext): Promise<string> {
  if (stdin.isTTY) stderr.write('Paste the reply and end with Ctrl-D.\n');
  return readAll(stdin);
}

/** Answers each line; one that is no such object is told on standard error and makes the exit code 2, the others count. */
function explainRows(input: string, { stdout, stderr }: CommandContext): number {
  const answers: string[] = [];
  let bad = 0;
  for (const [index, line] of input.split('\n').entries()) {
    if (line.trim() === '') continue;
    const answer = explainRow(parseRow(line));
    if (answer) answers.push(`${jsonText(answer)}\n`);
    else {
      bad++;
      stderr.write(`smtpscope: line ${index + 1} is no JSON object with "lines".\n`);
    }
  }
  stdout.write(answers.join(''));
  return bad === 0 ? EXIT.ok : EXIT.usage;
}

function parseRow(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
