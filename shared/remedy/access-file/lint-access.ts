import { LIMITS } from '../../engine/limits.ts';
import { readAccessLine, type AccessEntry } from './access-entry.ts';
import type { AccessFinding } from './access-finding.ts';
import { checkEntry } from './check-entry.ts';
import { checkTogether } from './check-together.ts';

/** What was found in an access file. */
export interface AccessReport {
  /** Lines that makemap takes. */
  readonly entries: number;
  /** By line. */
  readonly findings: readonly AccessFinding[];
}

/** Checks a Sendmail access file, the text that `makemap hash access < access` reads. Never throws. */
export function lintAccess(text: string): AccessReport {
  const entries: AccessEntry[] = [];
  const findings: AccessFinding[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (index >= LIMITS.accessFileLines || findings.length >= LIMITS.accessFindings) {
      findings.push(tooLong(index + 1));
      break;
    }
    const read = readAccessLine(line, index + 1);
    if (read.kind === 'entry') {
      entries.push(read.entry);
      findings.push(...checkEntry(read.entry));
    } else if (read.kind !== 'nothing') findings.push(leftOut(read.kind, read.key, index + 1));
  }
  const all = [...findings, ...checkTogether(entries).slice(0, LIMITS.accessFindings)];
  return { entries: entries.length, findings: all.sort((a, b) => a.line - b.line) };
}

function leftOut(code: 'leading-space' | 'no-value', key: string, line: number): AccessFinding {
  const message =
    code === 'no-value'
      ? 'There is no value behind the key: makemap leaves the line out and ends with an error.'
      : 'The line begins with white space: makemap leaves it out and ends with an error.';
  return { line, severity: 'error', code, key, message };
}

const tooLong = (line: number): AccessFinding => ({
  line,
  severity: 'warning',
  code: 'file-too-long',
  key: '',
  message: `From line ${line} on nothing was checked: the file has more lines, or more mistakes, than are told at once.`,
});
