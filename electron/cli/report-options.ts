import type { ReportOptions } from '../../shared/report/report.ts';
import { ANSI, PLAIN } from '../../shared/report/text/palette.ts';
import type { CommandContext } from './command.ts';

const WIDEST = 110;

/** Colour and width that suit where the text goes: `toFile` when that is not standard output. */
export function reportOptions({ stdout, env }: CommandContext, toFile: boolean): ReportOptions {
  const toTerminal = !toFile && stdout.isTTY === true;
  const colour = env['FORCE_COLOR'] ? true : toTerminal && !env['NO_COLOR'];
  return { palette: colour ? ANSI : PLAIN, width: Math.min(stdout.columns ?? WIDEST, WIDEST) };
}
