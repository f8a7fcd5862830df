import type { SessionWire } from '../../shared/ipc/contract.ts';
import type { Session } from '../../shared/model/session.ts';
import type { FindQuery } from '../dialogue/find.ts';

/** What the user has done to the dialogue of the open session, besides choosing a step. */
export interface DialogueState {
  /** Steps and groups that the user opened or closed, by key; the others are as they come. */
  readonly folds: ReadonlyMap<string, boolean>;
  /** Whether the find bar is open, what it looks for, and which place is the current one. */
  readonly findShown: boolean;
  readonly find: FindQuery;
  readonly findPlace: number;
  /** Every packet of the session named. */
  readonly wire: { readonly sessionId: number; readonly wire: SessionWire } | undefined;
}

export const NEW_DIALOGUE: DialogueState = {
  folds: new Map(),
  findShown: false,
  find: { text: '', matchCase: false, regex: false },
  findPlace: 0,
  wire: undefined,
};

/** Another session has been opened: what was looked for stays, what belongs to the steps goes. */
export function forNextSession(dialogue: DialogueState): DialogueState {
  const { findShown, find } = dialogue;
  return { ...NEW_DIALOGUE, findShown, find };
}

/** Two sessions side by side. */
export interface CompareState {
  readonly left: Session;
  readonly right: Session;
  /** Place of the chosen row. */
  readonly row: number;
}
