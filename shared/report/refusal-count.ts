import type { Report } from './report.ts';

/** Refusals in all, of which each cause has its share. */
export function refusalCount({ causes }: Pick<Report, 'causes'>): number {
  return causes.reduce((sum, { refusals }) => sum + refusals, 0);
}

/** The whole report in one sentence: "6 of 10 sessions were refused, 2 delivered." */
export function verdictOf({ sessions }: Pick<Report, 'sessions'>): string {
  const total = sessions.length;
  if (total === 0) return 'There are no SMTP sessions here.';
  const refused = sessions.filter(({ rejections }) => rejections.length > 0).length;
  const delivered = sessions.filter(({ outcome }) => outcome === 'delivered').length;
  if (refused === 0)
    return delivered === total
      ? `All mail was accepted in ${total === 1 ? 'this session' : `these ${total} sessions`}.`
      : 'No mail was refused in what the capture shows.';
  if (total === 1) return 'Mail was refused in this session.';
  return `Mail was refused in ${refused} of ${total} sessions.`;
}
