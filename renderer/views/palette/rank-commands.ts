import type { Command } from '../../state/commands.ts';

/**
 * The commands whose titles hold every typed word, in any order: those where a word of the title begins so first.
 * Nothing typed is all of them, as they come.
 */
export function rankCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const rated = commands.flatMap((command) => {
    const title = `${command.title} ${command.group}`.toLowerCase();
    if (!words.every((word) => title.includes(word))) return [];
    const begun = words.filter((word) => title.startsWith(word) || title.includes(` ${word}`)).length;
    return [{ command, begun }];
  });
  return rated.sort((a, b) => b.begun - a.begun).map(({ command }) => command);
}
