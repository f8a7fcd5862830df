import type { Cause } from '../model/cause.ts';
import type { Session } from '../model/session.ts';
import { CauseTally } from './diagnosis/group-causes.ts';

/** The causes of the refusals in some sessions alone, the largest first. */
export function causesOf(sessions: readonly Session[]): readonly Cause[] {
  const tally = new CauseTally();
  for (const session of sessions) tally.add(session);
  return tally.causes();
}
