import { useEffect } from 'react';
import type { SessionWire } from '../../../shared/ipc/contract.ts';
import { useActions, useWorkspace } from '../../state/store-context.tsx';

/** Every packet of the open session; asked for when first wanted, undefined until it is here. */
export function useWire(): SessionWire | undefined {
  const { loadWire } = useActions();
  const id = useWorkspace(({ session }) => session?.id);
  const wire = useWorkspace(({ dialogue }) => dialogue.wire);
  useEffect(loadWire, [loadWire, id]);
  return wire?.sessionId === id ? wire?.wire : undefined;
}
