import { asCaptured, groupPipelines, type DialogueLine } from '../dialogue/pipeline.ts';
import { stepsOf } from '../dialogue/steps.ts';
import type { Session } from '../../shared/model/session.ts';
import type { DialogueState } from './dialogue-state.ts';
import type { Preferences } from './preferences.ts';

/** The lines of the dialogue as the user wants to see them; stepping goes along these. */
export function visibleLines(
  session: Session,
  folds: DialogueState['folds'],
  step: string | undefined,
  preferences: Pick<Preferences, 'dialogueMode' | 'pipelinesGrouped'>,
): readonly DialogueLine[] {
  const steps = stepsOf(session);
  if (preferences.dialogueMode === 'ladder' || !preferences.pipelinesGrouped) return asCaptured(steps);
  return groupPipelines(steps, (key) => folds.get(key) === false, step);
}
