import type { ReasonName } from '../../model/reason.ts';
import { settingsFor } from '../../remedy/settings/index.ts';
import type { Setting } from '../../remedy/settings/setting.ts';
import { settingHeading } from '../../remedy/settings/settings-text.ts';
import type { ReportOptions } from '../report.ts';
import { wrap } from './wrap.ts';

/** The settings that were asked for, to be copied; else a line that says for which programs there are some. */
export function* formatSettings(
  { reason, settings }: { readonly reason: ReasonName; readonly settings?: readonly Setting[] },
  { palette, width }: ReportOptions,
): Generator<string> {
  const known = settingsFor(reason);
  if (!settings) {
    const programs = [...new Set(known.settings.map(({ program }) => program))];
    if (programs.length > 0)
      yield palette.faint(`  Settings that cure it: --settings ${programs.join('|')}\n`);
    return;
  }
  yield `\n  ${palette.strong('Settings')}\n`;
  if (settings.length === 0)
    yield `${wrap(known.instead ?? 'There is none for this program.', width, '  ')}\n`;
  for (const setting of settings) {
    yield `\n${wrap(`${settingHeading(setting)}: ${setting.does}`, width, '    ', '  ')}\n`;
    for (const line of setting.lines) yield `      ${palette.strong(line)}\n`;
    if (setting.then !== undefined) yield `    ${palette.faint(`Then: ${setting.then}`)}\n`;
    if (setting.caution !== undefined) yield `${wrap(setting.caution, width, '      ', '    ! ')}\n`;
  }
}
