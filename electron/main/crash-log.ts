import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reports kept; older ones are removed. */
const KEPT = 20;
/** A stack says where it happened; more of a message could quote what a capture holds. */
const MESSAGE_CHARACTERS = 300;
const STACK_LINES = 40;

export interface CrashLog {
  /** Writes down that a part of the program ended, and why. Never throws. */
  note(part: string, reason: unknown): void;
}

/**
 * Notes of crashes as text files in a folder; nothing is sent anywhere. No memory is dumped: it would hold what the captures
 * hold, passwords included.
 */
export function createCrashLog(
  folder: string,
  version: string,
  now: () => Date = () => new Date(),
): CrashLog {
  return {
    note(part, reason) {
      try {
        mkdirSync(folder, { recursive: true });
        const at = now().toISOString();
        const text = `smtpscope ${version}, ${process.platform} ${process.arch}\n${at}\n${part}\n\n${describe(reason)}\n`;
        writeFileSync(join(folder, `${at.replaceAll(':', '-')}-${part.replaceAll(/\W+/g, '-')}.txt`), text, {
          mode: 0o600,
        });
        const old = readdirSync(folder).sort().slice(0, -KEPT);
        for (const name of old) rmSync(join(folder, name), { force: true });
      } catch {
        // A crash is told on the screen as well.
      }
    },
  };
}

function describe(reason: unknown): string {
  if (!(reason instanceof Error)) return String(reason).slice(0, MESSAGE_CHARACTERS);
  const calls = (reason.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [
    `${reason.name}: ${reason.message.slice(0, MESSAGE_CHARACTERS)}`,
    ...calls.slice(0, STACK_LINES),
  ].join('\n');
}
