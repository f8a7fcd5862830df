import { LIMITS } from '../limits.ts';

/** A line as evidence: of a long one the beginning, and a mark that there is more. */
export function evidenceText(text: string): string {
  return text.length > LIMITS.evidenceTextLength ? `${text.slice(0, LIMITS.evidenceTextLength)}…` : text;
}
