import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { CaptureProgress } from '../../shared/ipc/contract.ts';
import type { TimeZone } from '../wording/time-zone.ts';
import type { AppActions, AppState, Workspace } from './app-state.ts';
import type { AppStore } from './app-store.ts';
import { NEW_WORKSPACE } from './new-workspace.ts';

export const StoreContext = createContext<AppStore | undefined>(undefined);

export function useAppStore(): AppStore {
  const store = useContext(StoreContext);
  if (store === undefined) throw new Error('a view stands outside StoreContext');
  return store;
}

/** A piece of the state; the component renders again when that piece changes. */
export function useApp<Piece>(select: (state: AppState) => Piece): Piece {
  return useStore(useAppStore(), select);
}

/** A piece of the active capture's workspace; of an empty one when no capture is open. */
export function useWorkspace<Piece>(select: (workspace: Workspace) => Piece): Piece {
  return useApp((state) => select(activeWorkspace(state)));
}

export function useActions(): AppActions {
  return useApp(({ actions }) => actions);
}

/** Whether times of day are told in UTC or as the user's own clock has them. */
export function useTimeZone(): TimeZone {
  return useApp(({ preferences }) => preferences.timeZone);
}

/** What proofs are counted in: a dialogue in text form has lines where a capture has packets. */
export function usePacketWord(): 'packet' | 'line' {
  return useWorkspace(({ overview }) => (overview?.capture.format === 'text' ? 'line' : 'packet'));
}

export function useActiveCapture(): CaptureProgress | undefined {
  return useApp(activeCapture);
}

function activeCapture(state: AppState): CaptureProgress | undefined {
  return state.captures.find(({ captureId }) => captureId === state.activeId);
}

export function activeWorkspace(state: AppState): Workspace {
  return (state.activeId === undefined ? undefined : state.workspaces.get(state.activeId)) ?? NEW_WORKSPACE;
}
