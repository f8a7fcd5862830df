import { useMemo } from 'react';
import type { Session } from '../../../shared/model/session.ts';
import { findInSteps, type FindResult } from '../../dialogue/find.ts';
import { stepsOf } from '../../dialogue/steps.ts';
import { useWorkspace } from '../../state/store-context.tsx';
import type { StepMatches } from './found-text.tsx';

/** What the find bar finds in a session; searched once a question. */
export function useFound(session: Session): FindResult {
  const find = useWorkspace(({ dialogue }) => dialogue.find);
  return useMemo(() => findInSteps(stepsOf(session), session, find), [session, find]);
}

const NOTHING: ReadonlyMap<string, StepMatches> = new Map();

/** The places found, by step; empty while the find bar is closed. */
export function useFoundByStep(session: Session): ReadonlyMap<string, StepMatches> {
  const shown = useWorkspace(({ dialogue }) => dialogue.findShown);
  const place = useWorkspace(({ dialogue }) => dialogue.findPlace);
  const { matches } = useFound(session);
  return useMemo(() => {
    if (!shown || matches.length === 0) return NOTHING;
    const current = matches[place];
    const byStep = new Map<string, StepMatches>();
    for (const match of matches) {
      const known = byStep.get(match.stepKey)?.matches ?? [];
      byStep.set(match.stepKey, {
        matches: [...known, match],
        current: current?.stepKey === match.stepKey ? current : undefined,
      });
    }
    return byStep;
  }, [shown, place, matches]);
}
