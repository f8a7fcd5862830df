import type { Session } from '../../model/session.ts';
import { millisSince } from '../../model/time.ts';
import { visibleText } from '../../model/visible-text.ts';
import { dialogueLines, type DialogueLine } from '../dialogue-lines.ts';
import type { ReportOptions } from '../report.ts';
import type { Palette } from './palette.ts';

/** What was said, a line a row: seconds since the session began, packet, who, what. */
export function* formatDialogue(session: Session, { palette }: ReportOptions): Generator<string> {
  for (const line of dialogueLines(session)) {
    // The stamps of a log are seldom finer than a second.
    const seconds = line.side === 'log' ? '' : (millisSince(session.startedAt, line.at) / 1000).toFixed(6);
    const packet = (line.side === 'log' ? 'log' : `#${line.packet}`).padStart(8);
    yield `  ${palette.faint(`${seconds.padStart(12)}${packet}`)}  ${dressed(line, palette)}\n`;
  }
}

function dressed(
  { side, text, isQuoted, isRefusal, isCut, place = '' }: DialogueLine,
  palette: Palette,
): string {
  const cut = isCut ? palette.doubtful(' [cut]') : '';
  const shown = visibleText(text);
  if (side === 'log') return palette.faint(`»  ${visibleText(place)}: ${shown}`);
  if (side === 'network') return palette.doubtful(`·· ${shown}`);
  if (side === 'client') return palette.client(`C  ${shown}`) + cut;
  if (!isQuoted) return palette.doubtful(`S  ${shown}`);
  return isRefusal ? palette.bad(`S✗ ${shown}`) + cut : palette.server(`S  ${shown}`) + cut;
}
